import { formatMoney } from '../../../platform/money.ts';
import { Layout } from '../../../ui/layout.tsx';
import { links } from '../../../ui/links.ts';
import type { PageContext } from '../../../ui/page-context.ts';
import type { TestPaymentTable } from '../../tables.ts';

/** Stands for the page of a bank or a wallet. */
export interface TestPaymentPageProps {
  page: PageContext;
  payment: TestPaymentTable;
  /** How many terms have been paid. */
  term: number;
}

export function TestPaymentPage({ page, payment, term }: TestPaymentPageProps) {
  const { t, language } = page;
  const amount = formatMoney({ minor: payment.minor, currency: payment.currency }, language);
  return (
    <Layout page={page} title={t.payments.testTitle}>
      <div class="mx-auto max-w-md py-6">
        <p class="muted text-sm">{t.payments.testNote}</p>
        <h1 class="mt-2 font-semibold font-serif text-3xl">{t.payments.testTitle}</h1>
        <dl class="my-8 grid gap-4 border-base-300 border-y py-6">
          <div>
            <dt class="muted text-sm">{t.payments.payee}</dt>
            <dd>{page.libraryName}</dd>
          </div>
          <div>
            <dt class="muted text-sm">{t.payments.purpose}</dt>
            <dd class="break-words">{payment.title}</dd>
          </div>
          <div>
            <dt class="muted text-sm">{t.payments.amount}</dt>
            <dd class="font-serif text-3xl tabular-nums">{amount}</dd>
          </div>
        </dl>
        {isOpen(payment) ? (
          <Answers page={page} payment={payment} amount={amount} />
        ) : (
          <Outcome page={page} payment={payment} term={term} />
        )}
      </div>
    </Layout>
  );
}

function isOpen(payment: TestPaymentTable): boolean {
  return payment.state === 'pending' && payment.expires_at > Date.now();
}

function Answers({
  page: { t },
  payment,
  amount,
}: {
  page: PageContext;
  payment: TestPaymentTable;
  amount: string;
}) {
  return (
    <form method="post" action={links.testPayment(payment.attempt)} class="grid gap-3">
      <button type="submit" name="answer" value="pay" class="btn btn-primary">
        {t.payments.pay(amount)}
      </button>
      <button type="submit" name="answer" value="decline" class="btn">
        {t.payments.decline}
      </button>
      <p class="mt-3 text-center">
        <a href={payment.cancel_url} class="text-link">
          {t.payments.back}
        </a>
      </p>
    </form>
  );
}

function Outcome({ page, payment, term }: TestPaymentPageProps) {
  const { t } = page;
  const paid = payment.state === 'paid';
  return (
    <>
      <p role="status" class="mb-6">
        {t.payments.outcomes[payment.state === 'pending' ? 'closed' : payment.state]}
      </p>
      <a href={paid ? payment.return_url : payment.cancel_url} class="btn">
        {t.payments.back}
      </a>
      {paid && payment.renews === 1 && <Renewal page={page} payment={payment} term={term} />}
    </>
  );
}

/** What time and a bank would do: charge the next term, or fail to. */
function Renewal({ page: { t }, payment, term }: TestPaymentPageProps) {
  return (
    <form
      method="post"
      action={links.testPayment(payment.attempt)}
      class="mt-10 grid gap-3 border-base-300 border-t pt-6"
    >
      <h2 class="font-semibold font-serif text-xl">{t.payments.renewalTitle}</h2>
      <p class="muted text-sm">{t.payments.renewalNote(term)}</p>
      <input type="hidden" name="term" value={String(term + 1)} />
      <button type="submit" name="answer" value="renew" class="btn">
        {t.payments.renew}
      </button>
      <button type="submit" name="answer" value="fail" class="btn">
        {t.payments.failRenewal}
      </button>
    </form>
  );
}
