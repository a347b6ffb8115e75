import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  freePages,
  type Guarded,
  isPublicPage,
  mayDownload,
  mayManage,
  maySee,
  mayViewPage,
  type Reader,
  visiblePages,
} from './index.ts';

const paid: Guarded = {
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

test('a priced document shows its free pages and nothing more', () => {
  for (const reader of [undefined, other]) {
    expect(mayViewPage(reader, paid, 3)).toBe(true);
    expect(mayViewPage(reader, paid, 4)).toBe(false);
    expect(mayDownload(reader, paid)).toBe(false);
  }
  for (const reader of [owner, operator]) {
    expect(visiblePages(reader, paid)).toBe(10);
    expect(mayDownload(reader, paid)).toBe(true);
  }
  expect(isPublicPage(paid, 4)).toBe(false);
});

test('a free document is open', () => {
  const free = { ...paid, priceMinor: 0 };
  expect(visiblePages(undefined, free)).toBe(10);
  expect(mayDownload(undefined, free)).toBe(true);
});

test('what is not published exists for its owner and operators only', () => {
  for (const visibility of ['draft', 'review', 'removed'] as const) {
    const hidden = { ...paid, visibility, priceMinor: 0 };
    expect(maySee(other, hidden)).toBe(false);
    expect(mayDownload(undefined, hidden)).toBe(false);
    expect(maySee(owner, hidden)).toBe(true);
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
    fc.property(anyDocument, anyReader, fc.double({ min: -3, max: 30 }), (document, reader, page) => {
      if (mayViewPage(reader, document, page) && !mayManage(reader, document)) {
        expect(page).toBeLessThanOrEqual(freePages(document));
        expect(document.visibility).toBe('published');
      }
      if (mayViewPage(reader, document, page))
        expect(Number.isInteger(page) && page >= 1 && page <= document.pageCount).toBe(true);
    }),
  );
});
