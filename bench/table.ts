import type { Result } from './result.ts';

/** The results for a person to read, a note under each row that has one. */
export function formatTable(results: Result[]): string {
  const rows = [['', 'ours', 'reference', 'ratio', 'goal', ''], ...results.map(cells)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  const noted = body.flatMap((line, index) => [line, ...noteLines(results[index]?.note)]);
  return [head, ...noted, ''].join('\n');
}

function cells(result: Result): string[] {
  const { name, ours, reference, ratio, ok, unit } = result;
  const verdict = ok === null ? 'not judged' : ok ? 'met' : 'MISSED';
  return [
    name,
    ours === null ? '–' : `${figure(ours)} ${unit}`,
    reference === null ? '–' : `${figure(reference)} ${unit}`,
    ratio === null ? '–' : figure(ratio),
    goalWords(result),
    verdict,
  ];
}

function goalWords({ goal, judged, unit }: Result): string {
  if (judged === 'least') return `≥ ${figure(goal)} ${unit}`;
  return judged === 'ratio' ? `ratio ≥ ${figure(goal)}` : `< ${figure(goal)} ${unit}`;
}

function figure(value: number): string {
  if (Number.isInteger(value) && value < 10_000) return String(value);
  return value.toLocaleString(
    'en',
    value >= 1_000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 },
  );
}

function noteLines(note: string | undefined): string[] {
  return note ? [`    ${note}`] : [];
}
