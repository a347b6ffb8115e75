/** The command was not given as it must be; its message is shown without a trace. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** What each command takes, by its name. */
const COMMANDS = {
  serve: `  serve [--no-worker]            run the library's website`,
  worker: `  worker                         process received files`,
  import: `  import <folder|files…>         add files: --price 6.00 --category <slug> --owner <e-mail>
                                 --preview-pages <n> --review --json`,
  user: `  user create <e-mail> --name <name> --role reader|contributor|operator
                                 (asks for nothing: prints a password)
  user role <e-mail> <role>      change what somebody may do
  user token <e-mail>            make a bearer token for the API`,
  reindex: `  reindex                        build the search index anew, beside the one in use`,
  doctor: `  doctor [--books | --search]    compare what is kept in different places: money, the search index`,
  backup: `  backup <folder>                copy the library, while it runs, into a folder: --files leaves the
                                 database out; done again, it copies what is new`,
  restore: `  restore <folder>               make a library out of a backup, in an empty DATA_DIR`,
  demo: `  demo                           a filled library in a throw-away folder`,
} as const;

export const USAGE = `wenyuan <command>

${Object.values(COMMANDS).join('\n')}

wenyuan <command> --help tells of one. Settings are environment variables; see README.md.`;

export function usageOf(command: keyof typeof COMMANDS): string {
  return `wenyuan ${command}\n\n${COMMANDS[command]}\n\nSettings are environment variables; see README.md.`;
}

/** Whether the arguments ask how to use the command rather than to run it. */
export function asksForHelp(args: string[]): boolean {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}
