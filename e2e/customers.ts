import { pick, type Random } from '../bench/random.ts';
import { newId } from '../src/platform/ids.ts';
import { signTestNotice, TEST_MERCHANT } from '../src/payments/index.ts';
import { links } from '../src/ui/links.ts';
import { PASSWORD, type TestLibrary } from '../test/library.ts';

export interface Shop {
  library: TestLibrary;
  documents: string[];
  plan: string;
}

/** Somebody who buys over HTTP, whatever becomes of the server. */
export interface Customer {
  /** Does one thing after another until the server is gone or `signal` aborts. */
  goOn(url: string, signal: AbortSignal): Promise<void>;
  /** Comes back to everything that was begun, as browsers and providers do. */
  finish(url: string): Promise<void>;
}

/** The server did not answer: it was killed. */
class GoneError extends Error {}

export function customersOf(shop: Shop, count: number, random: Random): Customer[] {
  return Array.from({ length: count }, () => createCustomer(shop, random));
}

/** What a customer remembers of what they began, since a crash forgets it for nobody. */
interface Purchase {
  order: string;
  attempt?: string;
  wantsRefund: boolean;
}

function createCustomer(shop: Shop, random: Random): Customer {
  const purchases: Purchase[] = [];
  let browser = createBrowser();
  return {
    async goOn(url, signal) {
      try {
        while (!signal.aborted) {
          // The form that was cut off is sent once more, as a reader would press again.
          for (const purchase of purchases.slice(-2)) await comeBack(shop, browser, url, purchase);
          if (random() < 0.5) browser = createBrowser();
          purchases.push(await buy(shop, browser, url, random));
        }
      } catch (error) {
        if (!(error instanceof GoneError)) throw error;
      }
    },
    async finish(url) {
      for (const purchase of purchases) await comeBack(shop, browser, url, purchase);
      await tellEverything(shop, url);
    },
  };
}

async function buy(
  { library, documents, plan }: Shop,
  browser: Browser,
  url: string,
  random: Random,
): Promise<Purchase> {
  const joins = random() < 0.4;
  if (joins) await browser.signUp(library, url);
  else
    for (const documentId of new Set([pick(random, documents), pick(random, documents)]))
      await browser.post(url, links.cartItems, { documentId });
  const page = await browser.get(url, links.checkout(joins ? plan : undefined));
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.html)?.[1] ?? '';
  const form = {
    agreement: hidden('agreement'),
    request: hidden('request'),
    country: 'CN',
    email: 'buyer@test.example',
    ...(joins ? { plan, renews: 'yes' } : {}),
  };
  const [placed] = await Promise.all([1, 2].map(() => browser.post(url, links.checkout(), form)));
  const order = /^\/orders\/(\w+)/.exec(placed?.next ?? '')?.[1] ?? '';
  const purchase: Purchase = { order, wantsRefund: random() < 0.3 };
  await comeBack({ library, documents, plan }, browser, url, purchase);
  return purchase;
}

/** Goes on with an order wherever it stands: begins to pay, pays, looks, is renewed, asks for the money back. */
async function comeBack({ library }: Shop, browser: Browser, url: string, purchase: Purchase): Promise<void> {
  const { order } = purchase;
  if (order === '') return;
  const begun = await browser.post(url, links.orderAction(order, 'pay'), { provider: 'test' });
  const attempt = /^\/payments\/test\/(\w+)/.exec(begun.next)?.[1];
  if (attempt) purchase.attempt = attempt;
  if (purchase.attempt) {
    const pay = links.testPayment(purchase.attempt);
    await Promise.all([1, 2].map(() => browser.post(url, pay, { answer: 'pay' })));
    await browser.get(url, links.orderReturn(order));
    await browser.post(url, pay, { answer: 'renew', term: '2' });
  }
  if (!purchase.wantsRefund) return;
  const line = await library.db
    .selectFrom('order_lines')
    .select('id')
    .where('order_id', '=', order)
    .executeTakeFirst();
  const refund = { line: line?.id ?? '', cause: 'changed-mind', reason: '' };
  await Promise.all([1, 2].map(() => browser.post(url, links.orderAction(order, 'refund'), refund)));
}

/** A provider sends its notices again until each is acknowledged. */
async function tellEverything({ library }: Shop, url: string): Promise<void> {
  const paid = await library.db.selectFrom('test_payments').selectAll().where('state', '=', 'paid').execute();
  for (const { attempt: charge, minor, currency } of paid) {
    const [attempt = '', term] = charge.split('.');
    const { body, headers } = signTestNotice(library.secret, {
      eventId: `${charge}-${term ? 'renew' : 'paid'}`,
      kind: term ? 'renewed' : 'paid',
      attempt,
      amount: { minor, currency },
      merchant: TEST_MERCHANT,
      reference: `test-${charge}`,
      ...(term ? { renewal: `test-${attempt}` } : {}),
      occurredAt: Date.now(),
    });
    const answer = await fetch(url + links.paymentNotices('test'), { method: 'POST', body, headers });
    if (answer.status !== 204) throw new Error(`a notice was answered ${answer.status}`);
  }
}

interface Browser {
  get(url: string, path: string): Promise<{ html: string; next: string }>;
  post(url: string, path: string, form: Record<string, string>): Promise<{ html: string; next: string }>;
  /** Makes an account, as only those can join. */
  signUp(library: TestLibrary, url: string): Promise<void>;
}

function createBrowser(): Browser {
  const cookies = new Map<string, string>();
  const send = async (url: string, path: string, init: RequestInit) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, origin: url };
    const answer = async () => {
      const response = await fetch(url + path, { redirect: 'manual', headers, ...init });
      return { response, html: await response.text() };
    };
    const { response, html } = await answer().catch((error: unknown) => {
      throw new GoneError(String(error));
    });
    if (response.status >= 500) throw new Error(`${path} answered ${response.status}`);
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    return { html, next: response.headers.get('location') ?? '' };
  };
  const post: Browser['post'] = (url, path, form) =>
    send(url, path, { method: 'POST', body: new URLSearchParams(form) });
  return {
    get: (url, path) => send(url, path, {}),
    post,
    async signUp(library, url) {
      const name = `m${newId()}`;
      await library.addUser(name, 'reader');
      await post(url, links.signIn(), { email: `${name}@test.example`, password: PASSWORD, returnTo: '/' });
    },
  };
}
