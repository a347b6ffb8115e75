import type { Child } from '#jsx/jsx-runtime';
import { formatBytes, formatDate } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import { nameIn } from '../../ui/messages/index.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { DocumentSummary } from '../documents.ts';
import type { PagePicture } from './document-preview.tsx';
import { formatWords, languageWords } from './document-words.ts';

export interface DocumentFactsProps {
  page: PageContext;
  document: DocumentSummary;
  contributor: string;
  pages: PagePicture[];
  tags: string[];
}

/** What a reader should know before taking, or paying for, a document. */
export function DocumentFacts(props: DocumentFactsProps) {
  const { page, document, contributor, pages, tags } = props;
  const { t, language } = page;
  const known = document.pageCount > 0;
  return (
    <section>
      <h2 class="mb-3 font-semibold">{t.document.facts}</h2>
      <dl class="grid gap-x-6 border-base-300 border-t text-sm sm:grid-cols-2 lg:grid-cols-1">
        <Fact name={t.document.format}>{formatWords(document, page)}</Fact>
        {known && <Fact name={t.document.pages}>{t.common.pages(document.pageCount)}</Fact>}
        {known && <Fact name={t.document.preview}>{previewWords(t, pages.length, document.pageCount)}</Fact>}
        <Fact name={t.document.size}>{formatBytes(document.bytes, language)}</Fact>
        <Fact name={t.document.language}>{languageWords(document, page)}</Fact>
        {known && <Fact name={t.document.textKind}>{t.textKinds[document.textKind]}</Fact>}
        {contributor && <Fact name={t.document.contributor}>{contributor}</Fact>}
        <DateFact page={page} document={document} />
        <Fact name={t.document.licence}>{nameIn(t.licences, document.licence)}</Fact>
        <Fact name={t.document.fingerprint}>
          <Fingerprint page={page} sha256={document.sha256} />
        </Fact>
        {tags.length > 0 && (
          <Fact name={t.document.tags}>
            <Tags tags={tags} />
          </Fact>
        )}
      </dl>
      {document.downloads > 0 && <p class="muted mt-3 text-sm">{t.document.downloads(document.downloads)}</p>}
    </section>
  );
}

function Fact({ name, children }: { name: string; children?: Child }) {
  return (
    <div class="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-3 border-base-300 border-b py-2.5">
      <dt class="muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function DateFact({ page: { t, language }, document }: { page: PageContext; document: DocumentSummary }) {
  const at = document.publishedAt ?? document.createdAt;
  return (
    <Fact name={document.publishedAt ? t.document.published : t.document.added}>
      <time datetime={new Date(at).toISOString()}>{formatDate(at, language)}</time>
    </Fact>
  );
}

function Fingerprint({ page: { t }, sha256 }: { page: PageContext; sha256: string }) {
  return (
    <details class="group">
      <summary class="flex list-none flex-wrap gap-x-2 [&::-webkit-details-marker]:hidden">
        <code class="font-mono text-xs leading-6 group-open:hidden">{sha256.slice(0, 12)}…</code>
        <span class="text-link">{t.document.fingerprintFull}</span>
      </summary>
      <code class="select-all break-all font-mono text-xs">{sha256}</code>
    </details>
  );
}

function Tags({ tags }: { tags: string[] }) {
  return (
    <ul class="flex flex-wrap gap-x-3 gap-y-1">
      {tags.map((tag) => (
        <li>
          <a href={links.search({ q: tag })} class="text-link">
            {tag}
          </a>
        </li>
      ))}
    </ul>
  );
}

function previewWords(t: PageContext['t'], shown: number, of: number): string {
  if (shown === 0) return t.document.previewNone;
  return shown === 1 ? t.document.previewOnePage(of) : t.document.previewShows(shown, of);
}
