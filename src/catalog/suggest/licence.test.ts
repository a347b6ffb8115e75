import { expect, test } from 'vitest';
import { LICENCES, suggestLicence } from './licence.ts';

test.each([
  ['Licensed under the Creative Commons Attribution 4.0 International (CC BY 4.0)', 'CC-BY-4.0'],
  ['released under the Creative Commons Attribution ShareAlike 3.0 license. For any reuse', 'CC-BY-SA-4.0'],
  ['Creative Commons Attribution-NonCommercial 4.0', 'CC-BY-NC-4.0'],
  ['see https://creativecommons.org/licenses/by-nc-sa/4.0/', 'CC-BY-NC-SA-4.0'],
  ['采用知识共享署名4.0国际版许可协议进行发布', 'CC-BY-4.0'],
  ['本作品采用知识共享署名-非商业性使用-相同方式共享许可协议', 'CC-BY-NC-SA-4.0'],
  ['此文件採創用 CC 姓名標示-非商業性 4.0 國際', 'CC-BY-NC-4.0'],
  ['CC0 1.0 Universal Public Domain Dedication', 'CC0-1.0'],
  ['under the Apache License, Version 2.0 (the "License")', 'Apache-2.0'],
])('%s is %s', (text, licence) => {
  expect(suggestLicence(text)).toBe(licence);
  expect(LICENCES).toContain(licence);
});

test.each([
  'Copyright: Creative Commons Attribution-Noncommercial-No Derivative Works License',
  'CC BY-ND 4.0',
  'CC-BY-NC-ND',
  'https://creativecommons.org/licenses/by-nd/4.0/',
  '知识共享署名-非商业性使用-禁止演绎 4.0',
  '文章署名，版权归作者所有',
  'accby the way',
])('%s gives nothing away', (text) => {
  expect(suggestLicence(text)).toBe('all-rights-reserved');
});

test('of several licences the text names, the narrowest counts', () => {
  expect(suggestLicence('Some of it is CC BY 4.0, the pictures are CC BY-NC 4.0')).toBe('CC-BY-NC-4.0');
});
