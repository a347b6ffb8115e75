const candidates = [',', ';', '\t', '|'];
const SAMPLE_LINES = 50;

/** The delimiter that cuts the first lines into the same number of fields, and into most of them. */
export function sniffDelimiter(source: string): string {
  const lines = withoutQuoted(source.slice(0, 65_536))
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
  const scored = candidates.map((delimiter) => ({ delimiter, score: evenness(lines, delimiter) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

function withoutQuoted(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/g, '""');
}

function evenness(lines: string[], delimiter: string): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1);
  const sorted = [...counts].sort((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  if (median === 0) return 0;
  const even = counts.filter((count) => count === median).length / counts.length;
  return even * Math.log2(1 + median);
}
