export interface Reference {
  seconds: number;
  done: number;
}

/** Has `convert` do one file after the other, as a script would, and counts those that succeed. */
export async function runPerFile(
  files: string[],
  convert: (file: string) => Promise<boolean>,
): Promise<Reference> {
  const started = performance.now();
  let done = 0;
  for (const file of files) if (await convert(file)) done += 1;
  return { seconds: (performance.now() - started) / 1_000, done };
}

export function perSecond({ done, seconds }: Reference): number {
  return done / seconds;
}
