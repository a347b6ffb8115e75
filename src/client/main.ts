import './style.css';
import { LiveProgress } from '../catalog/elements/live-progress.ts';
import { closeMenus } from './menus.ts';
import { tellTimeZone } from './time-zone.ts';

customElements.define('live-progress', LiveProgress);
closeMenus();
tellTimeZone();
