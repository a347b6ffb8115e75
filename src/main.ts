import { ConfigError, readConfig } from './platform/config.ts';
import { asksForHelp, USAGE, UsageError, usageOf } from './cli/usage.ts';
import { AppError } from './platform/errors.ts';

type Command = (config: ReturnType<typeof readConfig>, args: string[]) => Promise<number>;

/** Each command loads only what it needs. */
const commands = {
  serve: async () => (await import('./cli/serve.ts')).serveCommand,
  worker: async () => (await import('./cli/serve.ts')).workerCommand,
  import: async () => (await import('./cli/import.ts')).importCommand,
  user: async () => (await import('./cli/user.ts')).userCommand,
  reindex: async () => (await import('./cli/search.ts')).reindexCommand,
  doctor: async () => (await import('./cli/doctor.ts')).doctorCommand,
  backup: async () => (await import('./cli/backup.ts')).backupCommand,
  restore: async () => (await import('./cli/restore.ts')).restoreCommand,
  demo: async () => (await import('./cli/demo.ts')).demoCommand,
} satisfies Record<string, () => Promise<Command>>;

process.exitCode = await main(process.argv.slice(2));
// Sandboxed children and threads must not keep a finished command alive.
process.exit();

async function main([name = '', ...args]: string[]): Promise<number> {
  if (!isCommand(name)) {
    const asked = ['', 'help', '--help', '-h'].includes(name);
    (asked ? process.stdout : process.stderr).write(
      asked ? `${USAGE}\n` : `There is no command ${name}; wenyuan --help lists them.\n`,
    );
    return asked ? 0 : 2;
  }
  if (asksForHelp(args)) {
    process.stdout.write(`${usageOf(name)}\n`);
    return 0;
  }
  try {
    const command: Command = await commands[name]();
    return await command(readConfig(process.env), args);
  } catch (error) {
    const message = messageForPeople(name, error);
    if (message === undefined) throw error;
    process.stderr.write(`${message}\n`);
    return 2;
  }
}

function isCommand(name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name);
}

/** What whoever gave the command can act on; undefined for what is the program's own fault. */
function messageForPeople(name: string, error: unknown): string | undefined {
  if (error instanceof UsageError || error instanceof ConfigError || error instanceof AppError)
    return error.message;
  const { code, message } = error as { code?: unknown; message?: string };
  if (code === 'EADDRINUSE') return message;
  if (typeof code !== 'string' || !code.startsWith('ERR_PARSE_ARGS')) return undefined;
  // The rest of the sentence is about arguments that begin with a dash, which nobody means here.
  return `${message?.split(/\. |\n/)[0]?.replace(/\.$/, '')}; see wenyuan ${name} --help`;
}
