import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createCategories(db);
  await createSources(db);
  await createDocuments(db);
  await createTags(db);
  await db.schema
    .createTable('document_changes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('document_id', 'text', (column) => column.notNull())
    .execute();
}

async function createCategories(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('categories')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('name_zh', 'text', (column) => column.notNull())
    .addColumn('name_en', 'text', (column) => column.notNull())
    .addColumn('keywords', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute();
}

/** What was read from a file, by its SHA-256: the same for every document that offers it. */
async function createSources(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sources')
    .addColumn('sha256', 'text', (column) => column.primaryKey())
    .addColumn('shown_key', 'text', (column) => column.notNull())
    .addColumn('boxes_key', 'text', (column) => column.notNull())
    .addColumn('page_count', 'integer', (column) => column.notNull())
    .addColumn('outline', 'text', (column) => column.notNull())
    .addColumn('metadata', 'text', (column) => column.notNull())
    .addColumn('read_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('pages')
    .addColumn('sha256', 'text', (column) =>
      column.notNull().references('sources.sha256').onDelete('cascade'),
    )
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('width', 'double precision', (column) => column.notNull())
    .addColumn('height', 'double precision', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('boxes_start', 'bigint', (column) => column.notNull())
    .addColumn('boxes_bytes', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('pages_primary_key', ['sha256', 'number'])
    .execute();
}

async function createDocuments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('documents')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('owner_id', 'text', (column) => column.notNull().references('users.id'))
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('format', 'text')
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('pages_done', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('failure_code', 'text')
    .addColumn('failure_detail', 'text')
    .addColumn('deaths', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('visibility', 'text', (column) => column.notNull())
    .addColumn('publish_when_ready', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('edited', 'text', (column) => column.notNull().defaultTo('[]'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('summary', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('language', 'text', (column) => column.notNull().defaultTo('und'))
    .addColumn('category_id', 'text', (column) => column.references('categories.id'))
    .addColumn('licence', 'text', (column) => column.notNull())
    .addColumn('price_minor', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('price_currency', 'text', (column) => column.notNull())
    .addColumn('preview_pages', 'integer', (column) => column.notNull())
    .addColumn('page_count', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('text_kind', 'text', (column) => column.notNull().defaultTo('empty'))
    .addColumn('preview_text', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('cover_width', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('cover_height', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('downloads', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('published_at', 'bigint')
    .execute();
  await indexDocuments(db);
}

async function indexDocuments(db: Kysely<unknown>): Promise<void> {
  // Byte for byte the same file is offered once.
  await sql`create unique index documents_by_sha256 on documents (sha256) where visibility <> 'removed'`.execute(
    db,
  );
  const published = [
    ['documents_newest', 'published_at desc, id desc'],
    ['documents_popular', 'downloads desc, id desc'],
    ['documents_newest_in_category', 'category_id, published_at desc, id desc'],
    ['documents_popular_in_category', 'category_id, downloads desc, id desc'],
  ] as const;
  for (const [name, columns] of published) {
    await sql`create index ${sql.ref(name)} on documents (${sql.raw(columns)}) where visibility = 'published'`.execute(
      db,
    );
  }
  await db.schema
    .createIndex('documents_by_owner')
    .on('documents')
    .columns(['owner_id', 'created_at'])
    .execute();
  await db.schema.createIndex('documents_by_age').on('documents').columns(['created_at', 'id']).execute();
  await db.schema
    .createIndex('documents_by_stage')
    .on('documents')
    .columns(['stage', 'created_at'])
    .execute();
}

async function createTags(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('document_tags')
    .addColumn('document_id', 'text', (column) =>
      column.notNull().references('documents.id').onDelete('cascade'),
    )
    .addColumn('tag', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('document_tags_primary_key', ['document_id', 'tag'])
    .execute();
  await db.schema.createIndex('document_tags_by_tag').on('document_tags').column('tag').execute();
}
