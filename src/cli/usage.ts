/** The command was not given as it must be; its message is shown without a trace. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const USAGE = `wenyuan <command>

  serve [--no-worker]            run the library's website
  worker                         process received files
  import <folder|files…>         add files: --price 6.00 --category <slug> --owner <e-mail>
                                 --preview-pages <n> --review --json
  user create <e-mail> --name <name> --role reader|contributor|operator
                                 (asks for nothing: prints a password)
  user role <e-mail> <role>      change what somebody may do
  user token <e-mail>            make a bearer token for the API
  reindex                        build the search index anew, beside the one in use
  doctor [--books | --search]    compare what is kept in different places: money, the search index
  demo                           a filled library in a throw-away folder

Settings are environment variables; see README.md.`;
