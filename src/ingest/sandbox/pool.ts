import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ChildMessage } from './messages.ts';
import { type Permissions, sandboxFlags } from './permissions.ts';

export interface ChildPoolOptions extends Permissions {
  entry: URL;
  /** How many children may run at once. */
  size: number;
  /** Resident memory in MiB above which a child is killed. */
  memoryLimitMiB: number;
  /** Resident memory in MiB above which an idle child is replaced. */
  recycleAboveMiB: number;
  /** Tasks after which a child is replaced. */
  recycleAfter: number;
  /** Milliseconds without a task after which a child ends and gives its memory back; for ever if not said. */
  idleLimitMs?: number;
  /** Milliseconds allowed for a child to become ready. */
  startLimitMs?: number;
}

export interface RunOptions {
  /** Milliseconds from start, and milliseconds without any progress, after which the child is killed. */
  limitMs: number;
  silenceMs?: number;
  /** Bytes that progress reports may add up to. */
  outputLimitBytes?: number;
  onProgress?: (progress: unknown) => void;
}

export type ChildFailureCode = 'timeout' | 'memory' | 'crashed' | 'output';

/** The child answered with an error of its own, or had to be killed or `died`; `spent` children are not used again. */
export class ChildError extends Error {
  override name = 'ChildError';
  readonly code: string;
  readonly died: boolean;
  readonly spent: boolean;
  constructor(code: string, detail: string, died: boolean, spent = died) {
    super(detail);
    this.code = code;
    this.died = died;
    this.spent = spent;
  }
}

/** No child came up to do the task: the machine's fault (it is overloaded, short of memory), never the file's. */
export class ChildStartError extends Error {
  override name = 'ChildStartError';
}

/** Far more than a start takes, for a machine may have much else to do. */
const START_LIMIT_MS = 60_000;

interface Child {
  process: ChildProcess;
  ready: Promise<void>;
  /** Fails if the child ends before it has warmed up. */
  warm: Promise<void>;
  tasks: number;
  spent: boolean;
  /** Ends it where it has had nothing to do for long. */
  ending?: NodeJS.Timeout;
}

const WATCH_INTERVAL_MS = 200;

/**
 * A pool of sandboxed child processes, each with one task at a time.
 * A child that hangs, grows or crashes is killed and costs only the task it had.
 */
export class ChildPool<Request, Reply> {
  readonly #options: ChildPoolOptions;
  #idle: Child[] = [];
  #count = 0;
  #waiting: Array<() => void> = [];
  #all = new Set<Child>();
  #nextId = 1;
  #closed = false;

  constructor(options: ChildPoolOptions) {
    this.#options = options;
  }

  /** Starts the children ahead of the first task, and waits until they are as fast as they become without one. */
  async warm(): Promise<void> {
    const children = await Promise.all(Array.from({ length: this.#options.size }, () => this.#acquire()));
    for (const child of children) this.#release(child);
    await Promise.all(children.map(({ warm }) => warm));
  }

  async run(request: Request, options: RunOptions): Promise<Reply> {
    const child = await this.#acquire();
    try {
      const reply = await this.#perform(child, request, options);
      this.#release(child);
      return reply;
    } catch (error) {
      if (error instanceof ChildError && error.spent) this.#discard(child);
      else this.#release(child);
      throw error;
    }
  }

  close(): void {
    this.#closed = true;
    for (const child of this.#all) child.process.kill('SIGKILL');
    this.#all.clear();
    this.#idle = [];
  }

  async #acquire(): Promise<Child> {
    const idle = this.#idle.pop();
    clearTimeout(idle?.ending);
    if (idle) return idle;
    if (this.#count >= this.#options.size) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      return this.#acquire();
    }
    this.#count += 1;
    const child = this.#start();
    try {
      await child.ready;
      return child;
    } catch (error) {
      this.#discard(child);
      throw error;
    }
  }

  #release(child: Child): void {
    child.tasks += 1;
    const worn =
      child.spent ||
      child.tasks >= this.#options.recycleAfter ||
      residentMiB(child.process.pid) > this.#options.recycleAboveMiB;
    if (this.#closed || worn || !child.process.connected) {
      this.#discard(child);
      return;
    }
    const { idleLimitMs } = this.#options;
    if (idleLimitMs) child.ending = setTimeout(() => this.#discard(child), idleLimitMs).unref();
    this.#idle.push(child);
    this.#waiting.shift()?.();
  }

  #discard(child: Child): void {
    if (!this.#all.delete(child)) return;
    child.process.kill('SIGKILL');
    this.#idle = this.#idle.filter((other) => other !== child);
    this.#count -= 1;
    this.#waiting.shift()?.();
  }

  #start(): Child {
    const process = fork(fileURLToPath(this.#options.entry), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { NODE_ENV: 'production' },
      execArgv: sandboxFlags(this.#options),
    });
    process.setMaxListeners(20);
    const child: Child = {
      process,
      ready: becomeReady(process, this.#options.startLimitMs ?? START_LIMIT_MS),
      warm: becomeWarm(process),
      tasks: 0,
      spent: false,
    };
    this.#all.add(child);
    process.once('exit', () => {
      if (this.#idle.includes(child)) this.#discard(child);
    });
    return child;
  }

  #perform(child: Child, request: Request, options: RunOptions): Promise<Reply> {
    const id = this.#nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    const started = Date.now();
    let lastSign = started;
    let received = 0;
    const die = (code: ChildFailureCode, detail: string) => {
      child.process.kill('SIGKILL');
      reject(new ChildError(code, detail, true));
    };
    const watch = setInterval(() => {
      const now = Date.now();
      if (now - started > options.limitMs) die('timeout', `over ${options.limitMs} ms`);
      else if (options.silenceMs !== undefined && now - lastSign > options.silenceMs)
        die('timeout', `no progress for ${options.silenceMs} ms`);
      else if (residentMiB(child.process.pid) > this.#options.memoryLimitMiB)
        die('memory', `over ${this.#options.memoryLimitMiB} MiB`);
    }, WATCH_INTERVAL_MS);
    const onMessage = (message: ChildMessage) => {
      if (message.kind === 'ready' || message.kind === 'warm' || message.id !== id) return;
      lastSign = Date.now();
      if (message.kind === 'done') {
        child.spent = message.spent;
        resolve(message.reply as Reply);
      } else if (message.kind === 'failed')
        reject(new ChildError(message.code, message.detail, false, message.spent));
      else {
        received += sizeOf(message.progress);
        if (received > (options.outputLimitBytes ?? Number.POSITIVE_INFINITY))
          die('output', `over ${options.outputLimitBytes} bytes of output`);
        else options.onProgress?.(message.progress);
      }
    };
    const onExit = (code: number | null, signal: string | null) =>
      reject(new ChildError('crashed', `exit ${code ?? signal}`, true));
    child.process.on('message', onMessage);
    child.process.once('exit', onExit);
    child.process.send({ kind: 'task', id, request }, (error) => {
      if (error) reject(new ChildError('crashed', error.message, true));
    });
    return promise.finally(() => {
      clearInterval(watch);
      child.process.off('message', onMessage);
      child.process.off('exit', onExit);
    });
  }
}

function becomeReady(process: ChildProcess, limitMs: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => {
    process.kill('SIGKILL');
    reject(new ChildStartError('the child did not start in time'));
  }, limitMs);
  const onExit = (code: number | null) =>
    reject(new ChildStartError(`the child ended while starting (${code})`));
  process.once('exit', onExit);
  process.once('error', (error) => reject(new ChildStartError(error.message)));
  process.once('message', () => resolve());
  return promise.finally(() => {
    clearTimeout(timer);
    process.off('exit', onExit);
  });
}

function becomeWarm(process: ChildProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  process.on('message', ({ kind }: ChildMessage) => {
    if (kind === 'warm') resolve();
  });
  process.once('exit', () => reject(new ChildStartError('the child ended before it was warm')));
  // Few wait for it.
  promise.catch(() => {});
  return promise;
}

/** Resident memory from /proc; 0 where the system has none, so that only the time limit holds there. */
function residentMiB(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * 4096) / 2 ** 20;
  } catch {
    return 0;
  }
}

function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength;
  if (typeof value === 'string') return value.length * 2;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 16;
  for (const part of Object.values(value)) size += sizeOf(part);
  return size;
}
