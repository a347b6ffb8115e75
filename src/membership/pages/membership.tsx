import type { Document } from '../../catalog/index.ts';
import { formatMoney } from '../../platform/money.ts';
import { EmptyState, Notice, PageTitle } from '../../ui/blocks.tsx';
import { formatDate } from '../../ui/format.ts';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Membership } from '../memberships.ts';
import { type Plan, planName } from '../plans.ts';
import type { Renewal } from '../renewals.ts';
import { includes } from '../takes.ts';

export interface MembershipPageProps {
  page: PageContext;
  plans: Array<{ plan: Plan; credit: number }>;
  membership: Membership | undefined;
  /** Downloads left this month; null without limit. */
  left: number | null;
  terms: Membership[];
  returnTo: string | undefined;
  /** What somebody wants to join for. */
  wanted: Document | undefined;
  renewal: Renewal | undefined;
  /** Whether any way to pay renews. */
  renewable: boolean;
  note: keyof PageContext['t']['membership']['notes'] | undefined;
}

export function MembershipPage(props: MembershipPageProps) {
  const { page, plans, note } = props;
  const { t } = page;
  return (
    <Layout page={page} title={t.membership.title}>
      <PageTitle title={t.membership.title} lead={t.membership.lead} />
      {note && (
        <div class="mb-8">
          <Notice kind={DONE.includes(note) ? 'done' : 'problem'}>{t.membership.notes[note]}</Notice>
        </div>
      )}
      <Mine {...props} />
      {plans.length === 0 ? (
        <EmptyState title={t.membership.noPlansTitle} text={t.membership.noPlans} />
      ) : (
        <ul class="grid gap-5 md:grid-cols-3">
          {plans.map((row) => (
            <PlanCard {...props} {...row} />
          ))}
        </ul>
      )}
      <div class="muted mt-8 grid max-w-2xl gap-2 text-sm">
        <p>{t.membership.honest}</p>
        {props.renewable && <p>{t.renewal.offered}</p>}
      </div>
      <RedeemForm page={page} />
    </Layout>
  );
}

const DONE: Array<MembershipPageProps['note']> = ['redeemed', 'renewalEnded', 'renewalEndedBefore'];

function Mine({ page: { t, language }, membership, left, terms, renewal }: MembershipPageProps) {
  const last = terms.at(-1);
  if (!membership || !last) return null;
  const money = ({ amount_minor: minor, currency }: Renewal) => formatMoney({ minor, currency }, language);
  return (
    <section class="mb-10 rounded-box border border-primary/40 p-5">
      <h2 class="font-semibold font-serif text-xl">{t.membership.mine}</h2>
      <p class="mt-1">{t.membership.endsOn(formatDate(last.ends_at, language))}</p>
      <p class="mt-1">
        {renewal
          ? t.renewal.mine(formatDate(renewal.next_at, language), money(renewal))
          : t.membership.noRenewal}
      </p>
      <p class="mt-1">{left === null ? t.membership.unlimitedLeft : t.membership.left(left)}</p>
      {renewal && (
        <form method="post" action={links.membershipRenewalEnd} class="mt-4">
          <button type="submit" class="btn btn-sm" aria-describedby="renewal-end-hint">
            {t.renewal.end}
          </button>
          <p id="renewal-end-hint" class="muted mt-2 text-sm">
            {t.renewal.endHint}
          </p>
        </form>
      )}
    </section>
  );
}

function PlanCard(props: MembershipPageProps & { plan: Plan; credit: number }) {
  const { page, plan, credit, returnTo, wanted } = props;
  const { t, language } = page;
  const money = (minor: number) => formatMoney({ minor, currency: plan.currency }, language);
  return (
    <li class="flex flex-col gap-4 rounded-box border border-base-300 p-6">
      <h2 class="font-semibold font-serif text-xl">{planName(plan, language)}</h2>
      <p class="tabular-nums">
        <span class="font-semibold text-3xl">{money(plan.price_minor - credit)}</span>
        <span class="muted ml-2">{t.membership.forMonths(plan.months)}</span>
      </p>
      <ul class="grid flex-1 content-start gap-1.5 text-sm">
        {credit > 0 && <li>{t.membership.credit(money(credit))}</li>}
        <li>{plan.downloads === null ? t.membership.unlimited : t.membership.downloads(plan.downloads)}</li>
        {plan.highest_price_minor === null ? (
          <li>{t.membership.everything}</li>
        ) : (
          <>
            <li>{t.membership.upTo(money(plan.highest_price_minor))}</li>
            {plan.discount_percent > 0 && <li>{t.membership.discount(plan.discount_percent)}</li>}
          </>
        )}
        <li>{t.membership.againFree}</li>
        {wanted && <Wanted page={page} plan={plan} wanted={wanted} />}
      </ul>
      <a
        href={links.checkout(plan.id, returnTo)}
        class="btn btn-primary w-full"
        aria-label={t.membership.joinPlan(planName(plan, language))}
      >
        {t.membership.join}
      </a>
    </li>
  );
}

/** Whether the plan gives the document that they came for, said before they pay. */
function Wanted({ page: { t }, plan, wanted }: { page: PageContext; plan: Plan; wanted: Document }) {
  const title = wanted.title || wanted.fileName;
  if (wanted.price.minor === 0) return null;
  return includes(plan, wanted.price) ? (
    <li class="mt-2 font-medium text-primary">{t.membership.includesWanted(title)}</li>
  ) : (
    <li class="mt-2 text-warning">{t.membership.leavesOutWanted(title)}</li>
  );
}

function RedeemForm({ page: { t } }: { page: PageContext }) {
  return (
    <form method="post" action={links.membershipCode} class="mt-12 grid max-w-md gap-2">
      <label for="code" class="font-medium">
        {t.membership.code}
      </label>
      <div class="flex gap-2">
        <input
          id="code"
          name="code"
          required
          maxlength={60}
          autocomplete="off"
          placeholder="XXXX-XXXX-XXXX-XXXX"
          class="input min-w-0 flex-1 uppercase placeholder:text-base-content/65"
        />
        <button type="submit" class="btn">
          {t.membership.redeem}
        </button>
      </div>
      <p class="muted text-sm">{t.membership.codeHint}</p>
    </form>
  );
}
