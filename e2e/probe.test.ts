import { afterAll, beforeAll, test } from 'vitest';
import { fillShelf, damagedPdf, protectedPdf, type Shelf } from './documents.ts';
import { startSite, settled, type Site } from './site.ts';
let site: Site; let shelf: Shelf;
beforeAll(async () => { console.time('start'); site = await startSite(); console.timeEnd('start'); console.time('fill'); shelf = await fillShelf(site); console.timeEnd('fill'); });
afterAll(() => site.close());
test('x', async () => {
  for (const d of [shelf.free, shelf.priced, shelf.english, shelf.table]) console.log(d.title, d.stage, d.pageCount, d.language, d.previewText.slice(0, 50), d.visibility, d.failureCode, d.categoryId);
  const { people, library } = site;
  const a = await library.receive(damagedPdf(), '坏.pdf', people.press.id);
  const b = await library.receive(protectedPdf(), '密.pdf', people.press.id);
  await settled(site);
  console.log(await library.db.selectFrom('documents').select(['file_name','stage','failure_code']).where('id','in',[a.id,b.id]).execute());
  for (const [n, p] of [['v', await site.open()], ['p', await site.openAs('press')]] as const) {
    await p.goto('/'); console.log(n, await p.title(), (await p.locator('main').innerText()).slice(0, 300));
  }
});
