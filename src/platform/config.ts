import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { parseMailAddress } from './mail/address.ts';
import { type PaymentSettings, readPaymentSettings, takesRealMoney } from './payment-config.ts';

export { ConfigError } from './config-error.ts';

const MEBIBYTE = 2 ** 20;

const port = z.coerce.number().int().min(0).max(65_535);
const positive = z.coerce.number().int().positive();

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  STORAGE_URL: z.url({ protocol: /^file$/ }).optional(),
  OFFICE_CONVERTER: z
    .string()
    .regex(/^(wasm|soffice:.+|gotenberg:https?:.+)$/)
    .default('wasm'),
  MAIL_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => parseMailAddress(text) !== undefined, 'not a mail address')
    .optional(),
  PURPOSE: z.enum(['library', 'demo', 'test']).default('library'),
  SECRET: z.string().min(32).optional(),
  WORKERS: positive.max(64).default(Math.max(1, Math.min(4, availableParallelism()))),
  MAX_UPLOAD_MIB: positive.default(1024),
  MAX_PAGES: positive.default(20_000),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

const COUNT = 'a whole number, 1 or more';

/** What a setting must be, where the checker's own words would not say it. */
const EXPECTED: Record<string, string> = {
  PORT: 'a port: a whole number from 0 to 65535',
  BASE_URL: 'an address that begins with http:// or https://',
  TRUSTED_PROXIES: 'a whole number from 0 to 10',
  DATABASE_URL: 'an address that begins with postgres://',
  STORAGE_URL: 'an address that begins with file://',
  OFFICE_CONVERTER: 'wasm, soffice:<path> or gotenberg:<address>',
  MAIL_URL: 'an address that begins with smtp:// or smtps://',
  MAIL_FROM: 'a mail address',
  SECRET: 'at least 32 characters',
  WORKERS: 'a whole number from 1 to 64',
  MAX_UPLOAD_MIB: COUNT,
  MAX_PAGES: COUNT,
};

function describe(name: string, message: string): string {
  const expected = EXPECTED[name];
  return `${name}: ${expected ? `must be ${expected}` : message}`;
}

export interface Config {
  port: number;
  host: string;
  /** Where people reach the library, without a trailing slash. */
  baseUrl: string;
  /** How many proxies before the library name the client in X-Forwarded-For; 0: the header is not believed. */
  trustedProxies: number;
  dataDir: string;
  /** A PostgreSQL address, or undefined for the SQLite file in the data folder. */
  databaseUrl: string | undefined;
  storageDir: string;
  officeConverter: string;
  /** A mail server, or undefined to keep letters in the data folder. */
  mailUrl: string | undefined;
  /** The address letters come from. */
  mailFrom: string;
  /** A demo and a test may be paid for with the test provider, and with nothing that takes real money. */
  purpose: 'library' | 'demo' | 'test';
  payments: PaymentSettings;
  secret: string | undefined;
  workers: number;
  maxUploadBytes: number;
  maxPages: number;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** Reads the settings from the environment; throws `ConfigError` naming every setting that is wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const { settings: payments, problems } = readPaymentSettings(given);
  if (!parsed.success) {
    problems.unshift(
      ...parsed.error.issues.map(({ path, message }) => `  ${describe(String(path[0]), message)}`),
    );
  } else if (parsed.data.PURPOSE !== 'library' && takesRealMoney(payments)) {
    problems.push(
      `  PURPOSE: a ${parsed.data.PURPOSE} library takes no real money, but is given keys that do`,
    );
  }
  if (!parsed.success || problems.length > 0)
    throw new ConfigError(`These settings cannot be used:\n${problems.join('\n')}`);
  const settings = parsed.data;
  const dataDir = resolve(settings.DATA_DIR);
  const baseUrl = (settings.BASE_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, '');
  return {
    port: settings.PORT,
    host: settings.HOST,
    baseUrl,
    trustedProxies: settings.TRUSTED_PROXIES,
    dataDir,
    databaseUrl: settings.DATABASE_URL,
    storageDir: settings.STORAGE_URL ? new URL(settings.STORAGE_URL).pathname : resolve(dataDir, 'storage'),
    officeConverter: settings.OFFICE_CONVERTER,
    mailUrl: settings.MAIL_URL,
    mailFrom: parseMailAddress(settings.MAIL_FROM ?? '') ?? `no-reply@${new URL(baseUrl).hostname}`,
    purpose: settings.PURPOSE,
    payments,
    secret: settings.SECRET,
    workers: settings.WORKERS,
    maxUploadBytes: settings.MAX_UPLOAD_MIB * MEBIBYTE,
    maxPages: settings.MAX_PAGES,
    logLevel: settings.LOG_LEVEL,
  };
}
