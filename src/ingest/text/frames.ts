import { isHanOrKana, isCjk } from './characters.ts';
import { largest, smallest } from './extent.ts';
import type { Glyph } from './types.ts';

/** A way of looking at the page in which its lines run from left to right and from top to bottom. */
export interface Frame {
  readonly place: (glyph: Glyph) => { u0: number; u1: number; base: number };
}

export interface FramedGlyphs {
  readonly frame: Frame;
  /** Degrees clockwise from text that runs left to right. */
  readonly angle: number;
  readonly glyphs: Glyph[];
}

interface PageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Sorts glyphs by the direction they run in, the direction with most of the text first. Upright characters
 * set below one another (vertical Chinese and Japanese) run downward, like text turned by 90 degrees.
 */
export function splitByDirection(glyphs: readonly Glyph[], page: PageSize): FramedGlyphs[] {
  const vertical = findVertical(glyphs);
  const groups = new Map<number, Glyph[]>();
  let direction = 0;
  glyphs.forEach((glyph, at) => {
    if (!glyph.generated) direction = vertical[at] ? 90 : snap(glyph.angle);
    const group = groups.get(direction);
    if (group) group.push(glyph);
    else groups.set(direction, [glyph]);
  });
  return [...groups]
    .sort(([, first], [, second]) => second.length - first.length)
    .map(([angle, group]) => ({ frame: frameFor(angle, page), angle, glyphs: group }));
}

/** Text set by a slightly crooked hand or scanner counts as straight. */
function snap(angle: number): number {
  const right = Math.round(angle / 90) * 90;
  return (Math.abs(angle - right) <= 8 ? right : angle) % 360;
}

const SHORTEST_VERTICAL_RUN = 3;
/** In ems, from the centre of one character to the next below it: in running text, and spaced out on a cover. */
const LONGEST_VERTICAL_STEP = 1.45;
const LONGEST_SPACED_STEP = 2.1;
const SHORTEST_SPACED_RUN = 5;

/** Marks the characters of upright runs whose members stand below one another. */
function findVertical(glyphs: readonly Glyph[]): Uint8Array {
  const marks = new Uint8Array(glyphs.length);
  let run: number[] = [];
  const finish = (): void => {
    const characters = run.flatMap((at) => glyphs[at] ?? []);
    const ideographs = characters.filter(({ text }) => isHanOrKana(text)).length;
    const enough = run.length >= SHORTEST_VERTICAL_RUN && ideographs * 2 >= run.length;
    if (enough && (isClose(characters) || isSpacedEvenly(characters))) for (const at of run) marks[at] = 1;
    run = [];
  };
  glyphs.forEach((glyph, at) => {
    if (glyph.generated || !isCjk(glyph.text) || snap(glyph.angle) !== 0) return;
    const previous = glyphs[run.at(-1) ?? -1];
    if (previous && !standsBelow(previous, glyph)) finish();
    run.push(at);
  });
  finish();
  return marks;
}

function standsBelow(above: Glyph, below: Glyph): boolean {
  const dx = Math.abs(above.x + above.w / 2 - below.x - below.w / 2);
  const step = stepBetween(above, below);
  return dx < 0.3 * Math.max(above.size, below.size) && step > 0.5 && step < LONGEST_SPACED_STEP;
}

/** In ems. */
function stepBetween(above: Glyph, below: Glyph): number {
  return (below.y + below.h / 2 - above.y - above.h / 2) / Math.max(above.size, below.size);
}

function stepsOf(run: readonly Glyph[]): number[] {
  return run.slice(1).map((below, at) => stepBetween(run[at] ?? below, below));
}

function isClose(run: readonly Glyph[]): boolean {
  return stepsOf(run).every((step) => step < LONGEST_VERTICAL_STEP);
}

/** The cells of a column may stand as far apart, but seldom so many alike and drawn one after the other. */
function isSpacedEvenly(run: readonly Glyph[]): boolean {
  const steps = stepsOf(run);
  return run.length >= SHORTEST_SPACED_RUN && largest(steps) - smallest(steps) < 0.05;
}

/** Upright characters in a vertical line have no common baseline: theirs is set from the centre. */
const CENTRE_TO_BASE = 0.32;

function frameFor(angle: number, page: PageSize): Frame {
  if (angle === 0)
    return { place: (g) => ({ u0: Math.max(g.x, g.originX), u1: g.x + g.w, base: g.originY }) };
  if (angle === 90) {
    return {
      place: (g) => ({
        u0: g.y,
        u1: g.y + g.h,
        base:
          snap(g.angle) === 90
            ? page.width - g.originX
            : page.width - g.x - g.w / 2 + CENTRE_TO_BASE * g.size,
      }),
    };
  }
  if (angle === 180) {
    return {
      place: (g) => ({ u0: page.width - g.x - g.w, u1: page.width - g.x, base: page.height - g.originY }),
    };
  }
  if (angle === 270) {
    return { place: (g) => ({ u0: page.height - g.y - g.h, u1: page.height - g.y, base: g.originX }) };
  }
  return slantedFrame((angle * Math.PI) / 180);
}

/** A slanted character's box says little about its width along the line, so that is taken as nominal. */
function slantedFrame(radians: number): Frame {
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  return {
    place: (g) => {
      const u0 = g.originX * cos + g.originY * sin;
      const advance = isCjk(g.text) ? g.size : 0.5 * g.size;
      return { u0, u1: u0 + advance, base: g.originY * cos - g.originX * sin };
    },
  };
}
