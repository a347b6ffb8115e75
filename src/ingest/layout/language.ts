import { simplifiedForms, traditionalForms } from '../formats/common-characters.ts';
import type { Block, Inline } from './blocks.ts';

const SAMPLE_CHARACTERS = 20_000;
const MAX_CHILDREN = 5_000;

const scripts: Array<[language: string, pattern: RegExp]> = [
  ['ja', /[\u3041-\u309f\u30a1-\u30ff]/g],
  ['ko', /[\uac00-\ud7a3]/g],
  ['zh', /[\u3400-\u9fff]/g],
  ['ar', /[\u0600-\u06ff]/g],
  ['he', /[\u05d0-\u05ea]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['el', /[\u0370-\u03ff]/g],
  ['th', /[\u0e00-\u0e7f]/g],
  ['hi', /[\u0900-\u097f]/g],
];

/** The language that a text's script shows; undefined for Latin letters, which many languages share. */
export function scriptLanguage(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const found = scripts.find(([language, pattern]) => {
    const share = (text.match(pattern)?.length ?? 0) / Math.max(1, letters);
    return share > (language === 'ja' ? 0.1 : 0.25);
  });
  return found?.[0] === 'zh' ? chineseScript(text) : found?.[0];
}

/** The declared language when the text's script bears it out, else what the script shows. */
export function settleLanguage(declared: string | undefined, blocks: Block[]): string | undefined {
  const shown = scriptLanguage(sampleText(blocks));
  const known = declared?.trim().replaceAll('_', '-');
  if (known === undefined || !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(known)) return shown;
  const primary = known.slice(0, 2).toLowerCase();
  if (shown === undefined) return scripts.some(([language]) => language === primary) ? undefined : known;
  if (shown.startsWith('zh')) return primary === 'zh' && known.length > 2 ? known : shown;
  const sameScript: Record<string, string[]> = {
    ar: ['fa', 'ur', 'ug'],
    ru: ['uk', 'bg', 'sr', 'be', 'mk', 'kk'],
    hi: ['mr', 'ne'],
  };
  return primary === shown || sameScript[shown]?.includes(primary) ? known : shown;
}

export function isCjk(language: string | undefined): boolean {
  return /^(zh|ja|ko)/.test(language ?? '');
}

// 后 of 后妃, 里 of 里程 and the like stand in Traditional texts too, but far less often than their counterparts.
const traditional = new Set(traditionalForms);
const simplified = new Set(simplifiedForms);

function chineseScript(text: string): string {
  let balance = 0;
  for (const character of text) {
    if (traditional.has(character)) balance += 1;
    else if (simplified.has(character)) balance -= 1;
  }
  return balance > 0 ? 'zh-Hant' : 'zh-Hans';
}

function sampleText(blocks: Block[]): string {
  const parts: string[] = [];
  let length = 0;
  const pending: Array<Block | Inline> = blocks.slice(0, MAX_CHILDREN).reverse();
  for (let next = pending.pop(); next && length < SAMPLE_CHARACTERS; next = pending.pop()) {
    if (next.kind === 'text') {
      parts.push(next.text.slice(0, SAMPLE_CHARACTERS));
      length += next.text.length;
    } else pending.push(...childrenOf(next).slice(0, MAX_CHILDREN).reverse());
  }
  return parts.join(' ');
}

function childrenOf(node: Block | Inline): Array<Block | Inline> {
  if ('children' in node) return [...node.children];
  if ('inlines' in node) return [...node.inlines];
  if (node.kind === 'quote') return [...node.blocks];
  if (node.kind === 'list') return node.items.slice(0, 200).flat();
  if (node.kind === 'table')
    return node.rows.slice(0, 200).flatMap((row) => row.flatMap((cell) => cell.inlines));
  return [];
}
