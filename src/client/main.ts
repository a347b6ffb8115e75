import './style.css';
import { LiveProgress } from '../catalog/elements/live-progress.ts';
import { ShareLink } from '../catalog/elements/share-link.ts';
import { CartButton } from '../cart/elements/cart-button.ts';
import { OrderWatch } from '../orders/elements/order-watch.ts';
import { SearchSuggestions } from '../search/elements/search-suggestions.ts';
import { closeMenus } from './menus.ts';
import { tellTimeZone } from './time-zone.ts';

customElements.define('live-progress', LiveProgress);
customElements.define('cart-button', CartButton);
customElements.define('share-link', ShareLink);
customElements.define('order-watch', OrderWatch);
customElements.define('search-suggestions', SearchSuggestions);
closeMenus();
tellTimeZone();
