import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPaymentSettings } from './payment-config.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
const bare = privateKey.export({ type: 'pkcs1', format: 'der' }).toString('base64');
const publicBare = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

test('a provider none of whose variables is set is off, without a word', () => {
  const { settings, problems } = readPaymentSettings({ PORT: '3000' });
  expect(problems).toEqual([]);
  expect(Object.values(settings)).toEqual([undefined, undefined, undefined, undefined]);
});

test('what is missing or wrong is named, and no key is shown', () => {
  const secret = 'MIIsecretsecretsecret';
  const { problems } = readPaymentSettings({
    STRIPE_SECRET_KEY: 'sk_test_1',
    ALIPAY_APP_ID: '2021000122671080',
    ALIPAY_PRIVATE_KEY: secret,
    WECHAT_API_V3_KEY: 'short',
    TRANSFER_HOLDER: '文渊',
  });
  const text = problems.join('\n');
  for (const name of [
    'STRIPE_WEBHOOK_SECRET: missing',
    'ALIPAY_PRIVATE_KEY: neither a key',
    'ALIPAY_PUBLIC_KEY: missing',
    'WECHAT_MERCHANT_ID: missing',
    'WECHAT_API_V3_KEY',
    'TRANSFER_ACCOUNT: missing',
  ])
    expect(text).toContain(name);
  expect(text).not.toContain(secret);
});

test('keys are read in each form in which providers hand them out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenyuan-keys-'));
  const file = join(folder, 'key.pem');
  writeFileSync(file, pem);
  for (const key of [pem, pem.replaceAll('\n', '\\n'), bare, file]) {
    const { settings, problems } = readPaymentSettings({
      ALIPAY_APP_ID: '2021000122671080',
      ALIPAY_PRIVATE_KEY: key,
      ALIPAY_PUBLIC_KEY: publicBare,
    });
    expect(problems).toEqual([]);
    expect(settings.alipay?.privateKey.equals(privateKey)).toBe(true);
    expect(settings.alipay?.alipayPublicKey.equals(publicKey)).toBe(true);
  }
  rmSync(folder, { recursive: true });
});
