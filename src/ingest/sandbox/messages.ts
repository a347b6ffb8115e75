/** What the parent and a sandboxed child say to each other over the IPC channel. */
export interface TaskMessage {
  kind: 'task';
  id: number;
  request: unknown;
}

export type ChildMessage =
  | { kind: 'ready' }
  | { kind: 'warm' }
  | { kind: 'progress'; id: number; progress: unknown }
  | { kind: 'done'; id: number; reply: unknown; spent: boolean }
  | { kind: 'failed'; id: number; code: string; detail: string; spent: boolean };
