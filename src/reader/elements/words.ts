import { fillIn } from '../../ui/fill-in.ts';

/** A page's text, and for each run of it six numbers: offset, length (UTF-16 units), x, y, w, h (points). */
export interface Words {
  text: string;
  boxes: number[];
}

/** A run of a page's text and where it stands, in points. */
export interface Run {
  start: number;
  end: number;
  x: number;
  y: number;
  w: number;
  h: number;
}

const MOST_KEPT = 24;

/** Words of pages, asked for once and kept while they are used. */
export class WordStore {
  readonly #url: string;
  readonly #kept = new Map<number, Promise<Words | undefined>>();

  constructor(url: string) {
    this.#url = url;
  }

  /** Undefined where they could not be had; then the next call asks again. */
  async find(page: number): Promise<Words | undefined> {
    const known = this.#kept.get(page);
    this.#kept.delete(page);
    const asked = known ?? this.#ask(page);
    this.#kept.set(page, asked);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    const words = await asked;
    if (!words && this.#kept.get(page) === asked) this.#kept.delete(page);
    return words;
  }

  async #ask(page: number): Promise<Words | undefined> {
    try {
      const response = await fetch(fillIn(this.#url, { page }));
      return response.ok ? ((await response.json()) as Words) : undefined;
    } catch {
      return undefined;
    }
  }
}

export function runsOf({ boxes }: Words): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at + 5 < boxes.length; at += 6) {
    const [start = 0, length = 0, x = 0, y = 0, w = 0, h = 0] = boxes.slice(at, at + 6);
    runs.push({ start, end: start + length, x, y, w, h });
  }
  return runs;
}

export interface Area {
  x: number;
  y: number;
  w: number;
  h: number;
}

/**
 * The areas that characters `start` to `end` of a page cover, one for each line: within a run every
 * character counts as equally wide (or tall, where the run goes down).
 */
export function areasOf(runs: Run[], start: number, end: number): Area[] {
  const areas: Area[] = [];
  for (const run of runs) {
    if (run.end <= start || run.start >= end) continue;
    const area = partOf(run, Math.max(start, run.start), Math.min(end, run.end));
    const last = areas.at(-1);
    if (last && isSameLine(last, area)) join(last, area);
    else areas.push(area);
  }
  return areas;
}

function partOf(run: Run, start: number, end: number): Area {
  const from = (start - run.start) / (run.end - run.start);
  const part = (end - start) / (run.end - run.start);
  if (isUpright(run)) return { x: run.x, w: run.w, y: run.y + run.h * from, h: run.h * part };
  return { x: run.x + run.w * from, w: run.w * part, y: run.y, h: run.h };
}

/** Set from top to bottom: each character is about as tall as the column is wide. Two letters may be so too. */
export function isUpright({ start, end, w, h }: Run): boolean {
  const count = end - start;
  return count > 2 && h > w * count * 0.75;
}

function isSameLine(a: Area, b: Area): boolean {
  const isLevel = Math.abs(a.y + a.h / 2 - b.y - b.h / 2) < Math.min(a.h, b.h) / 2;
  return isLevel && Math.abs(b.x - a.x - a.w) < 1.5 * Math.max(a.h, b.h);
}

function join(area: Area, more: Area): void {
  const right = Math.max(area.x + area.w, more.x + more.w);
  const bottom = Math.max(area.y + area.h, more.y + more.h);
  area.x = Math.min(area.x, more.x);
  area.y = Math.min(area.y, more.y);
  area.w = right - area.x;
  area.h = bottom - area.y;
}
