/** What is selected of one page: UTF-16 units into its text, and where it lies in the window. */
export interface SelectedPart {
  page: number;
  start: number;
  end: number;
  rect: DOMRect;
}

/** What is selected on the page where the selection starts; undefined where nothing of a page is. */
export function selectedPart(stage: Element): SelectedPart | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const runs = [...stage.querySelectorAll<HTMLElement>('.reader-words span')].filter(
    (run) => range.intersectsNode(run) && isPart(range, run),
  );
  const layer = runs[0]?.parentElement;
  const own = runs.filter((run) => run.parentElement === layer);
  const [first] = own;
  const last = own.at(-1);
  const page = Number(layer?.closest<HTMLElement>('[data-page]')?.dataset['page']);
  if (!first || !last || !page) return undefined;
  const start = startOf(first) + (first.contains(range.startContainer) ? range.startOffset : 0);
  const length = last.textContent.trimEnd().length;
  const end =
    startOf(last) + (last.contains(range.endContainer) ? Math.min(range.endOffset, length) : length);
  return end > start ? { page, start, end, rect: last.getBoundingClientRect() } : undefined;
}

/** Whether more of the run is selected than its very edge. */
function isPart(range: Range, run: HTMLElement): boolean {
  const text = run.firstChild;
  if (range.startContainer === text && range.startOffset >= (text?.textContent?.length ?? 0)) return false;
  return !(range.endContainer === text && range.endOffset === 0);
}

function startOf(run: HTMLElement): number {
  return Number(run.dataset['start']);
}
