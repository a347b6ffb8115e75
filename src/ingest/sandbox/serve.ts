import type { ChildMessage, TaskMessage } from './messages.ts';

export type TaskHandler<Request, Reply> = (
  request: Request,
  report: (progress: unknown) => void,
) => Promise<Reply> | Reply;

/**
 * Turns the current process into a sandboxed child that answers one task at a time.
 * `prepare` loads whatever is slow; tasks are accepted once it has ended.
 * The child ends with its parent: a closed channel means nobody waits for the answer.
 * `isSpent` tells that a task has left the process unfit for further tasks.
 */
export async function serveTasks<Request, Reply>(
  prepare: () => Promise<TaskHandler<Request, Reply>>,
  isSpent: () => boolean = () => false,
): Promise<void> {
  process.on('disconnect', () => process.exit(0));
  const handle = await prepare();
  process.on('message', (message: TaskMessage) => {
    void answer(handle, message, isSpent);
  });
  send({ kind: 'ready' });
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
