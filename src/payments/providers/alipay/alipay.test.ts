import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alipayNotice, alipaySettings, AlipayStandIn } from '../../../../test/payments/alipay.ts';
import { openStandIn, type StandIn } from '../../../../test/payments/stand-in.ts';
import {
  ForgedNoticeError,
  ProviderRefusedError,
  ProviderUnavailableError,
  UnsupportedPaymentError,
} from '../../errors.ts';
import type { PaymentRequest, RawNotice } from '../../provider.ts';
import { createAlipayProvider } from './provider.ts';
import { fromYuan, toYuan } from './yuan.ts';

const request: PaymentRequest = {
  attempt: '0z3k8m2n4p6q8',
  amount: { minor: 2_905, currency: 'CNY' },
  title: '活字印刷 100% 小史/合订本 a=b&c',
  language: 'zh-Hans',
  returnUrl: 'https://library.example/orders/1?x=y',
  cancelUrl: 'https://library.example/orders/1',
  notifyUrl: 'https://library.example/payments/alipay/notices',
  expiresAt: Date.UTC(2026, 10, 22, 13, 30),
};

const paid = {
  notify_id: 'ac05099524730693a8b330c5ecf72da9786',
  notify_time: '2026-11-22 21:30:05',
  app_id: '2021000122671080',
  seller_id: '2088102146225135',
  out_trade_no: request.attempt,
  trade_no: '2026112222001',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '29.05',
  subject: '活字印刷 100% 小史 + 合订本',
};

let standIn: AlipayStandIn;
let server: StandIn;
const provider = (id: 'alipay' | 'alipay-qr' = 'alipay') =>
  createAlipayProvider(id, alipaySettings(server.url));

beforeEach(async () => {
  standIn = new AlipayStandIn();
  server = await openStandIn(standIn.answer);
});
afterEach(() => server.close());

test('leads to a signed page that asks for the very amount, until the time given', async () => {
  const started = await provider().start(request);
  const address = new URL(started.kind === 'redirect' ? started.url : '');
  const { method, content } = standIn.open(address.searchParams);
  expect(method).toBe('alipay.trade.page.pay');
  expect(content).toMatchObject({
    out_trade_no: request.attempt,
    total_amount: '29.05',
    subject: '活字印刷 100% 小史 合订本 a b c',
    product_code: 'FAST_INSTANT_TRADE_PAY',
    time_expire: '2026-11-22 21:30:00',
  });
  expect(address.searchParams.get('return_url')).toBe(request.returnUrl);
  expect(address.searchParams.get('notify_url')).toBe(request.notifyUrl);
  expect(provider().capabilities.formTargets).toContain(address.origin);
});

test('shows a code to scan', async () => {
  const started = await provider('alipay-qr').start({ ...request, expiresAt: Date.now() + 29.5 * 60_000 });
  expect(started).toEqual({ kind: 'qr', content: `https://qr.alipay.com/${request.attempt}` });
  expect(standIn.seen[0]?.content).toMatchObject({ total_amount: '29.05', qr_code_timeout_express: '30m' });
  expect(standIn.seen[0]?.parameters.get('notify_url')).toBe(request.notifyUrl);
  const dollars = { ...request, amount: { minor: 1, currency: 'USD' } };
  await expect(provider('alipay-qr').start(dollars)).rejects.toThrow(UnsupportedPaymentError);
});

test('tells what became of an attempt, and closes it unless it was paid', async () => {
  expect(await provider().fetchStatus(request)).toEqual({ state: 'unknown' });
  expect(await provider().close(request)).toBe('closed');
  standIn.trades.set(request.attempt, { total: 2_905, status: 'WAIT_BUYER_PAY', refunds: new Map() });
  expect(await provider().fetchStatus(request)).toEqual({ state: 'pending' });
  standIn.pay(request.attempt, '29.05');
  expect(await provider().close(request)).toBe('paid');
  expect(await provider().fetchStatus(request)).toMatchObject({
    state: 'paid',
    amount: request.amount,
    merchant: provider().merchant,
    reference: `20261122${request.attempt}`,
  });
});

test('gives back, not more than was paid; the same refund once', async () => {
  const refund = (number: string, minor: number) => ({
    attempt: request.attempt,
    refund: number,
    amount: { minor, currency: 'CNY' },
    paid: request.amount,
    reason: '文件无法打开',
    notifyUrl: '',
  });
  await expect(provider().refund(refund('r1', 1))).rejects.toThrow(ProviderRefusedError);
  standIn.pay(request.attempt, '29.05');
  const first = await provider().refund(refund('r1', 2_000));
  expect(first).toMatchObject({ state: 'done', amount: { minor: 2_000, currency: 'CNY' } });
  expect(await provider().refund(refund('r1', 2_000))).toEqual(first);
  await expect(provider().refund(refund('r2', 906))).rejects.toThrow(ProviderRefusedError);
  expect(await provider().fetchRefund(refund('r1', 0))).toEqual(first);
  expect(await provider().fetchRefund(refund('r2', 0))).toEqual({ state: 'unknown' });
  await provider().refund(refund('r3', 905));
  // Alipay closes a trade of which everything went back: it was paid all the same.
  expect((await provider().fetchStatus(request)).state).toBe('paid');
});

test('an answer that Alipay did not sign, or none, says nothing', async () => {
  standIn.pay(request.attempt, '29.05');
  standIn.answersWith = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  await expect(provider().fetchStatus(request)).rejects.toThrow(ProviderUnavailableError);
  standIn.isDown = true;
  await expect(provider('alipay-qr').start(request)).rejects.toThrow(ProviderUnavailableError);
});

test('reads a genuine notice, the same each time it comes, and answers as Alipay wants', async () => {
  const raw = alipayNotice(paid);
  const read = await provider().parseNotification(raw);
  expect(read).toEqual({
    eventId: paid.notify_id,
    kind: 'paid',
    attempt: request.attempt,
    amount: request.amount,
    merchant: provider().merchant,
    reference: paid.trade_no,
    occurredAt: Date.UTC(2026, 10, 22, 13, 30, 5),
  });
  expect(await provider().parseNotification(raw)).toEqual(read);
  expect(await provider().acknowledge(true).text()).toBe('success');
  expect(await provider().acknowledge(false).text()).toBe('fail');
});

test('says so where another amount or another merchant was paid', async () => {
  const less = await provider().parseNotification(alipayNotice({ ...paid, total_amount: '0.01' }));
  expect(less.amount).toEqual({ minor: 1, currency: 'CNY' });
  for (const other of [{ app_id: '2021000122671081' }, { seller_id: '2088000000000000' }]) {
    const read = await provider().parseNotification(alipayNotice({ ...paid, ...other }));
    expect(read.merchant).not.toBe(provider().merchant);
  }
});

test('tells refunds and closed trades from payments', async () => {
  const kindOf = async (more: object) =>
    await provider().parseNotification(alipayNotice({ ...paid, ...more }));
  const refund = { gmt_refund: '2026-11-23 10:00:00.123', refund_fee: '9.00', out_biz_no: 'r1' };
  expect(await kindOf(refund)).toMatchObject({ kind: 'refunded', refund: 'r1', amount: undefined });
  expect((await kindOf({ trade_status: 'TRADE_CLOSED' })).kind).toBe('closed');
  expect((await kindOf({ trade_status: 'WAIT_BUYER_PAY' })).kind).toBe('other');
});

test('takes no notice that is forged or altered, or names a weaker signature', async () => {
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const good = alipayNotice(paid);
  const change = (name: string, value: string): RawNotice => {
    const form = new URLSearchParams(good.body);
    form.set(name, value);
    return { ...good, body: form.toString() };
  };
  const forged = [
    alipayNotice(paid, stranger),
    change('total_amount', '0.01'),
    change('app_id', '2021000122671081'),
    change('sign_type', 'RSA'),
    change('sign_type', 'NONE'),
    change('sign', ''),
    { ...good, body: '' },
  ];
  for (const raw of forged)
    await expect(provider().parseNotification(raw)).rejects.toThrow(ForgedNoticeError);
});

test('yuan are written and read without loss', () => {
  fc.assert(
    fc.property(fc.nat(99_999_999_999), (minor) => {
      expect(fromYuan(toYuan({ minor, currency: 'CNY' }))).toEqual({ minor, currency: 'CNY' });
    }),
  );
});
