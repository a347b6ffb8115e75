import type { Insertable } from 'kysely';
import { createUser } from '../src/accounts/index.ts';
import { closeLibrary, type Library, openLibrary } from '../src/app/library.ts';
import { addCategory, slugify } from '../src/catalog/index.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Tables } from '../src/platform/db/index.ts';
import { createLog } from '../src/platform/log.ts';
import { links } from '../src/ui/links.ts';
import { createRandom } from './random.ts';
import { makeSeedDocument, type SeedDocument } from './seed-document.ts';

const CATEGORIES = 8;
const DOCUMENTS_PER_TRANSACTION = 2_000;
const DOCUMENTS_PER_INSERT = 100;

type Adapt = (made: SeedDocument, index: number) => SeedDocument;

/**
 * Fills a new library with `count` published documents, their files left out and each changed by `adapt`; the paths
 * of their pages.
 */
export async function seedLibrary(
  dataDir: string,
  count: number,
  adapt: Adapt = (made) => made,
): Promise<string[]> {
  const config = readConfig({ DATA_DIR: dataDir });
  const library = await openLibrary(config, createLog('error'));
  try {
    return await seed(library, count, adapt);
  } finally {
    await closeLibrary(library);
  }
}

async function seed(library: Library, count: number, adapt: Adapt): Promise<string[]> {
  const owner = await addOwner(library);
  const categories = await addCategories(library);
  const random = createRandom(count);
  const paths: string[] = [];
  for (let start = 0; start < count; start += DOCUMENTS_PER_TRANSACTION) {
    const length = Math.min(DOCUMENTS_PER_TRANSACTION, count - start);
    const made = Array.from({ length }, (_, index) =>
      adapt(makeSeedDocument(random, { index: start + index, owner, categories }), start + index),
    );
    await insert(library, made);
    paths.push(...made.map(({ document }) => links.document(document.id, slugify(document.title))));
  }
  return paths;
}

async function addOwner({ db, authentication }: Library): Promise<string> {
  const account = { name: 'Bench', email: 'bench@wenyuan.invalid', password: 'a long password' };
  return (await createUser(db, authentication, { ...account, role: 'contributor' })).id;
}

async function addCategories({ db }: Library): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 1; number <= CATEGORIES; number++) {
    const slug = `category-${number}`;
    ids.push(
      await addCategory(db, { slug, nameZh: `类别${number}`, nameEn: `Category ${number}`, keywords: [] }),
    );
  }
  return ids;
}

async function insert({ db }: Library, made: SeedDocument[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const add = async <Table extends keyof Tables>(table: Table, rows: Array<Insertable<Tables[Table]>>) => {
      await tx.insertInto(table).values(rows).execute();
    };
    for (let start = 0; start < made.length; start += DOCUMENTS_PER_INSERT) {
      const some = made.slice(start, start + DOCUMENTS_PER_INSERT);
      await add(
        'documents',
        some.map(({ document }) => document),
      );
      await add(
        'document_tags',
        some.flatMap(({ tags }) => tags),
      );
      await add(
        'sources',
        some.map(({ source }) => source),
      );
      await add(
        'pages',
        some.flatMap(({ pages }) => pages),
      );
    }
  });
}
