import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVisitor } from '../../test/browser.ts';
import { openTestLibrary, type TestLibrary } from '../../test/library.ts';
import { addPlan } from '../membership/index.ts';
import { newId } from '../platform/ids.ts';

let library: TestLibrary;

beforeAll(async () => {
  library = await openTestLibrary();
  const press = await library.addUser('press', 'contributor');
  const reader = await library.addUser('reader', 'reader');
  const add = async (title: string, priceMinor: number) => {
    const defaults = { then: 'publish', priceMinor } as const;
    return await library.receive(`# ${title}\n\n安全检查的办法。`, `${title}.md`, press.id, defaults);
  };
  const [praised, decried] = [await add('好评的办法', 0), await add('差评的办法', 500)];
  await add('无评的办法', 90_000);
  await addPlan(library.db, {
    nameZh: '月度会员',
    nameEn: 'Month',
    months: 1,
    priceMinor: 3_000,
    currency: 'CNY',
    highestPriceMinor: 1_000,
    discountPercent: 20,
    downloads: null,
  });
  for (const [document, stars, hidden] of [
    [praised, 5, null],
    [decried, 2, null],
    [decried, 5, Date.now()],
  ] as const)
    await review(document, hidden === null ? reader.id : press.id, stars, hidden);
  await library.processAll();
  await library.indexAll();
});
afterAll(() => library.close());

async function review(
  document: { id: string; sha256: string },
  accountId: string,
  stars: number,
  hiddenAt: number | null,
): Promise<void> {
  const row = { id: newId(), document_id: document.id, account_id: accountId, sha256: document.sha256 };
  await library.db
    .insertInto('remarks')
    .values({
      ...row,
      kind: 'review',
      stars,
      as_previewed: null,
      words: '',
      answer: '',
      answered_at: null,
      hidden_at: hiddenAt,
      created_at: 1,
      updated_at: 1,
    })
    .execute();
}

async function search(query: Record<string, string>) {
  const path = `/api/v1/search?${new URLSearchParams({ q: '安全检查', ...query })}`;
  const answer = (await (await createVisitor(library).get(path)).json()) as {
    results: Array<{ title: string }>;
    total: number;
    facets: { price: unknown; format: unknown };
  };
  const { total, facets } = answer;
  return { titles: answer.results.map(({ title }) => title), total, ...facets };
}

test('what readers think of a document sorts it', async () => {
  expect((await search({ sort: 'rating' })).titles).toEqual(['好评的办法', '差评的办法', '无评的办法']);
});

test.each([
  ['free', '好评的办法'],
  ['member', '差评的办法'],
  ['paid', '无评的办法'],
])('documents that are %s are counted, and found by the filter', async (value, title) => {
  const { titles, price, total } = await search({ price: value });
  expect({ titles, total }).toEqual({ titles: [title], total: 1 });
  expect(price).toEqual(['free', 'member', 'paid'].map((each) => ({ value: each, count: 1 })));
});

test('one price leaves the counts of other facets to it alone', async () => {
  expect((await search({ price: 'paid' })).format).toEqual([{ value: 'md', count: 1 }]);
  expect((await search({})).format).toEqual([{ value: 'md', count: 3 }]);
});
