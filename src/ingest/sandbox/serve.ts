import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildMessage, TaskMessage } from './messages.ts';

export type TaskHandler<Request, Reply> = (
  request: Request,
  report: (progress: unknown) => void,
) => Promise<Reply> | Reply;

export interface ServeOptions {
  /** Tells that a task has left the process unfit for further tasks. */
  isSpent?: () => boolean;
  /** Steps that make later tasks faster, done one by one while no task is there. */
  warmUp?: Iterable<unknown>;
}

/** How long a child must have had nothing to do before it goes on with its warming up. */
const QUIET_MS = 300;

/**
 * Turns the current process into a sandboxed child that answers one task at a time.
 * `prepare` loads whatever is slow; tasks are accepted once it has ended.
 * The child ends with its parent: a closed channel means nobody waits for the answer.
 */
export async function serveTasks<Request, Reply>(
  prepare: () => Promise<TaskHandler<Request, Reply>>,
  { isSpent = () => false, warmUp = [] }: ServeOptions = {},
): Promise<void> {
  process.on('disconnect', () => process.exit(0));
  const handle = await prepare();
  let lastTask = Number.NEGATIVE_INFINITY;
  process.on('message', (message: TaskMessage) => {
    lastTask = Number.POSITIVE_INFINITY;
    void answer(handle, message, isSpent).finally(() => {
      lastTask = performance.now();
    });
  });
  send({ kind: 'ready' });
  for (const _ of warmUp) {
    // A task that came during the step is taken in while this sleeps.
    await sleep(0);
    while (performance.now() - lastTask < QUIET_MS) await sleep(QUIET_MS);
  }
  send({ kind: 'warm' });
}

async function answer<Request, Reply>(
  handle: TaskHandler<Request, Reply>,
  message: TaskMessage,
  isSpent: () => boolean,
) {
  const { id } = message;
  try {
    const reply = await handle(message.request as Request, (progress) =>
      send({ kind: 'progress', id, progress }),
    );
    send({ kind: 'done', id, reply, spent: isSpent() });
  } catch (error) {
    send({ kind: 'failed', id, ...describe(error), spent: isSpent() });
  }
}

function send(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}

function describe(error: unknown): { code: string; detail: string } {
  const code = (error as { code?: unknown }).code;
  const detail = error instanceof Error ? error.message : String(error);
  return { code: typeof code === 'string' ? code : 'damaged', detail: detail.slice(0, 2_000) };
}
