import { Decorator } from 'wechatpay-axios-plugin';
import { z } from 'zod';
import type { WechatSettings } from '../../../platform/payment-config.ts';
import { ProviderRefusedError, ProviderUnavailableError } from '../../errors.ts';

export interface WechatClient {
  /** Signs the request and verifies the answer's signature. `undefined` for an answer of 404. */
  get<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined>;
  post<T>(path: string, body: object, schema: z.ZodType<T>): Promise<T>;
}

const LIMIT_MS = 15_000;
const refusal = z.object({ code: z.string(), message: z.string().default('') });

/** `endpoint` is for stand-ins; WeChat Pay's own where not given. */
export function createWechatClient(settings: WechatSettings, endpoint?: string): WechatClient {
  const { v3 } = new Decorator({
    mchid: settings.merchantId,
    serial: settings.merchantSerial,
    privateKey: settings.merchantKey.export({ type: 'pkcs8', format: 'pem' }),
    certs: { [settings.platformKeyId]: settings.platformKey },
    timeout: LIMIT_MS,
    // Has the answer signed with the key that is known here, also while the merchant moves from one to another.
    headers: { 'Wechatpay-Serial': settings.platformKeyId },
    ...(endpoint === undefined ? {} : { baseURL: endpoint }),
  });
  return {
    async get(path, schema) {
      try {
        return read(schema, (await v3.get<unknown>(path)).data);
      } catch (error) {
        if (statusOf(error) === 404) return undefined;
        throw toNamedError(error);
      }
    },
    async post(path, body, schema) {
      try {
        return read(schema, (await v3.post<unknown>(path, body)).data);
      } catch (error) {
        throw toNamedError(error);
      }
    },
  };
}

function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new ProviderUnavailableError('wechat', parsed.error.message);
  return parsed.data;
}

/** A no is told in an answer of 4xx; anything else, also an answer not signed as it should be, says nothing. */
function toNamedError(error: unknown): Error {
  const status = statusOf(error) ?? 0;
  const parsed = refusal.safeParse((error as { response?: { data?: unknown } }).response?.data);
  const isRefusal = status >= 400 && status < 500 && status !== 429 && parsed.success;
  if (isRefusal) return new ProviderRefusedError('wechat', parsed.data.code, parsed.data.message);
  return error instanceof ProviderUnavailableError ? error : new ProviderUnavailableError('wechat', error);
}

function statusOf(error: unknown): number | undefined {
  return (error as { response?: { status?: number } }).response?.status;
}
