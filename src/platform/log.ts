import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Writes JSON lines to the error stream, which leaves the output stream to what a command prints. */
export function createLog(level: string): Log {
  return pino({ level, base: null }, pino.destination({ fd: 2, sync: true }));
}
