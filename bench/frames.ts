import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { findOrInstallChromium } from '../scripts/chromium.ts';

const VIEWPORT = { width: 1_280, height: 900 };
const SPEED = 1_200;
const DISTANCE = 6_000;
const SETTLE_MS = 1_500;

interface TraceEvent {
  name: string;
  /** Microseconds. */
  ts: number;
}

/** Mean milliseconds between the frames drawn during a scroll of the page, and of an empty one. */
export async function measureFrames(url: string): Promise<{ page: number; blank: number } | undefined> {
  const executablePath = findOrInstallChromium();
  if (!executablePath) return undefined;
  const browser = await chromium.launch({ executablePath });
  try {
    const blank = await measure(browser, (page) => page.setContent('<body style="height:200000px">'));
    return { page: await measure(browser, (page) => page.goto(url, { waitUntil: 'load' })), blank };
  } finally {
    await browser.close();
  }
}

async function measure(browser: Browser, open: (page: Page) => Promise<unknown>): Promise<number> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await open(page);
  await page.waitForTimeout(SETTLE_MS);
  const session = await page.context().newCDPSession(page);
  // The first way down has the server, which shares this machine, draw the pictures.
  await scroll(session, -DISTANCE, 4 * SPEED);
  await page.waitForTimeout(SETTLE_MS);
  await scroll(session, DISTANCE, 4 * SPEED);
  await page.waitForTimeout(SETTLE_MS);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline.frame'];
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  });
  await scroll(session, -DISTANCE, SPEED);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await page.close();
  const drawn = events.filter(({ name }) => name === 'DrawFrame').map(({ ts }) => ts / 1_000);
  const [first, last] = [Math.min(...drawn), Math.max(...drawn)];
  return (last - first) / Math.max(1, drawn.length - 1);
}

async function scroll(session: CDPSession, yDistance: number, speed: number): Promise<void> {
  const [x, y] = [VIEWPORT.width / 2, VIEWPORT.height / 2];
  await session.send('Input.synthesizeScrollGesture', { x, y, yDistance, speed, gestureSourceType: 'mouse' });
}
