import './style.css';
import { LiveProgress } from '../catalog/elements/live-progress.ts';
import { closeMenus } from './menus.ts';

customElements.define('live-progress', LiveProgress);
closeMenus();
