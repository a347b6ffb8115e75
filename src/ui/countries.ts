/** ISO 3166-1. */
const CODES =
  'CN HK MO TW SG MY JP KR VN TH ID PH IN LK NP BD PK AE SA IL TR GB IE FR DE AT CH NL BE LU ES PT IT GR PL CZ SK HU RO BG SI HR EE LV LT FI SE NO DK IS UA RU KZ US CA MX BR AR CL CO PE AU NZ ZA EG KE NG MA';

/** Countries by their names in this language, in its order. */
export function listCountries(language: string): Array<{ value: string; label: string }> {
  const known = lists.get(language);
  if (known) return known;
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const order = new Intl.Collator(language);
  const list = CODES.split(' ')
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => order.compare(a.label, b.label));
  lists.set(language, list);
  return list;
}

export function isCountry(code: string): boolean {
  return CODES.split(' ').includes(code);
}

const lists = new Map<string, Array<{ value: string; label: string }>>();
