const duties = new Set<() => void>();

process.once('exit', () => {
  for (const duty of duties) duty();
});
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

/** Has `duty` done should the program end early; returns what takes the promise back. */
export function atExit(duty: () => void): () => void {
  duties.add(duty);
  return () => duties.delete(duty);
}
