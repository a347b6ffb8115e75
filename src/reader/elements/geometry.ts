export interface PageSize {
  /** Points. */
  width: number;
  height: number;
}

export interface Looks {
  view: 'scroll' | 'single' | 'double';
  /** `auto` is as wide as there is room for, up to 125 %. */
  fit: 'auto' | 'width' | 'page' | 'scale';
  /** 1 is 100 %; used where `fit` is `scale`. */
  scale: number;
  /** Degrees clockwise. */
  rotation: 0 | 90 | 180 | 270;
}

/** Where a page lies on the track, in CSS pixels; `scale` is pixels for each point. */
export interface Box {
  page: number;
  left: number;
  top: number;
  width: number;
  height: number;
  scale: number;
}

/** One page, or two that lie side by side. */
export interface Row {
  top: number;
  height: number;
  boxes: Box[];
}

export interface Layout {
  rows: Row[];
  width: number;
  height: number;
}

export interface Ground {
  sizes: PageSize[];
  looks: Looks;
  /** The stage's inside. */
  width: number;
  height: number;
  /** Of the card behind the last page, 0 where there is none. */
  cardHeight: number;
  /** Of two pages side by side the first is the right one. */
  isRightToLeft: boolean;
}

/** Pixels a point is wide at 100 %. */
export const FULL_SCALE = 96 / 72;
export const LEAST_SCALE = 0.5;
export const MOST_SCALE = 4;
const AUTO_SCALE = 1.25;
const PAD = 12;
const GAP = 14;
const PAIR_GAP = 2;
/** What browsers can still lay out and draw, of one page and of all of them. */
const LONGEST_SIDE = 16_000;
const LONGEST_TRACK = 30_000_000;

/** The pages that are turned together: every one alone, or a cover and then pairs. The card is alone. */
export function groupPages(view: Looks['view'], pageCount: number, hasCard: boolean): number[][] {
  const groups: number[][] = [];
  for (let page = 1; page <= pageCount; page++) {
    const last = groups.at(-1);
    if (view === 'double' && page > 1 && last && last.length === 1 && last[0] !== 1) last.push(page);
    else groups.push([page]);
  }
  if (hasCard) groups.push([pageCount + 1]);
  return groups;
}

/** All groups one below the other, or the one with `page` in the middle of the stage. */
export function layOut(ground: Ground, page: number): Layout {
  const { sizes, looks, cardHeight } = ground;
  const groups = groupPages(looks.view, sizes.length, cardHeight > 0);
  if (looks.view === 'scroll') return stack(ground, groups);
  const group = groups.find((pages) => pages.includes(page)) ?? groups[0] ?? [];
  const row = placeRow(ground, group, PAD, 1);
  const free = Math.max(0, ground.height - row.height - 2 * PAD);
  for (const box of row.boxes) box.top += free / 2;
  row.top += free / 2;
  return finish(ground, [row]);
}

function stack(ground: Ground, groups: number[][], shrink = 1): Layout {
  const rows: Row[] = [];
  let top = PAD;
  for (const group of groups) {
    const row = placeRow(ground, group, top, shrink);
    rows.push(row);
    top += row.height + GAP;
  }
  const layout = finish(ground, rows);
  if (layout.height <= LONGEST_TRACK || shrink < 1) return layout;
  return stack(ground, groups, (LONGEST_TRACK / layout.height) * 0.99);
}

function finish(ground: Ground, rows: Row[]): Layout {
  const last = rows.at(-1);
  const right = Math.max(
    0,
    ...rows.map(({ boxes }) => (boxes.at(-1)?.left ?? 0) + (boxes.at(-1)?.width ?? 0)),
  );
  return {
    rows,
    width: right + PAD > ground.width ? right + PAD : ground.width,
    height: last ? last.top + last.height + PAD : 0,
  };
}

function placeRow(ground: Ground, pages: number[], top: number, shrink: number): Row {
  const group = ground.isRightToLeft ? pages.toReversed() : pages;
  const shown = group.map((page) => turned(ground.sizes[page - 1], ground.looks.rotation));
  if (shown.length === 1 && shown[0] === undefined) {
    const card = {
      page: group[0] ?? 1,
      left: PAD,
      top,
      width: ground.width - 2 * PAD,
      height: ground.cardHeight,
      scale: 1,
    };
    return { top, height: ground.cardHeight, boxes: [card] };
  }
  const sizes = shown.filter((size) => size !== undefined);
  const scale = scaleOf(ground, sizes) * shrink;
  const height = Math.max(...sizes.map((size) => size.height)) * scale;
  const width = sizes.reduce((sum, size) => sum + size.width * scale, PAIR_GAP * (sizes.length - 1));
  let left = Math.max(PAD, (ground.width - width) / 2);
  const boxes = sizes.map((size, index) => {
    const box = {
      page: group[index] ?? 1,
      left,
      top: top + (height - size.height * scale) / 2,
      width: size.width * scale,
      height: size.height * scale,
      scale,
    };
    left += box.width + PAIR_GAP;
    return box;
  });
  return { top, height, boxes };
}

function scaleOf({ looks, width, height }: Ground, sizes: PageSize[]): number {
  const across = sizes.reduce((sum, size) => sum + size.width, 0);
  const tall = Math.max(...sizes.map((size) => size.height));
  const byWidth = (width - 2 * PAD - PAIR_GAP * (sizes.length - 1)) / across;
  const byHeight = (height - 2 * PAD) / tall;
  const wanted = {
    auto: Math.min(byWidth, AUTO_SCALE * FULL_SCALE),
    width: byWidth,
    page: Math.min(byWidth, byHeight),
    scale: looks.scale * FULL_SCALE,
  }[looks.fit];
  return Math.max(0.01, Math.min(wanted, LONGEST_SIDE / Math.max(tall, across)));
}

function turned(size: PageSize | undefined, rotation: Looks['rotation']): PageSize | undefined {
  if (!size) return undefined;
  return rotation % 180 === 0 ? size : { width: size.height, height: size.width };
}

/** How far down a page, turned as it is, a point of it lies: 0 at its top, 1 at its foot. */
export function heightOn(
  { width, height }: PageSize,
  point: { x: number; y: number },
  rotation: Looks['rotation'],
) {
  const across = point.x / width;
  const down = point.y / height;
  return { 0: down, 90: across, 180: 1 - down, 270: 1 - across }[rotation];
}

/** The row that holds, or follows, this height on the track. */
export function rowAt(rows: Row[], y: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && row.top + row.height < y) low = middle + 1;
    else high = middle;
  }
  return low;
}
