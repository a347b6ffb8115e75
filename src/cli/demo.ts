import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleCategories, type SampleDocument, sampleDocuments } from '../../samples/index.ts';
import { createUser, type Role } from '../accounts/index.ts';
import { addPlan } from '../membership/index.ts';
import { closeLibrary, openServedLibrary, type ServedLibrary } from '../app/library.ts';
import { startServer } from '../app/server.ts';
import { addCategory, editDocument, receiveFile } from '../catalog/index.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { newId } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { minorDigits } from '../platform/money.ts';
import { LIBRARY_NAME, writeSetting } from '../platform/settings.ts';
import { readTerms, writeTerms } from '../pricing/index.ts';
import { keepWorker, untilToldToEnd } from './serve.ts';

const PASSWORD = 'wenyuan-demo';
const CURRENCY = 'CNY';

interface DemoPerson {
  key: string;
  name: string;
  email: string;
  role: Role;
}

const people: DemoPerson[] = [
  { key: 'operator', name: '文渊 Librarian', email: 'operator@demo.example', role: 'operator' },
  { key: 'press', name: '山房出版社 Shanfang Press', email: 'press@demo.example', role: 'contributor' },
  { key: 'school', name: '河湾小学 Hewan School', email: 'school@demo.example', role: 'contributor' },
  { key: 'union', name: '联合工会 United Union', email: 'union@demo.example', role: 'contributor' },
  { key: 'reader', name: '读者 Reader', email: 'reader@demo.example', role: 'reader' },
];

/** A filled library in a throw-away folder, which goes when the command ends. */
export async function demoCommand(config: Config): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wenyuan-demo-'));
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  // Read anew: the worker reads its settings from the environment, as every worker does.
  Object.assign(process.env, {
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    STORAGE_URL: '',
    PURPOSE: 'demo',
    LOG_LEVEL: log.level,
  });
  const demo = readConfig(process.env);
  const library = await openServedLibrary(demo, log);
  try {
    await writeSetting(library.db, LIBRARY_NAME, '文渊 Wenyuan');
    const accounts = await createPeople(library);
    const categories = await createCategories(library);
    await createPlans(library);
    await nameSeller(library);
    const server = await startServer(library);
    const stopWorker = keepWorker(log);
    introduce(config.port === 0 ? `http://localhost:${server.port}` : config.baseUrl);
    for (const sample of sampleDocuments) await addSample(library, sample, accounts, categories);
    await untilToldToEnd();
    stopWorker();
    await server.close();
    return 0;
  } finally {
    await closeLibrary(library);
    await rm(dataDir, { recursive: true, force: true });
  }
}

function introduce(address: string): void {
  const lines = people.map(({ email, role, name }) => `  ${role.padEnd(12)} ${email.padEnd(24)} ${name}`);
  process.stdout.write(
    [
      `Wenyuan 文渊, a demo library, is open at ${address}`,
      `Sign in at ${address}/sign-in, password ${PASSWORD}`,
      ...lines,
      'Documents appear as they are processed. Ctrl+C ends the demo and removes all it made.',
      '',
    ].join('\n'),
  );
}

async function createPeople({ db, authentication }: ServedLibrary): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, ...person } of people) {
    const account = await createUser(db, authentication, { ...person, password: PASSWORD });
    ids.set(key, account.id);
  }
  return ids;
}

async function createCategories({ db }: ServedLibrary): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { slug, names, keywords } of sampleCategories) {
    const details = { slug, nameZh: names['zh-Hans'], nameEn: names.en, keywords: [...keywords] };
    ids.set(slug, await addCategory(db, details));
  }
  return ids;
}

async function createPlans({ db }: ServedLibrary): Promise<void> {
  const limited = { currency: CURRENCY, highestPriceMinor: 2_000, discountPercent: 20 };
  const plans = [
    { ...limited, nameZh: '月度会员', nameEn: 'Month', months: 1, priceMinor: 1_900, downloads: 20 },
    { ...limited, nameZh: '季度会员', nameEn: 'Quarter', months: 3, priceMinor: 4_900, downloads: 30 },
    {
      ...limited,
      highestPriceMinor: null,
      discountPercent: 0,
      nameZh: '年度会员',
      nameEn: 'Year',
      months: 12,
      priceMinor: 15_900,
      downloads: null,
    },
  ];
  for (const plan of plans) await addPlan(db, plan);
}

/** So that invoices can be made. */
async function nameSeller({ db }: ServedLibrary): Promise<void> {
  const seller = {
    sellerName: '文渊 Wenyuan（演示）',
    sellerTaxNumber: '91110000DEMO00000X',
    sellerAddress: '河湾市书院路 1 号',
  };
  await writeTerms(db, { ...(await readTerms(db)), ...seller });
}

async function addSample(
  { db, storage, config }: ServedLibrary,
  sample: SampleDocument,
  accounts: Map<string, string>,
  categories: Map<string, string>,
): Promise<void> {
  const path = join(config.storageDir, 'incoming', newId());
  await writeFile(path, await sample.make());
  const categoryId = categories.get(sample.category) ?? '';
  const ownerId = accounts.get(sample.contributor) ?? '';
  const { id } = await receiveFile(db, storage, {
    path,
    fileName: sample.file,
    ownerId,
    currency: CURRENCY,
    // Set from the start: a priced document must never be free, not for a moment.
    priceMinor: sample.price,
    previewPages: sample.previewPages,
    then: 'publish',
  });
  const digits = minorDigits(CURRENCY);
  const form = {
    title: sample.title,
    author: people.find(({ key }) => key === sample.contributor)?.name ?? '',
    summary: sample.summary,
    language: sample.language,
    categoryId,
    tags: sample.tags.join(','),
    licence: sample.licence,
    price: (sample.price / 10 ** digits).toFixed(digits),
    previewPages: String(sample.previewPages),
  };
  await editDocument(db, id, form, 0);
}
