const waiting: Array<() => void> = [];

/**
 * Lets others have a turn, amid work that answers at once: the database in the same process does. Whoever asks goes on
 * in a turn of the event loop of its own, so that many at once do not hold it together.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(goOn);
  });
}

function goOn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(goOn);
}
