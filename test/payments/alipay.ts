import { createSign, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { RawNotice } from '../../src/payments/index.ts';
import type { AlipaySettings } from '../../src/platform/payment-config.ts';
import type { StandInAnswer, StandInRequest } from './stand-in.ts';

const application = generateKeyPairSync('rsa', { modulusLength: 2048 });
const alipay = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const alipaySettings = (gateway: string): AlipaySettings => ({
  appId: '2021000122671080',
  privateKey: application.privateKey,
  alipayPublicKey: alipay.publicKey,
  sellerId: '2088102146225135',
  gateway: `${gateway}/gateway.do`,
});

/** The same as settings of the environment, for a whole library. */
export const alipayEnvironment = (gateway: string): Record<string, string> => ({
  ALIPAY_APP_ID: '2021000122671080',
  ALIPAY_PRIVATE_KEY: application.privateKey.export({ type: 'pkcs8', format: 'pem' }),
  ALIPAY_PUBLIC_KEY: alipay.publicKey.export({ type: 'spki', format: 'pem' }),
  ALIPAY_GATEWAY: `${gateway}/gateway.do`,
});

interface Trade {
  total: number;
  status: string;
  refunds: Map<string, number>;
}

type Content = Record<string, string>;

/** Alipay's gateway as its documentation describes it: verifies every request, signs every answer. */
export class AlipayStandIn {
  readonly trades = new Map<string, Trade>();
  readonly seen: Array<{ method: string; content: Content; parameters: URLSearchParams }> = [];
  answersWith: KeyObject = alipay.privateKey;
  isDown = false;

  answer = (request: StandInRequest): StandInAnswer | undefined => {
    if (this.isDown) return undefined;
    const parameters = new URL(request.path, 'http://alipay').searchParams;
    for (const [name, value] of new URLSearchParams(request.body)) parameters.set(name, value);
    const { method, content } = this.open(parameters);
    return this.say(method, content ? this.act(method, content) : no('40002', 'isv.invalid-signature'));
  };

  /** What a signed address of the gateway says; `content` is missing if its signature is wrong. */
  open(parameters: URLSearchParams): { method: string; content: Content | undefined } {
    const signed = [...parameters].filter(([name]) => name !== 'sign').sort(([a], [b]) => (a < b ? -1 : 1));
    const text = signed.map(([name, value]) => `${name}=${value}`).join('&');
    const method = parameters.get('method') ?? '';
    const isGenuine = createVerify('RSA-SHA256')
      .update(text)
      .verify(application.publicKey, parameters.get('sign') ?? '', 'base64');
    if (!isGenuine || parameters.get('app_id') !== '2021000122671080') return { method, content: undefined };
    const content = JSON.parse(parameters.get('biz_content') ?? '{}') as Content;
    this.seen.push({ method, content, parameters });
    return { method, content };
  }

  /** As when the buyer pays on the page or scans the code. */
  pay(attempt: string, yuan: string): void {
    this.trades.set(attempt, { total: fen(yuan), status: 'TRADE_SUCCESS', refunds: new Map() });
  }

  private act(method: string, content: Content): object {
    const { out_trade_no: attempt = '', out_request_no: number = '' } = content;
    if (method === 'alipay.trade.precreate')
      return {
        code: '10000',
        msg: 'Success',
        out_trade_no: attempt,
        qr_code: `https://qr.alipay.com/${attempt}`,
      };
    const trade = this.trades.get(attempt);
    if (!trade) return no('40004', 'ACQ.TRADE_NOT_EXIST');
    if (method === 'alipay.trade.query') return describe(attempt, trade);
    if (method === 'alipay.trade.close') return closeTrade(attempt, trade);
    if (method === 'alipay.trade.refund') return refundTrade(trade, number, fen(content['refund_amount']));
    const given = trade.refunds.get(number);
    const found = given === undefined ? {} : { refund_status: 'REFUND_SUCCESS', refund_amount: yuan(given) };
    return { code: '10000', msg: 'Success', ...found };
  }

  private say(method: string, answer: object): StandInAnswer {
    const text = JSON.stringify(answer);
    const sign = sha256Rsa(text, this.answersWith);
    const body = `{"${method.replaceAll('.', '_')}_response":${text},"sign":"${sign}"}`;
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
}

/** A notice as Alipay sends it: a form, its fields in order under RSA-SHA256. */
export function alipayNotice(fields: Record<string, string>, key: KeyObject = alipay.privateKey): RawNotice {
  const all = { charset: 'utf-8', version: '1.0', notify_type: 'trade_status_sync', ...fields };
  const text = Object.entries(all)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const body = new URLSearchParams({ ...all, sign_type: 'RSA2', sign: sha256Rsa(text, key) }).toString();
  return {
    body,
    headers: new Headers({ 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }),
  };
}

function describe(attempt: string, { total, status }: Trade): object {
  const paid = status === 'WAIT_BUYER_PAY' ? {} : { send_pay_date: '2026-11-22 21:30:00' };
  return {
    code: '10000',
    msg: 'Success',
    out_trade_no: attempt,
    trade_no: `20261122${attempt}`,
    trade_status: status,
    total_amount: yuan(total),
    ...paid,
  };
}

function closeTrade(attempt: string, trade: Trade): object {
  if (trade.status !== 'WAIT_BUYER_PAY') return no('40004', 'ACQ.TRADE_STATUS_ERROR');
  trade.status = 'TRADE_CLOSED';
  return { code: '10000', msg: 'Success', out_trade_no: attempt };
}

function refundTrade(trade: Trade, number: string, minor: number): object {
  const sum = [...trade.refunds.values()].reduce((total, given) => total + given, 0);
  if (trade.refunds.has(number))
    return { code: '10000', msg: 'Success', fund_change: 'N', refund_fee: yuan(sum) };
  if (sum + minor > trade.total) return no('40004', 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');
  trade.refunds.set(number, minor);
  if (sum + minor === trade.total) trade.status = 'TRADE_CLOSED';
  return { code: '10000', msg: 'Success', fund_change: 'Y', refund_fee: yuan(sum + minor) };
}

function no(code: string, reason: string): object {
  return { code, msg: 'Business Failed', sub_code: reason, sub_msg: reason };
}

function sha256Rsa(text: string, key: KeyObject): string {
  return createSign('RSA-SHA256').update(text).sign(key, 'base64');
}

function fen(yuan: string | undefined): number {
  return Math.round(Number(yuan) * 100);
}

function yuan(minor: number): string {
  return (minor / 100).toFixed(2);
}
