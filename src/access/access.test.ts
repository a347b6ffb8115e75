import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { newId } from '../platform/ids.ts';
import {
  addGrants,
  findRights,
  freePages,
  type GrantKind,
  type Guarded,
  isPublicPage,
  openRights,
  type Reader,
  revokeGrants,
  withdrawDocument,
} from './index.ts';

const paid: Guarded & { id: string } = {
  id: 'paid',
  ownerId: 'owner',
  visibility: 'published',
  stage: 'ready',
  priceMinor: 600,
  previewPages: 3,
  pageCount: 10,
};
const owner: Reader = { id: 'owner', role: 'contributor' };
const operator: Reader = { id: 'desk', role: 'operator' };
const other: Reader = { id: 'other', role: 'contributor' };

let library: TestLibrary;
beforeAll(async () => {
  library = await openTestLibrary();
});
afterAll(() => library.close());

test('a priced document shows its free pages and nothing more', () => {
  for (const reader of [undefined, other]) {
    expect(openRights(reader, paid)).toMatchObject({ visiblePages: 3, mayDownload: false });
  }
  for (const reader of [owner, operator]) {
    expect(openRights(reader, paid)).toMatchObject({ visiblePages: 10, mayDownload: true });
  }
  expect(isPublicPage(paid, 3)).toBe(true);
  expect(isPublicPage(paid, 4)).toBe(false);
});

test('a free document is open', () => {
  const free = { ...paid, priceMinor: 0 };
  expect(openRights(undefined, free)).toMatchObject({ visiblePages: 10, mayDownload: true });
});

test('what is not published exists for its owner and operators only', () => {
  for (const visibility of ['draft', 'review', 'removed'] as const) {
    const hidden = { ...paid, visibility, priceMinor: 0 };
    expect(openRights(other, hidden)).toMatchObject({ maySee: false, mayDownload: false, visiblePages: 0 });
    expect(openRights(owner, hidden).maySee).toBe(true);
  }
});

test('nobody but managers ever sees a page beyond the free ones', () => {
  const anyDocument = fc.record({
    ownerId: fc.constant('owner'),
    visibility: fc.constantFrom('draft', 'review', 'published', 'removed' as const),
    stage: fc.constantFrom('received', 'reading', 'pictures', 'ready', 'failed' as const),
    priceMinor: fc.nat(1000),
    previewPages: fc.nat(20),
    pageCount: fc.nat(20),
  });
  const anyReader = fc.option(
    fc.record({
      id: fc.constantFrom('owner', 'other'),
      role: fc.constantFrom('reader', 'contributor', 'operator' as const),
    }),
    { nil: undefined },
  );
  fc.assert(
    fc.property(anyDocument, anyReader, (document, reader) => {
      const rights = openRights(reader, document);
      expect(rights.visiblePages).toBeLessThanOrEqual(document.pageCount);
      if (rights.mayManage) return;
      expect(rights.visiblePages).toBeLessThanOrEqual(freePages(document));
      if (rights.visiblePages > 0) expect(document.visibility).toBe('published');
    }),
  );
});

test('the right is the union of the grants in force: taking one away leaves the others', async () => {
  const kinds: GrantKind[] = ['purchase', 'membership', 'gift', 'contributor', 'free'];
  const anyGrant = fc.record({
    kind: fc.constantFrom(...kinds),
    revoked: fc.boolean(),
    expired: fc.option(fc.boolean(), { nil: undefined }),
  });
  const property = fc.asyncProperty(
    fc.array(anyGrant, { maxLength: 5 }),
    fc.constantFrom('published', 'draft', 'removed' as const),
    async (grants, visibility) => {
      const document = { ...paid, id: newId(), visibility };
      await library.db.transaction().execute(async (tx) => {
        for (const { kind, revoked, expired } of grants) {
          const cause = newId();
          const expiresAt = expired === undefined ? undefined : Date.now() + (expired ? -1_000 : 60_000);
          await addGrants(tx, [
            { holderId: 'other', documentId: document.id, kind, cause, expiresAt },
            { holderId: 'other', documentId: document.id, kind, cause, expiresAt },
          ]);
          if (revoked) await revokeGrants(tx, [cause]);
        }
      });
      const lasting = ['purchase', 'gift', 'contributor'];
      const held = grants.some(
        ({ kind, revoked, expired }) =>
          !revoked && expired !== true && (visibility === 'published' || lasting.includes(kind)),
      );
      const rights = await findRights(library.db, other, document);
      expect(rights.mayDownload).toBe(held);
      expect(rights.visiblePages).toBe(held ? 10 : visibility === 'published' ? 3 : 0);
      expect((await findRights(library.db, undefined, document)).mayDownload).toBe(false);
      expect((await findRights(library.db, { ...other, id: 'else' }, document)).mayDownload).toBe(false);
    },
  );
  await fc.assert(property, { numRuns: 60 });
});

test('a document withdrawn for a legal claim is nobody’s any more', async () => {
  const document = { ...paid, id: newId() };
  await library.db.transaction().execute(async (tx) => {
    await addGrants(tx, [{ holderId: 'other', documentId: document.id, kind: 'purchase', cause: newId() }]);
    await withdrawDocument(tx, document.id, 'a court said so');
  });
  expect((await findRights(library.db, other, document)).mayDownload).toBe(false);
});
