import { fillIn } from '../../ui/fill-in.ts';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { langOf } from '../../catalog/pages/document-words.ts';
import { titleOf } from '../pages/read-view.ts';
import type { Opened } from '../rights.ts';
import type { ShownSheet } from './find-table.ts';
import { SheetTable } from './sheet-table.tsx';

export interface TablePageProps {
  page: PageContext;
  opened: Opened;
  /** Those with rows that the reader may see. */
  sheets: ShownSheet[];
  /** Of the sheet shown, from 1. */
  number: number;
  /** Which rows of it, `step` at a time, from 1. */
  part: number;
  step: number;
}

/** A spreadsheet as the tables that it is, beside its pages. */
export function TablePage(props: TablePageProps) {
  const { page, opened, sheets, number, step } = props;
  const { document } = opened;
  const { t } = page;
  const sheet = sheets[number - 1];
  const parts = Math.max(1, Math.ceil(((sheet?.rows.length ?? 1) - 1) / step));
  const part = Math.min(props.part, parts);
  return (
    <Layout page={page} title={titleOf(document)} search={false}>
      <div class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1 class="font-semibold font-serif text-2xl" lang={langOf(document)}>
          {titleOf(document)}
        </h1>
        <a href={links.read(document.id)} class="text-link text-sm">
          {t.reading.flowPages}
        </a>
      </div>
      <Tabs {...props} />
      {sheet ? (
        <SheetTable {...{ page, document, sheet, number, part, step }} />
      ) : (
        <p class="muted mt-6">{t.table.nothing}</p>
      )}
      {parts > 1 && <Turning {...props} part={part} parts={parts} />}
      <Remarks {...props} sheet={sheet} />
    </Layout>
  );
}

function Tabs({ page: { t }, opened, sheets, number }: TablePageProps) {
  if (sheets.length < 2) return null;
  return (
    <nav aria-label={t.table.sheets} class="mt-6 overflow-x-auto border-base-300 border-b">
      <ul class="flex gap-6 whitespace-nowrap">
        {sheets.map(({ name }, index) => (
          <li>
            <a
              href={links.readTable(opened.document.id, { sheet: index + 1 })}
              aria-current={index + 1 === number ? 'page' : undefined}
              class={`block border-b-2 py-2.5 -outline-offset-2 ${index + 1 === number ? 'border-primary font-semibold' : 'muted border-transparent hover:border-base-300'}`}
            >
              {name || t.table.sheet(index + 1)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface TurningProps extends TablePageProps {
  parts: number;
}

function Turning({ page: { t }, opened, number: sheet, part, parts }: TurningProps) {
  const to = (other: number) => links.readTable(opened.document.id, { sheet, part: other });
  return (
    <nav aria-label={t.table.rows} class="mt-5 flex items-center justify-between gap-4">
      {part > 1 ? (
        <a href={to(part - 1)} rel="prev" class="btn">
          {t.table.previousRows}
        </a>
      ) : (
        <span />
      )}
      <span class="muted text-sm tabular-nums">{fillIn(t.table.partOf, { n: part, of: parts })}</span>
      {part < parts ? (
        <a href={to(part + 1)} rel="next" class="btn">
          {t.table.nextRows}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}

/** What is not here, and why. */
function Remarks({ page: { t }, opened, sheet }: TablePageProps & { sheet: ShownSheet | undefined }) {
  const { document, visible } = opened;
  return (
    <div class="muted mt-5 grid gap-1 text-sm">
      {visible < document.pageCount && (
        <p>
          {t.table.locked}{' '}
          <a href={links.document(document.id)} class="text-link">
            {t.reading.back}
          </a>
        </p>
      )}
      {sheet?.isCut && <p>{t.table.cut}</p>}
      <p>{t.table.asShown}</p>
    </div>
  );
}
