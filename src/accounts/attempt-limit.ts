import { LRUCache } from 'lru-cache';

export interface AttemptLimit {
  /** False once the attempts of the window are used up. */
  take(key: string): boolean;
  /** Gives one attempt back: it was none at guessing. */
  giveBack(key: string): void;
  forget(key: string): void;
}

/** Slows down guessing: so many attempts per key within a window, counted in this process. */
export function createAttemptLimit(options: { attempts: number; windowMs: number }): AttemptLimit {
  const counts = new LRUCache<string, { count: number }>({ max: 10_000, ttl: options.windowMs });
  return {
    take(key) {
      const entry = counts.get(key) ?? { count: 0 };
      entry.count += 1;
      if (entry.count === 1) counts.set(key, entry);
      return entry.count <= options.attempts;
    },
    giveBack(key) {
      const entry = counts.get(key);
      if (entry) entry.count -= 1;
    },
    forget: (key) => void counts.delete(key),
  };
}
