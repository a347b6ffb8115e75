import { expect, test } from 'vitest';
import { fold, type Term, visitTerms } from './analysis/index.ts';
import { longestMarked, makeSnippet, markText } from './snippet.ts';

function marksOf(words: string): Set<Term> {
  const marks = new Set<Term>();
  visitTerms(fold(words), (term) => {
    if (typeof term === 'string' || term >= 65_536) marks.add(term);
  });
  return marks;
}

test('a snippet holds the words, marked, in the script of the original', () => {
  const text = `${'前言。'.repeat(60)}開展勞動競賽，激發職工熱情。${'后记。'.repeat(60)}`;
  const parts = makeSnippet(text, marksOf('劳动竞赛')) ?? [];
  expect(parts.filter(({ marked }) => marked).map((part) => part.text)).toEqual(['勞動競賽']);
  expect(parts.map((part) => part.text).join('').length).toBeLessThan(150);
  expect(makeSnippet(text, marksOf('图书馆'))).toBeUndefined();
});

test('of many places, the one with most different words is quoted', () => {
  const text = `竞赛竞赛竞赛。${'无关的话。'.repeat(80)}劳动与竞赛。${'无关的话。'.repeat(80)}`;
  const words = (makeSnippet(text, marksOf('劳动 竞赛')) ?? []).map((part) => part.text).join('');
  expect(words).toContain('劳动与竞赛');
});

test('a snippet ends with no half of a word that is marked', () => {
  const text = `劳动竞赛${'的'.repeat(124)}劳动竞赛${'的'.repeat(60)}`;
  const marked = (makeSnippet(text, marksOf('劳动竞赛')) ?? []).filter((part) => part.marked);
  expect(marked.map((part) => part.text)).toEqual(['劳动竞赛', '劳动竞赛']);
});

test('the longest stretch that is marked is what to look for', () => {
  const parts = makeSnippet(
    'How a reading room is run, and reading aloud.',
    marksOf('running reading rooms'),
  );
  expect(longestMarked(parts ?? [])).toBe('reading room');
  expect(longestMarked(makeSnippet('劳动与劳\n动竞赛', marksOf('竞赛 劳动')) ?? [])).toBe('劳 动竞赛');
  expect(longestMarked([])).toBeUndefined();
});

test('other forms of an English word are marked whole', () => {
  expect(markText('She was running.', marksOf('runs'))).toContainEqual({ text: 'running', marked: true });
});
