import { AddToCart, standingOf } from '../../ui/cart.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { remembered } from '../../ui/remembered.ts';
import type { DocumentSummary } from '../documents.ts';
import { slugify } from '../slug.ts';
import { Cover } from './cover.tsx';
import { formatWords, langOf, priceWords, titleWords } from './document-words.ts';

/** Height by width of the space a card has for its cover. */
const BOX_RATIO = 1.3;

export interface DocumentCardProps {
  page: PageContext;
  document: DocumentSummary;
  /** The level of the card's heading on its page. */
  heading?: 2 | 3;
  eager?: boolean;
}

function DocumentCard(props: DocumentCardProps) {
  const { page, document, heading, eager } = props;
  const { id, updatedAt, stage } = document;
  return remembered(
    `card ${id} ${updatedAt} ${stage} ${page.language} ${heading} ${eager} ${standingOf(page, document)}`,
    () => <Card {...props} />,
  );
}

function Card({ page, document, heading = 3, eager = false }: DocumentCardProps) {
  const Heading = `h${heading}` as const;
  const title = titleWords(document);
  return (
    <li class="min-w-0">
      <a href={links.document(document.id, slugify(title))} class="group block rounded-box">
        <span class="flex aspect-4/5 items-center justify-center rounded-box bg-base-200 p-4 transition-colors group-hover:bg-base-300/70 md:p-5">
          <Cover document={document} eager={eager} class={`object-contain ${reservedBy(document)}`} />
        </span>
        <Heading
          lang={langOf(document)}
          title={title}
          class="mt-3 line-clamp-2 font-medium font-serif leading-snug group-hover:underline group-hover:underline-offset-4"
        >
          {title}
        </Heading>
      </a>
      <p class="muted mt-1 text-sm">
        {formatWords(document, page)} · {page.t.common.pages(document.pageCount)}
      </p>
      <p class={`text-sm ${document.price.minor === 0 ? 'text-primary' : 'font-medium'}`}>
        {priceWords(document, page)}
      </p>
      {document.price.minor > 0 && document.stage === 'ready' && (
        <AddToCart page={page} document={document} title={title} inList />
      )}
    </li>
  );
}

/** One side fills the box, so that the other is known before the picture arrives and nothing moves. */
function reservedBy({ coverWidth, coverHeight }: DocumentSummary): string {
  return coverHeight > coverWidth * BOX_RATIO ? 'h-full w-auto max-w-full' : 'h-auto w-full max-h-full';
}

export interface DocumentGridProps {
  page: PageContext;
  documents: DocumentSummary[];
  heading?: 2 | 3;
  /** True for the first grid of a page, whose covers are seen at once. */
  first?: boolean;
}

const EAGER_COVERS = 6;

export function DocumentGrid({ page, documents, heading = 3, first = false }: DocumentGridProps) {
  return (
    <ul class="grid grid-cols-2 gap-x-5 gap-y-8 sm:grid-cols-3 md:gap-x-6 lg:grid-cols-6">
      {documents.map((document, index) => (
        <DocumentCard
          page={page}
          document={document}
          heading={heading}
          eager={first && index < EAGER_COVERS}
        />
      ))}
    </ul>
  );
}
