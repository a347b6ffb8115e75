import type { Db } from '../platform/db/index.ts';
import { readSetting, writeSetting } from '../platform/settings.ts';

/** What the operator has set for the store. Amounts are in minor units of the library's currency. */
export interface StoreTerms {
  currency: string;
  /** Where a buyer is taken to live unless they say otherwise: ISO 3166-1, two letters. */
  country: string;
  /** A contributor's part of each sale, in hundredths of a per cent. */
  shareBp: number;
  refundDays: number;
  /** Whether a document that was downloaded is refunded without a person's decision. */
  refundDownloaded: boolean;
  payoutMinimumMinor: number;
  /** Bank transfers and refunds above this need a second person. */
  secondPersonMinor: number;
  sellerName: string;
  sellerTaxNumber: string;
  sellerAddress: string;
  /** Where bank transfers go. */
  bankAccount: string;
}

const NAME = 'store';
const CURRENCY = 'currency';

const DEFAULTS: StoreTerms = {
  currency: 'CNY',
  country: 'CN',
  shareBp: 7_000,
  refundDays: 14,
  refundDownloaded: false,
  payoutMinimumMinor: 10_000,
  secondPersonMinor: 1_000_000,
  sellerName: '',
  sellerTaxNumber: '',
  sellerAddress: '',
  bankAccount: '',
};

export async function readTerms(db: Db): Promise<StoreTerms> {
  const [terms, currency] = await Promise.all([
    readSetting<Partial<StoreTerms>>(db, NAME),
    readSetting<string>(db, CURRENCY),
  ]);
  return { ...DEFAULTS, ...terms, currency: currency ?? DEFAULTS.currency };
}

export async function writeTerms(db: Db, { currency, ...terms }: StoreTerms): Promise<void> {
  await writeSetting(db, NAME, terms);
  await writeSetting(db, CURRENCY, currency);
}
