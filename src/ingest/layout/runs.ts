import type { Inline, InlineStyle } from './blocks.ts';

/** An open style or link; two runs are within the same one when they hold the same object. */
export type Wrapper = { kind: InlineStyle } | { kind: 'link'; href: string };

/** Something set in a line, with the styles around it from the outermost on. */
export interface Run {
  path: Wrapper[];
  inline: Inline;
}

/** Runs as a tree of styles. */
export function nestRuns(runs: Run[], depth = 0): Inline[] {
  const inlines: Inline[] = [];
  for (let at = 0; at < runs.length; ) {
    const run = runs[at];
    const wrapper = run?.path[depth];
    if (!run || !wrapper) {
      if (run) inlines.push(run.inline);
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < runs.length && runs[end]?.path[depth] === wrapper) end += 1;
    inlines.push({ ...wrapper, children: nestRuns(runs.slice(at, end), depth + 1) });
    at = end;
  }
  return inlines;
}
