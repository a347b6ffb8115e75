import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { atExit } from './at-exit.ts';

/** Programs to compare with, and the Debian package that brings each. */
const packages = {
  pdftotext: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  soffice: 'libreoffice-nogui',
} as const;

export type Tool = keyof typeof packages;

/** What to say where one of the tools is missing; undefined where all are there. */
export function missingTools(tools: Tool[]): string | undefined {
  const missing = tools.filter((tool) => !isInstalled(tool));
  if (missing.length === 0) return undefined;
  const wanted = [...new Set(missing.map((tool) => packages[tool]))];
  return `${missing.join(' and ')} not found, so there is no reference (Debian: apt-get install ${wanted.join(' ')})`;
}

/** Runs a tool to its end, its output thrown away; false if it failed or took too long. */
export function runTool(tool: Tool, args: string[], limitMs = 120_000): Promise<boolean> {
  return new Promise((resolve) => {
    // A group of its own, for soffice is a script that leaves a child behind when killed.
    const child = spawn(tool, args, { stdio: 'ignore', detached: true });
    const kill = () => {
      if (child.pid !== undefined) killGroup(child.pid);
    };
    const forget = atExit(kill);
    const timer = setTimeout(kill, limitMs);
    child.once('error', () => resolve(false));
    child.once('exit', (code) => {
      clearTimeout(timer);
      forget();
      resolve(code === 0);
    });
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function isInstalled(tool: Tool): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
