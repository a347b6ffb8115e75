import { expect, test } from 'vitest';
import { mergeForms, readForm, readOpened } from './edit-form.ts';

const opened = readForm({ title: '旧题', summary: 'one\ntwo', price: '0.00', previewPages: '5' });

test('what this form did not change is as others have left it', () => {
  const yours = { ...opened, title: '我的题', summary: 'one\r\ntwo' };
  const theirs = { ...opened, price: '9.90', summary: 'one\ntwo\nthree' };
  const { form, differences } = mergeForms(yours, opened, theirs);
  expect(form).toEqual({ ...theirs, title: '我的题' });
  expect(differences).toEqual([
    { field: 'summary', theirs: 'one\ntwo\nthree' },
    { field: 'price', theirs: '9.90' },
  ]);
});

test('where both changed a field both are told, and yours stays in the form', () => {
  const { form, differences } = mergeForms({ ...opened, title: '甲' }, opened, { ...opened, title: '乙' });
  expect(form.title).toBe('甲');
  expect(differences).toEqual([{ field: 'title', theirs: '乙', yours: '甲' }]);
  expect(mergeForms({ ...opened, title: '甲' }, opened, { ...opened, title: '甲' }).differences).toEqual([]);
});

test('a form that does not say what it was opened with takes nothing over', () => {
  for (const broken of [undefined, '', 'null', '{"title":']) expect(readOpened(broken)).toBeUndefined();
  const { form, differences } = mergeForms(opened, undefined, { ...opened, price: '9.90' });
  expect(form.price).toBe('0.00');
  expect(differences).toEqual([{ field: 'price', theirs: '9.90', yours: '0.00' }]);
});
