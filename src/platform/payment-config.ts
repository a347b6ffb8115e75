import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

export interface StripeSettings {
  secretKey: string;
  webhookSecret: string;
}

export interface AlipaySettings {
  appId: string;
  privateKey: KeyObject;
  /** Alipay's, not the application's own. */
  alipayPublicKey: KeyObject;
  sellerId: string | undefined;
  gateway: string;
}

export interface WechatSettings {
  merchantId: string;
  appId: string;
  merchantSerial: string;
  merchantKey: KeyObject;
  /** Of 32 characters; opens what notices carry. */
  apiV3Key: string;
  /** Either `PUB_KEY_ID_…` with WeChat Pay's public key, or a platform certificate's serial with it. */
  platformKeyId: string;
  platformKey: KeyObject;
}

export interface TransferSettings {
  holder: string;
  account: string;
  bank: string;
  bic: string | undefined;
  note: string | undefined;
}

/** A provider without settings is off. */
export interface PaymentSettings {
  stripe: StripeSettings | undefined;
  alipay: AlipaySettings | undefined;
  wechat: WechatSettings | undefined;
  transfer: TransferSettings | undefined;
}

const ALIPAY_GATEWAY = 'https://openapi.alipay.com/gateway.do';

const text = z.string().trim().min(1);
const privateKey = text.transform((value, context) =>
  readKey(value, createPrivateKey, 'pkcs8', 'pkcs1', context),
);
const publicKey = text.transform((value, context) =>
  readKey(value, createPublicKey, 'spki', 'pkcs1', context),
);

const stripe = z
  .object({
    STRIPE_SECRET_KEY: text.regex(/^(sk|rk)_(test|live)_/, 'not a secret key of Stripe'),
    STRIPE_WEBHOOK_SECRET: text.regex(/^whsec_/, 'not the signing secret of a Stripe endpoint'),
  })
  .transform((env) => ({ secretKey: env.STRIPE_SECRET_KEY, webhookSecret: env.STRIPE_WEBHOOK_SECRET }));

const alipay = z
  .object({
    ALIPAY_APP_ID: text.regex(/^\d{16}$/, 'not an application number of 16 digits'),
    ALIPAY_PRIVATE_KEY: privateKey,
    ALIPAY_PUBLIC_KEY: publicKey,
    ALIPAY_SELLER_ID: text.regex(/^2088\d{12}$/, 'not a partner number, which begins with 2088').optional(),
    ALIPAY_GATEWAY: z.url({ protocol: /^https?$/ }).default(ALIPAY_GATEWAY),
  })
  .transform((env) => ({
    appId: env.ALIPAY_APP_ID,
    privateKey: env.ALIPAY_PRIVATE_KEY,
    alipayPublicKey: env.ALIPAY_PUBLIC_KEY,
    sellerId: env.ALIPAY_SELLER_ID,
    gateway: env.ALIPAY_GATEWAY,
  }));

const wechat = z
  .object({
    WECHAT_MERCHANT_ID: text.regex(/^\d{8,12}$/, 'not a merchant number'),
    WECHAT_APP_ID: text.regex(/^wx[0-9a-f]{16}$/, 'not an app number, which begins with wx'),
    WECHAT_MERCHANT_SERIAL: text.regex(/^[0-9A-Fa-f]{40}$/, 'not the serial of a merchant certificate'),
    WECHAT_MERCHANT_KEY: privateKey,
    WECHAT_API_V3_KEY: z.string().length(32),
    WECHAT_PLATFORM_KEY_ID: text.regex(
      /^(PUB_KEY_ID_\d+|[0-9A-Fa-f]{40})$/,
      'neither a public key number (PUB_KEY_ID_…) nor the serial of a platform certificate',
    ),
    WECHAT_PLATFORM_KEY: publicKey,
  })
  .transform((env) => ({
    merchantId: env.WECHAT_MERCHANT_ID,
    appId: env.WECHAT_APP_ID,
    merchantSerial: env.WECHAT_MERCHANT_SERIAL,
    merchantKey: env.WECHAT_MERCHANT_KEY,
    apiV3Key: env.WECHAT_API_V3_KEY,
    platformKeyId: env.WECHAT_PLATFORM_KEY_ID,
    platformKey: env.WECHAT_PLATFORM_KEY,
  }));

const transfer = z
  .object({
    TRANSFER_HOLDER: text,
    TRANSFER_ACCOUNT: text,
    TRANSFER_BANK: text,
    TRANSFER_BIC: text.optional(),
    TRANSFER_NOTE: text.optional(),
  })
  .transform((env) => ({
    holder: env.TRANSFER_HOLDER,
    account: env.TRANSFER_ACCOUNT,
    bank: env.TRANSFER_BANK,
    bic: env.TRANSFER_BIC,
    note: env.TRANSFER_NOTE,
  }));

/**
 * One block of variables for each provider. A provider is on as soon as one of its variables is set; `problems`
 * then names each one that is missing or wrong, by its name and never by its value.
 */
export function readPaymentSettings(env: Record<string, string | undefined>): {
  settings: PaymentSettings;
  problems: string[];
} {
  const problems: string[] = [];
  const read = <T>(prefix: string, schema: z.ZodType<T>): T | undefined => {
    const mine = Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith(prefix)));
    if (Object.keys(mine).length === 0) return undefined;
    const parsed = schema.safeParse(mine);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      const name = path.join('.');
      problems.push(
        `  ${name}: ${name in mine ? message : `missing, and ${prefix.slice(0, -1)} payments need it`}`,
      );
    }
    return undefined;
  };
  const settings = {
    stripe: read('STRIPE_', stripe),
    alipay: read('ALIPAY_', alipay),
    wechat: read('WECHAT_', wechat),
    transfer: read('TRANSFER_', transfer),
  };
  return { settings, problems };
}

/** Whether these settings could take anybody's real money. */
export function takesRealMoney({ stripe, alipay, wechat }: PaymentSettings): boolean {
  return (
    stripe?.secretKey.includes('_live_') === true ||
    alipay?.gateway === ALIPAY_GATEWAY ||
    wechat !== undefined
  );
}

type Der = 'pkcs1' | 'pkcs8' | 'spki';

/** A key given as PEM (line breaks may be written `\n`), as the bare base64 some providers hand out, or as a file's path. */
function readKey<T extends Der>(
  given: string,
  create: (key: string | { key: Buffer; format: 'der'; type: T }) => KeyObject,
  first: T,
  second: T,
  context: z.RefinementCtx,
): KeyObject {
  try {
    const value = /^(-----|MI)/.test(given)
      ? given.replaceAll('\\n', '\n')
      : readFileSync(given, 'utf8').trim();
    if (value.startsWith('-----')) return create(value);
    const key = Buffer.from(value, 'base64');
    try {
      return create({ key, format: 'der', type: first });
    } catch {
      return create({ key, format: 'der', type: second });
    }
  } catch {
    // The reason could quote the key itself.
    context.addIssue({ code: 'custom', message: 'neither a key nor the path of a file with one' });
    return z.NEVER;
  }
}
