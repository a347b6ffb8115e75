import type { StripeSettings } from '../../src/platform/payment-config.ts';
import type { StandInAnswer, StandInRequest } from './stand-in.ts';

export const stripeSettings: StripeSettings = {
  secretKey: 'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  webhookSecret: 'whsec_tests',
};

interface Session {
  id: string;
  mode: string;
  status: string;
  payment_status: string;
  amount_total: number;
  currency: string;
  client_reference_id: string;
  payment_intent: string | null;
  invoice: string | null;
  subscription: string | null;
  url: string | null;
  livemode: boolean;
}

interface Refund {
  id: string;
  payment_intent: string;
  amount: number;
  currency: string;
  status: string;
  metadata: Record<string, string>;
}

/** The parts of Stripe's API that are used, as documented, with idempotency keys. */
export class StripeStandIn {
  readonly sessions = new Map<string, Session>();
  readonly refunds: Refund[] = [];
  readonly seen: Array<{ path: string; form: URLSearchParams }> = [];
  readonly ended: string[] = [];
  isDown = false;
  readonly #answers = new Map<string, { body: string; answer: StandInAnswer }>();

  answer = (request: StandInRequest): StandInAnswer | undefined => {
    if (this.isDown) return undefined;
    if (request.headers.get('authorization') !== `Bearer ${stripeSettings.secretKey}`)
      return no(401, 'api_key_invalid');
    const key = request.method === 'POST' ? request.headers.get('idempotency-key') : null;
    const earlier = key === null ? undefined : this.#answers.get(key);
    if (earlier) return earlier.body === request.body ? earlier.answer : no(400, 'idempotency_error');
    const answer = this.#act(request);
    if (key !== null && answer.status < 500) this.#answers.set(key, { body: request.body, answer });
    return answer;
  };

  /** As when the buyer pays on the page. */
  pay(id: string): void {
    const session = this.#session(id);
    const paid =
      session.mode === 'payment'
        ? { payment_intent: `pi_${id}` }
        : { invoice: `in_${id}`, subscription: `sub_${id}` };
    Object.assign(session, { status: 'complete', payment_status: 'paid', url: null, ...paid });
  }

  #act(request: StandInRequest): StandInAnswer {
    const { pathname, searchParams } = new URL(request.path, 'http://stripe');
    const form = new URLSearchParams(request.body);
    this.seen.push({ path: pathname, form });
    const [, , resource = '', id = '', action = ''] = pathname.replace('checkout/', '').split('/');
    if (request.method === 'POST') {
      if (resource === 'sessions' && id === '') return this.#start(form);
      if (resource === 'sessions' && action === 'expire') return this.#expire(id);
      if (resource === 'refunds') return this.#refund(form);
    }
    if (request.method === 'DELETE' && resource === 'subscriptions') {
      this.ended.push(id);
      return say({ id, object: 'subscription', status: 'canceled' });
    }
    if (resource === 'sessions') return id ? this.#find(id) : this.#list(searchParams.get('payment_intent'));
    if (resource === 'refunds')
      return list(
        this.refunds.filter((refund) => refund.payment_intent === searchParams.get('payment_intent')),
      );
    if (resource === 'payment_intents') return say(this.#intent(id));
    if (resource === 'invoices') return say(this.#invoice(id));
    const invoice =
      searchParams.get('invoice') ?? searchParams.get('payment[payment_intent]')?.replace('pi_of_', '') ?? '';
    return list([{ invoice, payment: { type: 'payment_intent', payment_intent: `pi_of_${invoice}` } }]);
  }

  #start(form: URLSearchParams): StandInAnswer {
    const amount = Number(form.get('line_items[0][price_data][unit_amount]'));
    const expiresIn = Number(form.get('expires_at')) - Date.now() / 1_000;
    if (form.has('expires_at') && (expiresIn < 30 * 60 || expiresIn > 24 * 60 * 60))
      return no(400, 'parameter_invalid');
    const id = `cs_test_${form.get('client_reference_id')}`;
    const session = {
      id,
      object: 'checkout.session',
      mode: form.get('mode') ?? '',
      status: 'open',
      payment_status: 'unpaid',
      amount_total: amount,
      currency: form.get('line_items[0][price_data][currency]') ?? '',
      client_reference_id: form.get('client_reference_id') ?? '',
      payment_intent: null,
      invoice: null,
      subscription: null,
      url: `https://checkout.stripe.com/c/pay/${id}`,
      livemode: false,
    };
    this.sessions.set(id, session);
    return say(session);
  }

  #find(id: string): StandInAnswer {
    const session = this.sessions.get(id);
    return session ? say(session) : no(404, 'resource_missing');
  }

  #list(intent: string | null): StandInAnswer {
    return list([...this.sessions.values()].filter((session) => session.payment_intent === intent));
  }

  #expire(id: string): StandInAnswer {
    const session = this.#session(id);
    if (session.status !== 'open') return no(400, 'session_not_open');
    session.status = 'expired';
    return say(session);
  }

  #refund(form: URLSearchParams): StandInAnswer {
    const intent = form.get('payment_intent') ?? '';
    const amount = Number(form.get('amount'));
    const paid = this.#session(intent.replace(/^pi_(of_in_)?/, ''));
    const given = this.refunds.filter((refund) => refund.payment_intent === intent);
    const left = paid.amount_total - given.reduce((sum, refund) => sum + refund.amount, 0);
    if (amount > left) return no(400, 'charge_already_refunded');
    const metadata = {
      refund: form.get('metadata[refund]') ?? '',
      attempt: form.get('metadata[attempt]') ?? '',
    };
    const refund = {
      id: `re_${this.refunds.length + 1}`,
      object: 'refund',
      payment_intent: intent,
      amount,
      currency: paid.currency,
      status: 'succeeded',
      metadata,
    };
    this.refunds.push(refund);
    return say(refund);
  }

  #intent(id: string): object {
    const single = this.sessions.get(id.replace('pi_', ''));
    return { id, object: 'payment_intent', metadata: single ? { attempt: single.client_reference_id } : {} };
  }

  #invoice(id: string): object {
    const session = this.#session(id.replace('in_', ''));
    const details = {
      metadata: { attempt: session.client_reference_id },
      subscription: session.subscription,
    };
    const { amount_total: amount_paid, currency } = session;
    return {
      id,
      object: 'invoice',
      status: 'paid',
      amount_paid,
      currency,
      livemode: false,
      parent: { subscription_details: details },
    };
  }

  #session(id: string): Session {
    const session = this.sessions.get(id);
    if (!session) throw new Error(`no session ${id}`);
    return session;
  }
}

function say(content: object): StandInAnswer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
}

function list(data: object[]): StandInAnswer {
  return say({ object: 'list', data, has_more: false, url: '/' });
}

function no(status: number, code: string): StandInAnswer {
  const type = code === 'idempotency_error' ? code : 'invalid_request_error';
  const body = JSON.stringify({ error: { type, code, message: code } });
  return { status, headers: { 'content-type': 'application/json' }, body };
}
