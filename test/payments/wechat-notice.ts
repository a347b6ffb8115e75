import { createCipheriv, type KeyObject, randomBytes } from 'node:crypto';
import type { RawNotice } from '../../src/payments/index.ts';
import type { WechatSettings } from '../../src/platform/payment-config.ts';
import { platform, signatureHeaders } from './wechat.ts';

interface NoticeOptions {
  key?: KeyObject;
  at?: number;
  apiV3Key?: string;
}

/** A notice as WeChat Pay sends it: the resource under AES-256-GCM, the whole under RSA-SHA256. */
export function wechatNotice(
  settings: WechatSettings,
  eventType: string,
  resource: object,
  options: NoticeOptions = {},
): RawNotice {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', options.apiV3Key ?? settings.apiV3Key, nonce).setAAD(
    Buffer.from('transaction'),
  );
  const ciphertext = Buffer.concat([
    cipher.update(JSON.stringify(resource)),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  const body = JSON.stringify({
    id: 'EV-2018022511223320873',
    create_time: '2026-11-22T21:30:00+08:00',
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary: '支付成功',
    resource: {
      algorithm: 'AEAD_AES_256_GCM',
      original_type: 'transaction',
      ciphertext: ciphertext.toString('base64'),
      associated_data: 'transaction',
      nonce,
    },
  });
  return {
    body,
    headers: new Headers(signatureHeaders(settings, body, options.key ?? platform.privateKey, options.at)),
  };
}
