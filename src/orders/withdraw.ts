import { withdrawDocument } from '../access/index.ts';
import { getDocument, hideDocument } from '../catalog/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { ConflictError } from '../platform/errors.ts';
import { sendWithdrawnLetter } from './letters.ts';
import type { OrderLinks } from './order-links.ts';

/**
 * Takes a document from everyone for a legal claim: out of the catalogue, and from those who bought it, who
 * are written to and offered their money back. Answers with how many letters that was.
 */
export async function withdrawForClaim(
  tx: Tx,
  context: { config: { baseUrl: string }; orderLinks: OrderLinks },
  documentId: string,
  reason: string,
): Promise<number> {
  const document = await getDocument(tx, documentId);
  if (!(await withdrawDocument(tx, documentId, reason)))
    throw new ConflictError('this document was withdrawn before');
  await hideDocument(tx, documentId);
  const orders = await tx
    .selectFrom('orders')
    .selectAll()
    .where('state', 'in', ['paid', 'disputed'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('order_lines')
        .select('order_id')
        .where('goods_id', '=', documentId)
        .where('state', '=', 'granted'),
    )
    .execute();
  const title = document.title || document.fileName;
  for (const order of orders) await sendWithdrawnLetter(tx, context, order, { title, reason });
  return orders.length;
}
