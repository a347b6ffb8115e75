export const EXPIRE_ORDER = 'orders.expire';
export const CLOSE_ATTEMPTS = 'orders.close-attempts';
export const REMIND_REFUND = 'orders.remind-refund';
export const SEND_REFUND = 'orders.send-refund';
