import { expect, test } from 'vitest';
import { letterParts } from './letter.ts';

const frame = {
  language: 'en',
  libraryName: 'Shanfang & Sons',
  address: 'https://library.example',
  title: 'Receipt',
} as const;

test('what people wrote cannot become markup, and the plain text says all that the HTML says', () => {
  const { text, html } = letterParts(frame, [
    'Dear <script>alert(1)</script>',
    { rows: [['A "quoted" <b>title</b>', '¥6.00']], sum: ['Total', '¥6.00'] },
    { words: 'Open the order', href: 'https://library.example/orders/1?key=a&b="c' },
  ]);
  expect(html).not.toMatch(/<script|<b>|"c"/);
  expect(html).toContain('href="https://library.example/orders/1?key=a&amp;b=&quot;c"');
  for (const said of [
    'Receipt',
    'A "quoted" <b>title</b>: ¥6.00',
    'Total: ¥6.00',
    'https://library.example/orders/1?key=a&b="c',
    'Shanfang & Sons',
  ])
    expect(text).toContain(said);
});

test('a letter asks nothing of the network', () => {
  const { html } = letterParts(frame, ['Hello']);
  expect(html).not.toMatch(/<img|<link|@import|url\(|src=/);
});
