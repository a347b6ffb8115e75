import { expect, test } from 'vitest';
import { suggestLanguage } from './language.ts';

const sentences: Array<[language: string, text: string]> = [
  ['en', 'The library is open from nine in the morning until six, and closed on Sundays.'],
  ['de', 'Die Bibliothek ist von neun bis achtzehn Uhr geöffnet und sonntags geschlossen.'],
  ['fr', 'La bibliothèque est ouverte de neuf heures à dix-huit heures et fermée le dimanche.'],
  ['ro', 'Biblioteca este deschisă de la ora nouă dimineața și închisă duminica.'],
  ['vi', 'Thư viện mở cửa từ chín giờ sáng đến sáu giờ chiều và đóng cửa vào chủ nhật.'],
  ['th', 'ห้องสมุดเปิดเวลาเก้าโมงเช้าและปิดในวันอาทิตย์'],
  ['zh-Hans', '图书馆上午九点开门，星期天不开，请大家互相转告，谢谢。'],
];

test.each(sentences)('a sentence in %s', (language, text) => {
  expect(suggestLanguage(text)).toBe(language);
});

test.each([
  'id,title,price,quantity\n1,Notebook,12.50,4\n2,Pencil,1.20,100\n3,Eraser,0.80,50\n',
  '# Title\n\n- item one\n- item two\n\n```js\nconst x = 1;\n```\n',
  'Invoice No. 42 Total amount due: 100 EUR',
  'alpha beta gamma delta 1 2 3 total sum',
])('what several languages could be is not guessed, only taken from the file: %j', (text) => {
  expect(suggestLanguage(text)).toBe('und');
  expect(suggestLanguage(text, 'en-US')).toBe('en');
});
