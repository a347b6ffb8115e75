import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCategory, getDocument, removeDocument } from '../src/catalog/index.ts';
import { languages, messagesFor } from '../src/ui/messages/index.ts';
import { damagedPdf, protectedPdf } from './documents.ts';

import { CHINESE, ENGLISH, type PeopledSite, settled, startSite } from './site.ts';
import { choose, chosen, drop, markPage, queued, row, upload } from './uploading.ts';

const zh = messagesFor('zh-Hans');

let site: PeopledSite;

beforeAll(async () => {
  site = await startSite();
  const subject = { slug: 'labour', nameZh: '工会与劳动', nameEn: 'Unions and work', keywords: ['劳动竞赛'] };
  await addCategory(site.library.db, subject);
});
afterAll(() => site.close());

test('several files are chosen and dropped, sent, and become ready before the reader’s eyes', async () => {
  const page = await site.openAs('press');
  await page.goto('/upload');
  const neverReloaded = await markPage(page);
  await site.stopWorker();
  await choose(page, zh, [
    chosen('一.md', '# 第一份文档\n\n内容一。'),
    chosen('二.txt', '第二份文档\n\n内容二。'),
  ]);
  await drop(page, [{ name: '三.md', text: '# 第三份文档\n\n内容三。' }]);
  await page.getByRole('button', { name: zh.upload.send, exact: true }).click();
  for (const name of ['一.md', '二.txt', '三.md']) {
    await queued(page, zh, name).getByText(zh.upload.sent).waitFor();
    const step = row(page, name.slice(0, 1)).getByRole('listitem').filter({ hasText: zh.stages.received });
    await step.waitFor();
    expect(await step.getAttribute('aria-current')).toBe('step');
  }
  site.startWorker();
  for (const title of ['第一份文档', '第二份文档', '第三份文档']) {
    await row(page, title).getByRole('link', { name: zh.rows.editDetails }).waitFor();
    expect(await row(page, title).getByText(zh.visibilities.draft, { exact: true }).isVisible()).toBe(true);
  }
  expect(await neverReloaded()).toBe(true);
  await page.context().close();
});

test('details are suggested, changed, priced and published, and a visitor sees them', async () => {
  const page = await site.openAs('press');
  await page.goto('/upload');
  await upload(page, zh, [chosen('方案2026.md', longPlan())]);
  await row(page, '提质增效劳动竞赛方案').getByRole('link', { name: zh.rows.editDetails }).click();
  expect(await page.getByLabel(zh.edit.titleField).inputValue()).toBe('提质增效劳动竞赛方案');
  expect(await page.getByRole('main').getByLabel(zh.edit.language).inputValue()).toBe('zh-Hans');
  expect(await page.getByLabel(zh.edit.category).locator('option:checked').textContent()).toBe('工会与劳动');
  expect(await page.getByLabel(zh.edit.tags).inputValue()).toContain('竞赛');
  expect(await page.getByText(zh.edit.suggested).count()).toBeGreaterThanOrEqual(4);
  await page.getByLabel(zh.edit.titleField).fill('劳动竞赛方案（定稿）');
  await page.getByLabel(zh.edit.price).fill('12.5');
  await page.getByLabel(zh.edit.previewPages).fill('1');
  await page.getByRole('button', { name: zh.edit.savePublish }).click();
  expect(await page.getByRole('status').first().textContent()).toBe(zh.edit.saved);
  expect(await page.getByLabel(zh.edit.price).inputValue()).toBe('12.50');
  const visitor = await site.open();
  await visitor.goto('/categories/labour');
  await visitor.getByRole('link', { name: '劳动竞赛方案（定稿）' }).click();
  expect(await visitor.getByRole('complementary').innerText()).toContain('¥12.50');
  expect(await visitor.getByRole('list').getByRole('img').count()).toBe(1);
  const [, id = ''] = /documents\/([^/]+)/.exec(visitor.url()) ?? [];
  expect((await visitor.request.get(`/documents/${id}/pages/2.webp`)).status()).toBe(403);
  expect((await page.request.get(`/documents/${id}/pages/2.webp`)).status()).toBe(200);
  await visitor.context().close();
  await page.context().close();
});

test.each(languages)('a file that is here already is told clearly in %s', async (language) => {
  const t = messagesFor(language);
  const content = `# Twice in ${language}\n\nSome text.`;
  await site.library.receive(content, 'first.md', site.people.press.id);
  const page = await site.openAs('press', language === 'en' ? ENGLISH : CHINESE);
  await page.goto('/upload');
  await upload(page, t, [chosen('second.md', content), chosen('new.md', `# Other ${language}\n\nText.`)]);
  expect(await queued(page, t, 'second.md').getByRole('alert').textContent()).toBe(t.upload.duplicate);
  await queued(page, t, 'new.md').getByText(t.upload.sent).waitFor();
  await settled(site);
  await page.goto('/studio');
  expect(await row(page, `Twice in ${language}`).count()).toBe(1);
  await page.context().close();
});

test.each(languages)(
  'what cannot be read says why in %s, and can be tried again, replaced or removed',
  async (language) => {
    const t = messagesFor(language);
    const page = await site.openAs('press', language === 'en' ? ENGLISH : CHINESE);
    await page.goto('/upload');
    const files = [`broken ${language}.pdf`, `secret ${language}.pdf`] as const;
    const tail = Buffer.from(`\n% ${language}\n`);
    await upload(page, t, [
      chosen(files[0], Buffer.concat([damagedPdf(), tail])),
      chosen(files[1], Buffer.concat([protectedPdf(), tail])),
    ]);
    const broken = row(page, files[0]);
    const secret = row(page, files[1]);
    await broken.getByText(t.failures.damaged).waitFor();
    await secret.getByText(t.failures.encrypted).waitFor();

    await site.stopWorker();
    await broken.getByRole('button', { name: t.rows.retry }).click();
    await broken.getByText(t.progress.waiting).waitFor();
    site.startWorker();
    await broken.getByText(t.failures.damaged).waitFor();

    await broken.getByText(t.rows.replaceAsk).click();
    const whole = {
      name: 'whole.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(`# Mended ${language}\n\nText.`),
    };
    await broken.getByLabel(t.rows.replaceWith).setInputFiles(whole);
    await broken.getByRole('button', { name: t.rows.replace, exact: true }).click();
    await row(page, `Mended ${language}`).getByRole('link', { name: t.rows.editDetails }).waitFor();
    expect(await broken.getByText(t.failures.damaged).count()).toBe(0);

    await secret.getByText(t.common.removeAsk).click();
    await secret.getByRole('button', { name: t.rows.remove, exact: true }).click();
    await secret.waitFor({ state: 'detached' });
    await row(page, `Mended ${language}`).waitFor();
    await page.context().close();
  },
);

test('two tabs on one document: what one has saved is not undone unseen by the other', async () => {
  const { db } = site.library;
  const { id } = await site.library.receive(
    '# 两个窗口\n\n同一份文档。',
    '两个窗口.md',
    site.people.press.id,
  );
  await settled(site);
  const first = await site.openAs('press');
  const second = await first.context().newPage();
  for (const page of [first, second]) await page.goto(`/studio/documents/${id}`);
  await first.getByLabel(zh.edit.price).fill('9.90');
  await first.getByRole('button', { name: zh.edit.savePublish }).click();
  await first.getByRole('status').first().waitFor();

  await second.getByLabel(zh.edit.titleField).fill('第二个窗口');
  await second.getByRole('button', { name: zh.edit.save, exact: true }).click();
  const told = (await second.getByRole('alert').textContent()) ?? '';
  for (const words of [zh.edit.conflict, zh.edit.price, '9.90', zh.edit.takenOver])
    expect(told).toContain(words);
  expect(await second.getByLabel(zh.edit.price).inputValue()).toBe('9.90');
  expect(await second.getByLabel(zh.edit.titleField).inputValue()).toBe('第二个窗口');
  const saved = { visibility: 'published', title: '两个窗口', price: { minor: 990, currency: 'CNY' } };
  expect(await getDocument(db, id)).toMatchObject(saved);
  await second.getByRole('button', { name: zh.edit.save, exact: true }).click();
  expect(await second.getByRole('status').first().textContent()).toBe(zh.edit.saved);
  const savedAgain = { visibility: 'published', title: '第二个窗口', price: { minor: 990, currency: 'CNY' } };
  expect(await getDocument(db, id)).toMatchObject(savedAgain);

  await removeDocument(db, id);
  await first.getByLabel(zh.edit.titleField).fill('改不到了');
  await first.getByRole('button', { name: zh.edit.save, exact: true }).click();
  await first.getByRole('heading', { name: zh.errors[403].title }).waitFor();
  expect((await getDocument(db, id)).title).toBe('第二个窗口');
  await first.context().close();
});

function longPlan(): string {
  const words = '开展提质增效劳动竞赛，职工以班组为单位参加劳动竞赛，竞赛指标按月公布，竞赛奖励当季兑现。';
  return ['# 提质增效劳动竞赛方案', ...Array.from({ length: 80 }, (_, n) => `第${n + 1}条　${words}`)].join(
    '\n\n',
  );
}
