import { fillIn } from '../../ui/fill-in.ts';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Document } from '../../catalog/index.ts';
import type { PageSize } from '../../ingest/index.ts';
import { titleOf } from './read-view.ts';

export interface PrintPageProps {
  page: PageContext;
  document: Document;
  first: number;
  last: number;
  most: number;
  sizes: PageSize[];
}

const WIDTH = 1600;

/** Some pages as they are printed; the browser's own print command does the rest. */
export function PrintPage({ page, document, first, last, most, sizes }: PrintPageProps) {
  const { t } = page;
  return (
    <Layout
      page={page}
      title={`${t.reading.print} · ${titleOf(document)}`}
      search={false}
      head={
        <>
          <link rel="stylesheet" href={page.assets.readerStyle} />
          <script type="module" src={page.assets.reader} />
        </>
      }
    >
      <div class="print:hidden">
        <h1 class="font-semibold font-serif text-3xl">{t.reading.print}</h1>
        <p class="muted mt-2 max-w-2xl">{t.reading.printHint(most)}</p>
        <form action={links.readPrint(document.id)} class="mt-6 mb-8 flex flex-wrap items-end gap-4">
          <PageField name="from" label={t.reading.printFrom} value={first} />
          <PageField name="to" label={t.reading.printTo} value={last} />
          <button type="submit" class="btn">
            {t.reading.printChoose}
          </button>
          <print-button>
            <button type="button" class="btn btn-primary">
              {t.reading.printNow}
            </button>
          </print-button>
        </form>
      </div>
      <ol class="print-pages">
        {sizes.map((size) => (
          <li>
            <img
              src={links.pagePicture(document.id, size.number, WIDTH, document.sha256)}
              width={Math.max(1, Math.round(size.width))}
              height={Math.max(1, Math.round(size.height))}
              alt={fillIn(t.reading.live.pageOf, { n: size.number, of: document.pageCount })}
              class="sheet h-auto w-full"
            />
          </li>
        ))}
      </ol>
    </Layout>
  );
}

function PageField({ name, label, value }: { name: string; label: string; value: number }) {
  return (
    <label class="grid gap-1">
      <span class="font-medium">{label}</span>
      <input name={name} value={String(value)} inputmode="numeric" maxlength={7} class="input w-24" />
    </label>
  );
}
