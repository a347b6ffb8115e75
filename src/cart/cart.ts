import { findRights, type Reader } from '../access/index.ts';
import { type Document, findDocuments, getDocument } from '../catalog/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { AppError, NotFoundError } from '../platform/errors.ts';
import { readTerms } from '../pricing/index.ts';
import './tables.ts';

/** More than anybody reads through; a page of it is still quick. */
const MOST_ITEMS = 500;

export type CartProblem = 'free' | 'owned' | 'full' | 'currency' | 'not-for-sale' | 'once';

/** Why a document cannot go into the cart, in a word that pages have a sentence for. */
export class CartError extends AppError {
  override name = 'CartError';
  readonly problem: CartProblem;
  constructor(problem: CartProblem) {
    super('conflict', `this cannot be put in the cart: ${problem}`);
    this.problem = problem;
  }
}

/** Puts a document in the reader's cart; one that is there already stays. Throws `CartError`, `NotFoundError`. */
export async function addToCart(db: Db, reader: Reader, documentId: string): Promise<void> {
  const document = await getDocument(db, documentId);
  const rights = await findRights(db, reader, document);
  if (!rights.maySee) throw new NotFoundError();
  if (document.visibility !== 'published' || document.stage !== 'ready') throw new CartError('not-for-sale');
  if (document.price.minor === 0) throw new CartError('free');
  if (rights.mayDownload) throw new CartError('owned');
  if (document.price.currency !== (await readTerms(db)).currency) throw new CartError('currency');
  await db.transaction().execute(async (tx) => {
    if ((await countItems(tx, reader.id, 0)) >= MOST_ITEMS && !(await has(tx, reader.id, documentId)))
      throw new CartError('full');
    await putItems(tx, reader.id, [{ documentId, priceMinor: document.price.minor }]);
  });
}

/** Puts these in the holder's cart, those put aside included. */
export async function putItems(
  tx: Tx,
  holderId: string,
  items: Array<{ documentId: string; priceMinor: number }>,
): Promise<void> {
  if (items.length === 0) return;
  const now = Date.now();
  await tx
    .insertInto('cart_items')
    .values(
      items.map(({ documentId, priceMinor }) => ({
        holder_id: holderId,
        document_id: documentId,
        later: 0,
        price_minor: priceMinor,
        added_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['holder_id', 'document_id']).doUpdateSet({ later: 0 }))
    .execute();
}

export async function removeFromCart(db: Db, holderId: string, documentIds: string[]): Promise<void> {
  if (documentIds.length === 0) return;
  await db
    .deleteFrom('cart_items')
    .where('holder_id', '=', holderId)
    .where('document_id', 'in', documentIds)
    .execute();
}

/** Puts an item aside, or back. Throws `CartError` where the cart is full. */
export async function setAside(db: Db, holderId: string, documentId: string, later: boolean): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!later && (await countItems(tx, holderId, 0)) >= MOST_ITEMS) throw new CartError('full');
    await tx
      .updateTable('cart_items')
      .set({ later: later ? 1 : 0 })
      .where('holder_id', '=', holderId)
      .where('document_id', '=', documentId)
      .execute();
  });
}

/** The documents in a cart, those put aside not among them. */
export async function listCartIds(db: Db, holderId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('cart_items')
    .select('document_id')
    .where('holder_id', '=', holderId)
    .where('later', '=', 0)
    .execute();
  return new Set(rows.map((row) => row.document_id));
}

export async function countCart(db: Db, holderId: string): Promise<number> {
  return await countItems(db, holderId, 0);
}

export interface CartItem {
  document: Document;
  later: boolean;
  /** What its reader saw when they last looked. */
  seenMinor: number;
}

/** What is in a cart, the newest first. */
export async function listCart(db: Db, holderId: string): Promise<CartItem[]> {
  const rows = await db
    .selectFrom('cart_items')
    .selectAll()
    .where('holder_id', '=', holderId)
    .orderBy('added_at', 'desc')
    .orderBy('document_id')
    .execute();
  const documents = await findDocuments(
    db,
    rows.map((row) => row.document_id),
  );
  const byId = new Map(documents.map((document) => [document.id, document]));
  return rows.flatMap((row) => {
    const document = byId.get(row.document_id);
    return document ? [{ document, later: row.later === 1, seenMinor: row.price_minor }] : [];
  });
}

/** The reader has seen today's prices: changes are told from these on. */
export async function noteSeenPrices(db: Db, holderId: string, items: CartItem[]): Promise<void> {
  for (const { document, seenMinor } of items) {
    if (seenMinor === document.price.minor) continue;
    await db
      .updateTable('cart_items')
      .set({ price_minor: document.price.minor })
      .where('holder_id', '=', holderId)
      .where('document_id', '=', document.id)
      .execute();
  }
}

/** A visitor turned out to be an account: their carts become one, to the limit. */
export async function joinCarts(tx: Tx, visitor: string, accountId: string): Promise<void> {
  const [mine, theirs] = await Promise.all([
    tx.selectFrom('cart_items').selectAll().where('holder_id', '=', accountId).execute(),
    tx
      .selectFrom('cart_items')
      .selectAll()
      .where('holder_id', '=', visitor)
      .orderBy('added_at', 'desc')
      .execute(),
  ]);
  const known = new Set(mine.map((row) => row.document_id));
  let room = MOST_ITEMS - mine.filter((row) => row.later === 0).length;
  const moved = theirs.flatMap((row) => {
    if (known.has(row.document_id)) return [];
    const later = row.later === 1 || room <= 0 ? 1 : 0;
    if (later === 0) room -= 1;
    return [{ ...row, holder_id: accountId, later }];
  });
  if (moved.length > 0) await tx.insertInto('cart_items').values(moved).execute();
  await tx.deleteFrom('cart_items').where('holder_id', '=', visitor).execute();
  const coupon = await findCartCoupon(tx, visitor);
  if (coupon && !(await findCartCoupon(tx, accountId))) await setCartCoupon(tx, accountId, coupon);
  await setCartCoupon(tx, visitor, undefined);
}

export async function findCartCoupon(db: Db, holderId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('cart_coupons')
    .select('code')
    .where('holder_id', '=', holderId)
    .executeTakeFirst();
  return row?.code;
}

export async function setCartCoupon(db: Db, holderId: string, code: string | undefined): Promise<void> {
  if (code === undefined) {
    await db.deleteFrom('cart_coupons').where('holder_id', '=', holderId).execute();
    return;
  }
  await db
    .insertInto('cart_coupons')
    .values({ holder_id: holderId, code })
    .onConflict((conflict) => conflict.column('holder_id').doUpdateSet({ code }))
    .execute();
}

async function countItems(db: Db, holderId: string, later: number): Promise<number> {
  const row = await db
    .selectFrom('cart_items')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('holder_id', '=', holderId)
    .where('later', '=', later)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

async function has(db: Db, holderId: string, documentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('cart_items')
    .select('later')
    .where('holder_id', '=', holderId)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return row?.later === 0;
}
