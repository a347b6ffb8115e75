const duties = new Set<() => void>();

process.once('exit', () => {
  // Last in, first out: processes end before the folders they write to are removed.
  for (const duty of [...duties].toReversed()) attempt(duty);
});
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

/** Has `duty` done should the program end early; returns what takes the promise back. */
export function atExit(duty: () => void): () => void {
  duties.add(duty);
  return () => duties.delete(duty);
}

/** One duty that fails must not keep the others from being done. */
function attempt(duty: () => void): void {
  try {
    duty();
  } catch (error) {
    process.stderr.write(`cannot clear up: ${String(error)}\n`);
  }
}
