/** Where a text speaks of one of the Creative Commons licences by attribution, and what follows of its name. */
const MENTION =
  /creativecommons\.org\/licenses\/by([a-z-]*)|\bCC[ -]BY((?:[ -](?:NC|SA|ND))*)(?![a-z])|\bCreative Commons[ -]+Attribution([\p{L}\s–-]{0,60})|(?:知识共享\s*署名|姓名標示|署名(?=\s*[-–—－]\s*(?:非商业|相同方式|禁止)))([\p{Script=Han}\s–—－-]{0,40})/giu;

const NO_DERIVATIVES = /\bnd\b|\bno[ -]?deriv|禁止演绎|禁止改作/i;
const NON_COMMERCIAL = /\bnc\b|\bnon-?commercial|非商[业業]/i;
const SHARE_ALIKE = /\bsa\b|\bshare[ -]?alike|相同方式/i;

const OTHERS: Array<[RegExp, string]> = [
  [/creativecommons\.org\/publicdomain\/zero|\bCC0\b/i, 'CC0-1.0'],
  [/Apache License,? Version 2\.0/i, 'Apache-2.0'],
];

const RESERVED = 'all-rights-reserved';

/**
 * The licence the text names, the narrowest where there are several; else all rights reserved: a guess must
 * never give away more than the owner did.
 */
export function suggestLicence(text: string): string {
  const mentions = [...text.matchAll(MENTION)].map((match) => match.slice(1).join(''));
  if (mentions.length === 0) return OTHERS.find(([pattern]) => pattern.test(text))?.[1] ?? RESERVED;
  const names = (condition: RegExp) => mentions.some((mention) => condition.test(mention));
  // None of the licences to choose from forbids changes alone.
  if (names(NO_DERIVATIVES)) return RESERVED;
  return `CC-BY${names(NON_COMMERCIAL) ? '-NC' : ''}${names(SHARE_ALIKE) ? '-SA' : ''}-4.0`;
}

export const LICENCES = [
  RESERVED,
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'CC0-1.0',
  'Apache-2.0',
  'MIT',
  'public-domain',
];
