import { createSign, createVerify, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { WechatSettings } from '../../src/platform/payment-config.ts';
import type { StandInAnswer, StandInRequest } from './stand-in.ts';

const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 });
/** WeChat Pay's own keys. */
export const platform = generateKeyPairSync('rsa', { modulusLength: 2048 });
const SERIAL = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1';

export const wechatSettings = (platformKeyId: string): WechatSettings => ({
  merchantId: '1900000109',
  appId: 'wxd678efh567hg6787',
  merchantSerial: SERIAL,
  merchantKey: merchant.privateKey,
  apiV3Key: 'a'.repeat(32),
  platformKeyId,
  platformKey: platform.publicKey,
});

const sha256Rsa = (message: string, key: KeyObject) =>
  createSign('RSA-SHA256').update(message).sign(key, 'base64');

interface Order {
  total: number;
  state: string;
  appid: string;
  refunds: Map<string, number>;
}

/** WeChat Pay as its documentation describes it: verifies every request, signs every answer. */
export class WechatStandIn {
  readonly orders = new Map<string, Order>();
  readonly seen: StandInRequest[] = [];
  answersWith: KeyObject = platform.privateKey;
  isDown = false;
  readonly settings: WechatSettings;
  constructor(settings: WechatSettings) {
    this.settings = settings;
  }

  answer = (request: StandInRequest): StandInAnswer | undefined => {
    this.seen.push(request);
    if (this.isDown) return undefined;
    if (!this.isSigned(request)) return this.refuse(401, 'SIGN_ERROR');
    if (request.headers.get('wechatpay-serial') !== this.settings.platformKeyId)
      return this.refuse(401, 'SERIAL');
    const { pathname } = new URL(request.path, 'http://wechat');
    const body = request.body === '' ? {} : (JSON.parse(request.body) as Record<string, never>);
    if (pathname === '/v3/pay/transactions/native') return this.start(body);
    if (pathname === '/v3/refund/domestic/refunds') return this.refund(body);
    const [, kind, number = '', action] =
      /^\/v3\/(pay\/transactions\/out-trade-no|refund\/domestic\/refunds)\/([^/]+)(\/close)?$/.exec(
        pathname,
      ) ?? [];
    if (kind?.startsWith('refund')) return this.findRefund(number);
    return action ? this.closeOrder(number) : this.find(number);
  };

  private isSigned({ method, path, headers, body }: StandInRequest): boolean {
    const found =
      /^WECHATPAY2-SHA256-RSA2048 mchid="(\d+)",serial_no="(\w+)",timestamp="(\d+)",nonce_str="(\w+)",signature="(.+)"$/.exec(
        headers.get('authorization') ?? '',
      );
    if (!found) return false;
    const [, mchid, serial, timestamp, nonce, signature = ''] = found;
    const message = `${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`;
    const isGenuine = createVerify('RSA-SHA256')
      .update(message)
      .verify(merchant.publicKey, signature, 'base64');
    return isGenuine && mchid === this.settings.merchantId && serial === SERIAL;
  }

  private start(body: Record<string, never>): StandInAnswer {
    const { out_trade_no, amount, appid } = body as unknown as {
      out_trade_no: string;
      amount: { total: number };
      appid: string;
    };
    if (this.orders.get(out_trade_no)?.state === 'SUCCESS') return this.refuse(400, 'ORDERPAID');
    this.orders.set(out_trade_no, { total: amount.total, state: 'NOTPAY', appid, refunds: new Map() });
    return this.say({ code_url: `weixin://wxpay/bizpayurl?pr=${out_trade_no}` });
  }

  private find(number: string): StandInAnswer {
    const order = this.orders.get(number);
    if (!order) return this.refuse(404, 'ORDER_NOT_EXIST');
    const { total, state, appid } = order;
    const paid = { transaction_id: `42000${number}`, amount: { total, currency: 'CNY', payer_total: total } };
    const base = { mchid: this.settings.merchantId, appid, out_trade_no: number, trade_state: state };
    return this.say(state === 'SUCCESS' ? { ...base, ...paid } : base);
  }

  private closeOrder(number: string): StandInAnswer {
    const order = this.orders.get(number);
    if (!order) return this.refuse(404, 'ORDER_NOT_EXIST');
    if (order.state === 'SUCCESS') return this.refuse(400, 'ORDERPAID');
    order.state = 'CLOSED';
    return this.sign(204, '');
  }

  private refund(body: Record<string, never>): StandInAnswer {
    const { out_trade_no, out_refund_no, amount } = body as unknown as {
      out_trade_no: string;
      out_refund_no: string;
      amount: { refund: number };
    };
    const order = this.orders.get(out_trade_no);
    if (order?.state !== 'SUCCESS') return this.refuse(404, 'RESOURCE_NOT_EXISTS');
    const given = [...order.refunds].reduce(
      (sum, [id, minor]) => (id === out_refund_no ? sum : sum + minor),
      0,
    );
    if (given + amount.refund > order.total) return this.refuse(403, 'NOT_ENOUGH');
    order.refunds.set(out_refund_no, amount.refund);
    return this.say({
      refund_id: `50${out_refund_no}`,
      status: 'PROCESSING',
      amount: { refund: amount.refund, total: order.total, currency: 'CNY' },
    });
  }

  private findRefund(number: string): StandInAnswer {
    const order = [...this.orders.values()].find(({ refunds }) => refunds.has(number));
    if (!order) return this.refuse(404, 'RESOURCE_NOT_EXISTS');
    return this.say({
      refund_id: `50${number}`,
      status: 'SUCCESS',
      amount: { refund: order.refunds.get(number), total: order.total, currency: 'CNY' },
    });
  }

  private refuse(status: number, code: string): StandInAnswer {
    return {
      status,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code, message: code }),
    };
  }

  private say(content: object): StandInAnswer {
    return this.sign(200, JSON.stringify(content));
  }

  private sign(status: number, body: string): StandInAnswer {
    const headers = signatureHeaders(this.settings, body, this.answersWith);
    return { status, headers: { 'content-type': 'application/json', ...headers }, ...(body ? { body } : {}) };
  }
}

export function signatureHeaders(settings: WechatSettings, body: string, key: KeyObject, at = Date.now()) {
  const timestamp = String(Math.floor(at / 1_000));
  const nonce = randomBytes(16).toString('hex');
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': settings.platformKeyId,
    'Wechatpay-Signature': sha256Rsa(`${timestamp}\n${nonce}\n${body}\n`, key),
  };
}
