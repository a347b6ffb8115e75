/** Phrases by which documents say how they may be used, most particular first. */
const PHRASES: Array<[RegExp, string]> = [
  [
    /creativecommons\.org\/licenses\/by-nc-sa|CC[ -]BY-NC-SA|署名-非商业性使用-相同方式共享/i,
    'CC-BY-NC-SA-4.0',
  ],
  [/creativecommons\.org\/licenses\/by-nc|CC[ -]BY-NC|署名-非商业性使用/i, 'CC-BY-NC-4.0'],
  [
    /creativecommons\.org\/licenses\/by-sa|CC[ -]BY-SA|Attribution-ShareAlike|署名-相同方式共享/i,
    'CC-BY-SA-4.0',
  ],
  [/creativecommons\.org\/publicdomain\/zero|\bCC0\b/i, 'CC0-1.0'],
  [/creativecommons\.org\/licenses\/by\/|CC[ -]BY\b|Creative Commons Attribution|知识共享署名/i, 'CC-BY-4.0'],
  [/Apache License,? Version 2\.0/i, 'Apache-2.0'],
];

/** The licence the text names, else all rights reserved: a guess must never give away more than the owner did. */
export function suggestLicence(text: string): string {
  return PHRASES.find(([pattern]) => pattern.test(text))?.[1] ?? 'all-rights-reserved';
}

export const LICENCES = [
  'all-rights-reserved',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'CC0-1.0',
  'Apache-2.0',
  'MIT',
  'public-domain',
];
