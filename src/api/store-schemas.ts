import { z } from '@hono/zod-openapi';
import { moneySchema } from './schemas.ts';

const itemSchema = z
  .object({ documentId: z.string(), title: z.string(), price: moneySchema, later: z.boolean() })
  .openapi('CartItem');
export const cartSchema = z
  .object({ results: z.array(itemSchema), total: z.number().int(), next: z.null() })
  .openapi('Cart', { description: '`total` is the number of items' });
export const newItemSchema = z.strictObject({
  documentId: z.string(),
  quantity: z.literal(1).optional().openapi({ description: 'A document is bought once' }),
});
export const newOrderSchema = z.strictObject({
  /** What the caller agrees to pay; the order is refused if it would cost anything else. */
  total: z.strictObject({ minor: z.number().int().nonnegative(), currency: z.string().length(3) }),
  email: z.string().max(254).optional(),
  country: z.string().length(2).optional(),
  coupon: z.string().max(40).optional(),
  /** The same key again answers with the same order. */
  requestKey: z.string().regex(/^[\w-]{10,60}$/),
  language: z.enum(['zh-Hans', 'en']).optional(),
});
export const orderSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    state: z.string(),
    subtotal: moneySchema,
    discount: moneySchema,
    tax: moneySchema,
    total: moneySchema,
    lines: z.array(
      z.object({
        kind: z.string(),
        documentId: z.string().nullable(),
        title: z.string(),
        price: moneySchema,
        state: z.string(),
        download: z.string().nullable(),
      }),
    ),
    createdAt: z.string(),
    paidAt: z.string().nullable(),
  })
  .openapi('Order', { description: 'Paid on its page at `url`' });
