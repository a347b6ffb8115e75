import { ConfigError, readConfig } from './platform/config.ts';
import { USAGE, UsageError } from './cli/usage.ts';

type Command = (config: ReturnType<typeof readConfig>, args: string[]) => Promise<number>;

/** Each command loads only what it needs. */
const commands: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./cli/serve.ts')).serveCommand,
  worker: async () => (await import('./cli/serve.ts')).workerCommand,
  import: async () => (await import('./cli/import.ts')).importCommand,
  user: async () => (await import('./cli/user.ts')).userCommand,
  reindex: async () => (await import('./cli/search.ts')).reindexCommand,
  doctor: async () => (await import('./cli/doctor.ts')).doctorCommand,
  demo: async () => (await import('./cli/demo.ts')).demoCommand,
};

process.exitCode = await main(process.argv.slice(2));
// Sandboxed children and threads must not keep a finished command alive.
process.exit();

async function main([name = '', ...args]: string[]): Promise<number> {
  const load = commands[name];
  if (!load) {
    process.stderr.write(`${USAGE}\n`);
    return name === '' || name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    const command = await load();
    return await command(readConfig(process.env), args);
  } catch (error) {
    if (!isForPeople(error)) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
}

function isForPeople(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  const isUsage = typeof code === 'string' && (code.startsWith('ERR_PARSE_ARGS') || code === 'EADDRINUSE');
  return isUsage || error instanceof UsageError || error instanceof ConfigError;
}
