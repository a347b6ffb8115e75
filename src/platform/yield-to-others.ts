import { constants, getPriority, setPriority } from 'node:os';

/**
 * Lowers the priority of who calls it by `steps` of niceness: on Linux of the thread and what it starts from then on.
 * Where that would mean the whole process, only if `isProcess`. Where it is forbidden all stays as it is.
 */
export function yieldToOthers(steps: number, isProcess: boolean): void {
  if (process.platform !== 'linux' && !isProcess) return;
  try {
    setPriority(Math.min(constants.priority.PRIORITY_LOW, getPriority() + steps));
  } catch {
    // A sandbox may not allow it.
  }
}
