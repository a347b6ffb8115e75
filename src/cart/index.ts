export {
  addToCart,
  type CartItem,
  type CartProblem,
  countCart,
  findCartCoupon,
  joinCarts,
  listCart,
  listCartIds,
  noteSeenPrices,
  putItems,
  removeFromCart,
  setCartCoupon,
} from './cart.ts';
export { type CartContext, cartRoutes } from './routes.ts';
