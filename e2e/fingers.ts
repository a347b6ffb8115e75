import type { CDPSession } from 'playwright-core';

interface Finger {
  x: number;
  y: number;
}

/** Fingers go down, move in five steps and are lifted, as a real screen would tell it. */
export async function drag(session: CDPSession, from: Finger[], to: Finger[]): Promise<void> {
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: from });
  for (let step = 1; step <= 5; step++) {
    const touchPoints = from.map(({ x, y }, index) => ({
      x: x + (((to[index]?.x ?? x) - x) * step) / 5,
      y: y + (((to[index]?.y ?? y) - y) * step) / 5,
    }));
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
