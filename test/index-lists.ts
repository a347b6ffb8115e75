import { Columns } from '../src/search/inverted/columns.ts';
import { Lists } from '../src/search/inverted/lists.ts';
import { openStoreToRead } from '../src/search/inverted/store.ts';

/** What a reader has open of the index in a folder; the lists must be closed. */
export function openLists(folder: string): { columns: Columns; lists: Lists } {
  const store = openStoreToRead(folder);
  const columns = new Columns();
  columns.refresh(store);
  const lists = new Lists(folder, columns);
  lists.refresh(store);
  store.close();
  return { columns, lists };
}
