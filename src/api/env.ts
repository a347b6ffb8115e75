import type { Account } from '../accounts/index.ts';
import type { PageEnv } from '../ui/page-env.ts';

export interface ApiEnv {
  Variables: PageEnv['Variables'] & { bearer: Account | undefined };
}
