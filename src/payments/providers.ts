import type { PaymentSettings } from '../platform/payment-config.ts';
import { NotFoundError } from '../platform/errors.ts';
import type { PaymentProvider } from './provider.ts';
import { createTestProvider, type TestProviderContext } from './providers/test/provider.ts';
import { createTransferProvider } from './providers/transfer.ts';

/** The ways to pay that the operator switched on, in the order they are offered. */
export interface Providers {
  list: readonly PaymentProvider[];
  find(id: string): PaymentProvider | undefined;
  /** Throws `NotFoundError`. */
  get(id: string): PaymentProvider;
}

/** Loads only what is switched on: each of the providers' own packages takes its time. */
export async function createProviders(
  settings: PaymentSettings,
  test: TestProviderContext,
): Promise<Providers> {
  const list: PaymentProvider[] = [];
  const { alipay, wechat, stripe } = settings;
  if (alipay) {
    const { createAlipayProvider } = await import('./providers/alipay/provider.ts');
    list.push(createAlipayProvider('alipay', alipay), createAlipayProvider('alipay-qr', alipay));
  }
  if (wechat) {
    const { createWechatProvider } = await import('./providers/wechat/provider.ts');
    list.push(createWechatProvider(wechat));
  }
  if (stripe) {
    const { createStripeProvider } = await import('./providers/stripe/provider.ts');
    list.push(createStripeProvider(stripe));
  }
  if (settings.transfer) list.push(createTransferProvider(settings.transfer));
  if (test.purpose !== 'library') list.push(createTestProvider(test));
  const find = (id: string) => list.find((provider) => provider.id === id);
  return {
    list,
    find,
    get(id) {
      const provider = find(id);
      if (!provider) throw new NotFoundError(`no way to pay is called ${id}`);
      return provider;
    },
  };
}
