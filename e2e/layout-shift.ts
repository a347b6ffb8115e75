import type { Page } from 'playwright-core';

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: Array<{ node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }>;
}

declare global {
  interface Window {
    layoutShifts: string[];
  }
}

/** Notes, from the next page on, every movement that the reader did not cause. */
export async function watchLayout(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.layoutShifts = [];
    const describe = ({ node, previousRect, currentRect }: LayoutShift['sources'][number]) => {
      const name = node instanceof Element ? node.outerHTML.slice(0, 120) : node?.textContent;
      return `${name} ${JSON.stringify(previousRect)} -> ${JSON.stringify(currentRect)}`;
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        if (entry.hadRecentInput) continue;
        window.layoutShifts.push([entry.value, ...entry.sources.map(describe)].join('\n'));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What moved, with its weight in the cumulative layout shift. */
export async function layoutShifts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // Entries come after the frame in which they happened.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return window.layoutShifts;
  });
}

/** Lets every picture arrive later than its page, and returns the numbers of the pages asked for so far. */
export async function delayPictures(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route('**/*.webp*', async (route) => {
    asked.push(/pages\/(\d+)/.exec(route.request().url())?.[1] ?? 'cover');
    await new Promise((resolve) => setTimeout(resolve, 150));
    await route.continue();
  });
  return asked;
}
