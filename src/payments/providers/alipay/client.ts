import { AlipaySdk } from 'alipay-sdk';
import { z } from 'zod';
import type { AlipaySettings } from '../../../platform/payment-config.ts';
import { ProviderRefusedError, ProviderUnavailableError } from '../../errors.ts';
import type { ProviderId } from '../../provider.ts';

export interface AlipayClient {
  /** Asks the gateway and verifies the answer's signature. Throws the named errors of providers. */
  ask<T>(method: string, content: object, schema: z.ZodType<T>, notifyUrl?: string): Promise<T>;
  /** A signed address of the gateway for the browser to go to. */
  pageAddress(method: string, content: object, urls: { returnUrl: string; notifyUrl: string }): string;
  /** Whether Alipay signed these fields (RSA2). */
  isSigned(fields: Record<string, string>): boolean;
}

const LIMIT_MS = 15_000;

const answer = z.object({
  code: z.string(),
  msg: z.string().default(''),
  sub_code: z.string().optional(),
  sub_msg: z.string().optional(),
});

export function createAlipayClient(id: ProviderId, settings: AlipaySettings): AlipayClient {
  const sdk = new AlipaySdk({
    appId: settings.appId,
    privateKey: settings.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    keyType: 'PKCS8',
    alipayPublicKey: settings.alipayPublicKey.export({ type: 'spki', format: 'pem' }),
    gateway: settings.gateway,
    signType: 'RSA2',
    timeout: LIMIT_MS,
    camelcase: false,
  });
  return {
    async ask(method, content, schema, notifyUrl) {
      const params = { bizContent: content, ...(notifyUrl === undefined ? {} : { notifyUrl }) };
      const given = await sdk.exec(method, params, { validateSign: true }).catch((error: unknown) => {
        throw new ProviderUnavailableError(id, error);
      });
      return read(id, given, schema);
    },
    pageAddress: (method, content, urls) => sdk.pageExecute(method, 'GET', { bizContent: content, ...urls }),
    // The signed fields name their own algorithm, which must not be for the sender to choose.
    isSigned: (fields) => fields['sign_type'] === 'RSA2' && sdk.checkNotifySignV2(fields),
  };
}

/** 10000 is a yes; 20000 and system errors leave open what happened; the rest is a no. */
function read<T>(id: ProviderId, given: unknown, schema: z.ZodType<T>): T {
  const { code, msg, sub_code: reason = '', sub_msg: detail = msg } = answer.parse(given);
  if (code === '20000' || /SYSTEM_ERROR$/i.test(reason))
    throw new ProviderUnavailableError(id, `${reason} ${detail}`);
  if (code !== '10000') throw new ProviderRefusedError(id, reason || code, detail);
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ProviderUnavailableError(id, parsed.error.message);
  return parsed.data;
}
