import type { Db } from '../platform/db/index.ts';
import { InvalidInputError, NotFoundError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { cleanLine } from '../platform/visible-text.ts';
import { slugify } from './slug.ts';

export interface Category {
  id: string;
  slug: string;
  nameZh: string;
  nameEn: string;
  keywords: string[];
  position: number;
}

export interface CategoryDetails {
  slug: string;
  nameZh: string;
  nameEn: string;
  keywords: string[];
}

export async function listCategories(db: Db): Promise<Category[]> {
  const rows = await db.selectFrom('categories').selectAll().orderBy('position').orderBy('slug').execute();
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    keywords: row.keywords.split('\n').filter(Boolean),
    position: row.position,
  }));
}

export async function getCategory(db: Db, slug: string): Promise<Category> {
  const category = (await listCategories(db)).find((candidate) => candidate.slug === slug);
  if (!category) throw new NotFoundError(`there is no category ${slug}`);
  return category;
}

export function categoryName(category: Category, language: string): string {
  return language.startsWith('zh') ? category.nameZh : category.nameEn;
}

export async function addCategory(db: Db, details: CategoryDetails): Promise<string> {
  const values = await checkCategory(db, details);
  const id = newId();
  const last = await db
    .selectFrom('categories')
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst();
  await db
    .insertInto('categories')
    .values({ id, ...values, position: (last?.position ?? 0) + 1 })
    .execute();
  return id;
}

export async function changeCategory(db: Db, id: string, details: CategoryDetails): Promise<void> {
  const values = await checkCategory(db, details, id);
  const result = await db.updateTable('categories').set(values).where('id', '=', id).executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new NotFoundError(`there is no category ${id}`);
}

/** Removes a category; its documents stay, without one. */
export async function removeCategory(db: Db, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('documents').set({ category_id: null }).where('category_id', '=', id).execute();
    await tx.deleteFrom('categories').where('id', '=', id).execute();
  });
}

/** Moves a category one place up (-1) or down (1) in the order readers see. */
export async function moveCategory(db: Db, id: string, step: -1 | 1): Promise<void> {
  const categories = await listCategories(db);
  const from = categories.findIndex((category) => category.id === id);
  const [moved] = categories.splice(from, 1);
  if (from < 0 || !moved) throw new NotFoundError(`there is no category ${id}`);
  categories.splice(Math.max(0, from + step), 0, moved);
  await db.transaction().execute(async (tx) => {
    for (const [position, category] of categories.entries()) {
      await tx.updateTable('categories').set({ position }).where('id', '=', category.id).execute();
    }
  });
}

async function checkCategory(db: Db, details: CategoryDetails, id?: string) {
  const nameZh = cleanLine(details.nameZh).slice(0, 80);
  const nameEn = cleanLine(details.nameEn).slice(0, 80);
  const fields: Record<string, string> = {};
  if (nameZh === '' && nameEn === '') fields['nameEn'] = 'required';
  const slug = slugify(details.slug || nameEn || nameZh);
  const taken = await db.selectFrom('categories').select('id').where('slug', '=', slug).executeTakeFirst();
  if (taken && taken.id !== id) fields['slug'] = 'taken';
  if (Object.keys(fields).length > 0) throw new InvalidInputError(fields);
  const keywords = details.keywords.map(cleanLine).filter(Boolean);
  return { slug, name_zh: nameZh || nameEn, name_en: nameEn || nameZh, keywords: keywords.join('\n') };
}
