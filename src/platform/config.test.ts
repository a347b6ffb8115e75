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

test('every wrong setting is named', () => {
  const read = () =>
    readConfig({ PORT: 'eighty', DATABASE_URL: 'mysql://x', OFFICE_CONVERTER: 'word', SECRET: 'short' });
  expect(read).toThrow(ConfigError);
  for (const name of ['PORT', 'DATABASE_URL', 'OFFICE_CONVERTER', 'SECRET']) expect(read).toThrow(name);
});
