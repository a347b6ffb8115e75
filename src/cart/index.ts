export {
  addToCart,
  CartError,
  type CartItem,
  type CartProblem,
  countCart,
  findCartCoupon,
  joinCarts,
  listCart,
  MOST_ITEMS,
  noteSeenPrices,
  putItems,
  removeFromCart,
  setAside,
  setCartCoupon,
} from './cart.ts';
export { type CartContext, cartRoutes } from './routes.ts';
