import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test('an empty environment gives a library in ./data on port 3000', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 3000, baseUrl: 'http://localhost:3000', officeConverter: 'wasm' });
  expect(config.storageDir).toBe(`${config.dataDir}/storage`);
});

test('an empty value counts as not given', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined });
});

test('a wrong setting is told what it must be, each on a line', () => {
  expect(() => readConfig({ MAX_UPLOAD_MIB: 'abc', WORKERS: '1.5' })).toThrow(
    'These settings cannot be used:\n  WORKERS: must be a whole number from 1 to 64\n  MAX_UPLOAD_MIB: must be a whole number, 1 or more',
  );
});

test('every wrong setting is named', () => {
  const read = () =>
    readConfig({ PORT: 'eighty', DATABASE_URL: 'mysql://x', OFFICE_CONVERTER: 'word', SECRET: 'short' });
  expect(read).toThrow(ConfigError);
  for (const name of ['PORT', 'DATABASE_URL', 'OFFICE_CONVERTER', 'SECRET']) expect(read).toThrow(name);
});
