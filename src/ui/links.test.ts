import { expect, it } from 'vitest';
import { links } from './links.ts';

it('leaves out of an address what is not asked for', () => {
  expect(links.search()).toBe('/search');
  expect(links.search({ q: 'a', category: '', sort: 'relevance', page: 1 })).toBe('/search?q=a');
  expect(links.category('law', { order: 'newest', page: 1 })).toBe('/categories/law');
});

it('keeps what is asked for', () => {
  expect(links.search({ q: 'a&b=c', sort: 'newest', page: 3 })).toBe(
    '/search?q=a%26b%3Dc&sort=newest&page=3',
  );
  expect(links.category('law', { order: 'popular', page: 2 })).toBe('/categories/law?order=popular&page=2');
});

it('escapes words of any script in a path', () => {
  expect(links.document('0a', '读书会-50%')).toBe('/documents/0a/%E8%AF%BB%E4%B9%A6%E4%BC%9A-50%25');
});

it('gives pictures of a changed file another address', () => {
  const before = links.pagePicture('0a', 2, 800, 'a'.repeat(64));
  expect(before).toBe('/documents/0a/pages/2.webp?w=800&v=aaaaaaaa');
  expect(links.pagePicture('0a', 2, 800, 'b'.repeat(64))).not.toBe(before);
});

it('comes back after signing in, unless to the front page', () => {
  expect(links.signIn('/documents/0a/x?y=1')).toBe('/sign-in?return=%2Fdocuments%2F0a%2Fx%3Fy%3D1');
  expect(links.signIn('/')).toBe('/sign-in');
});
