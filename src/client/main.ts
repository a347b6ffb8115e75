import './style.css';
import { LiveProgress } from '../catalog/elements/live-progress.ts';
import { SearchSuggestions } from '../search/elements/search-suggestions.ts';
import { closeMenus } from './menus.ts';

customElements.define('live-progress', LiveProgress);
customElements.define('search-suggestions', SearchSuggestions);
closeMenus();
