import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStandIn, type StandIn } from '../../../../test/payments/stand-in.ts';
import { wechatNotice } from '../../../../test/payments/wechat-notice.ts';
import { wechatSettings, WechatStandIn } from '../../../../test/payments/wechat.ts';
import {
  ForgedNoticeError,
  ProviderRefusedError,
  ProviderUnavailableError,
  StaleNoticeError,
  UnreadableNoticeError,
  UnsupportedPaymentError,
} from '../../errors.ts';
import type { PaymentRequest, RawNotice } from '../../provider.ts';
import { createWechatProvider } from './provider.ts';

const KEY_IDS = {
  'public-key mode': 'PUB_KEY_ID_0116000000000123',
  'certificate mode': '408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB',
};

const request: PaymentRequest = {
  attempt: '0z3k8m2n4p6q8',
  amount: { minor: 2_900, currency: 'CNY' },
  title: '活字印刷小史'.repeat(20),
  language: 'zh-Hans',
  returnUrl: 'https://library.example/orders/1',
  cancelUrl: 'https://library.example/orders/1',
  notifyUrl: 'https://library.example/payments/wechat/notices',
  expiresAt: Date.UTC(2026, 10, 22, 13, 30),
};

describe.each(Object.entries(KEY_IDS))('WeChat Pay in %s', (_mode, keyId) => {
  const settings = wechatSettings(keyId);
  let standIn: WechatStandIn;
  let server: StandIn;
  const provider = () => createWechatProvider(settings, `${server.url}/`);
  const paid = (minor = 2_900, more: object = {}) => ({
    mchid: settings.merchantId,
    appid: settings.appId,
    out_trade_no: request.attempt,
    transaction_id: '4200001',
    trade_state: 'SUCCESS',
    amount: { total: minor, payer_total: minor, currency: 'CNY', payer_currency: 'CNY' },
    ...more,
  });

  beforeEach(async () => {
    standIn = new WechatStandIn(settings);
    server = await openStandIn(standIn.answer);
  });
  afterEach(() => server.close());

  const refundOf = (refund: string, minor: number) => ({
    attempt: request.attempt,
    refund,
    amount: { minor, currency: 'CNY' },
    paid: request.amount,
    reason: '文件无法打开',
    notifyUrl: request.notifyUrl,
  });

  test('starts with a code to scan, in fen, until the time given', async () => {
    expect(await provider().start(request)).toEqual({
      kind: 'qr',
      content: `weixin://wxpay/bizpayurl?pr=${request.attempt}`,
    });
    const sent = JSON.parse(standIn.seen[0]?.body ?? '') as Record<string, unknown>;
    expect(sent).toMatchObject({
      amount: { total: 2_900, currency: 'CNY' },
      notify_url: request.notifyUrl,
      time_expire: '2026-11-22T21:30:00+08:00',
    });
    expect(Buffer.byteLength(sent['description'] as string)).toBeLessThanOrEqual(127);
    const dollars = { ...request, amount: { minor: 1, currency: 'USD' } };
    await expect(provider().start(dollars)).rejects.toThrow(UnsupportedPaymentError);
  });

  test('tells what became of an attempt, and closes it unless it was paid', async () => {
    expect(await provider().fetchStatus(request)).toEqual({ state: 'unknown' });
    await provider().start(request);
    expect(await provider().fetchStatus(request)).toEqual({ state: 'pending' });
    expect(await provider().close(request)).toBe('closed');
    expect(await provider().fetchStatus(request)).toEqual({ state: 'closed' });
    const order = standIn.orders.get(request.attempt);
    if (order) order.state = 'SUCCESS';
    expect(await provider().close(request)).toBe('paid');
    expect(await provider().fetchStatus(request)).toMatchObject({
      state: 'paid',
      amount: request.amount,
      merchant: provider().merchant,
      reference: `42000${request.attempt}`,
    });
    if (order) order.appid = 'wx0000000000000000';
    expect((await provider().fetchStatus(request)).merchant).not.toBe(provider().merchant);
  });

  test('gives back, not more than was paid', async () => {
    await provider().start(request);
    await expect(provider().refund(refundOf('r1', 2_900))).rejects.toThrow(ProviderRefusedError);
    const order = standIn.orders.get(request.attempt);
    if (order) order.state = 'SUCCESS';
    expect(await provider().refund(refundOf('r1', 2_000))).toMatchObject({
      state: 'pending',
      reference: '50r1',
    });
    await expect(provider().refund(refundOf('r2', 901))).rejects.toMatchObject({ reason: 'NOT_ENOUGH' });
    expect(await provider().fetchRefund(refundOf('r1', 0))).toMatchObject({
      state: 'done',
      amount: { minor: 2_000 },
    });
    expect(await provider().fetchRefund(refundOf('r3', 0))).toEqual({ state: 'unknown' });
  });

  test('an answer that WeChat Pay did not sign, or none, says nothing', async () => {
    standIn.answersWith = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    await expect(provider().start(request)).rejects.toThrow(ProviderUnavailableError);
    standIn.isDown = true;
    await expect(provider().fetchStatus(request)).rejects.toThrow(ProviderUnavailableError);
  });

  test('reads a genuine notice, the same each time it comes', async () => {
    const raw = wechatNotice(settings, 'TRANSACTION.SUCCESS', paid());
    const read = await provider().parseNotification(raw);
    expect(read).toEqual({
      eventId: 'EV-2018022511223320873',
      kind: 'paid',
      attempt: request.attempt,
      amount: request.amount,
      merchant: provider().merchant,
      reference: '4200001',
      occurredAt: Date.UTC(2026, 10, 22, 13, 30),
    });
    expect(await provider().parseNotification(raw)).toEqual(read);
  });

  test('says so where another amount or another merchant was paid', async () => {
    const less = await provider().parseNotification(wechatNotice(settings, 'TRANSACTION.SUCCESS', paid(1)));
    expect(less.amount).toEqual({ minor: 1, currency: 'CNY' });
    for (const other of [{ mchid: '1900000110' }, { appid: 'wx0000000000000000' }]) {
      const read = await provider().parseNotification(
        wechatNotice(settings, 'TRANSACTION.SUCCESS', paid(2_900, other)),
      );
      expect(read.merchant).not.toBe(provider().merchant);
    }
  });

  test('reads what became of a refund', async () => {
    const { appid: _, trade_state: __, ...rest } = paid();
    const resource = {
      ...rest,
      out_refund_no: 'r1',
      refund_id: '50r1',
      refund_status: 'SUCCESS',
      amount: { total: 2_900, refund: 900, payer_total: 2_900, payer_refund: 900 },
    };
    const done = await provider().parseNotification(wechatNotice(settings, 'REFUND.SUCCESS', resource));
    expect(done).toMatchObject({
      kind: 'refunded',
      refund: 'r1',
      amount: { minor: 900, currency: 'CNY' },
      merchant: provider().merchant,
    });
    const failed = await provider().parseNotification(wechatNotice(settings, 'REFUND.ABNORMAL', resource));
    expect(failed.kind).toBe('refund-failed');
  });

  test('takes no notice that is forged, altered, old, or for another merchant’s key', async () => {
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const good = wechatNotice(settings, 'TRANSACTION.SUCCESS', paid());
    const probe = new Headers(good.headers);
    probe.set('Wechatpay-Signature', `WECHATPAY/SIGNTEST/${good.headers.get('Wechatpay-Signature')}`);
    const otherKey = new Headers(good.headers);
    otherKey.set('Wechatpay-Serial', 'PUB_KEY_ID_9');
    const forged: RawNotice[] = [
      wechatNotice(settings, 'TRANSACTION.SUCCESS', paid(), { key: stranger }),
      { ...good, body: good.body.replace('TRANSACTION.SUCCESS', 'REFUND.SUCCESS') },
      { ...good, headers: new Headers() },
      { ...good, headers: probe },
      { ...good, headers: otherKey },
    ];
    for (const raw of forged)
      await expect(provider().parseNotification(raw)).rejects.toThrow(ForgedNoticeError);
    const old = wechatNotice(settings, 'TRANSACTION.SUCCESS', paid(), { at: Date.now() - 6 * 60_000 });
    await expect(provider().parseNotification(old)).rejects.toThrow(StaleNoticeError);
    const unopened = wechatNotice(settings, 'TRANSACTION.SUCCESS', paid(), { apiV3Key: 'b'.repeat(32) });
    await expect(provider().parseNotification(unopened)).rejects.toThrow(UnreadableNoticeError);
  });
});
