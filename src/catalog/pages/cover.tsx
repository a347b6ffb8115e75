import { freePages } from '../../access/index.ts';
import { links } from '../../ui/links.ts';
import type { DocumentSummary } from '../documents.ts';
import { formatCode } from './document-words.ts';

export interface CoverProps {
  document: DocumentSummary;
  class?: string;
  eager?: boolean;
  /** Drawn for the document's owner or an operator, who see page 1 also where it is not free. */
  managed?: boolean;
}

/** The first page, its space reserved; the format's name while there is no picture, or none that is free. */
export function Cover({ document, class: className = '', eager = false, managed = false }: CoverProps) {
  const { coverWidth: width, coverHeight: height } = document;
  const mayShow = managed || freePages(document) > 0;
  if (!mayShow || document.stage !== 'ready' || width === 0 || height === 0) {
    return (
      <span
        class={`muted flex aspect-3/4 min-w-12 items-center justify-center rounded-xs border border-base-300 bg-base-200 p-1 text-center text-xs ${className}`}
      >
        {formatCode(document)}
      </span>
    );
  }
  return (
    <img
      src={links.cover(document.id, document.sha256)}
      width={width}
      height={height}
      alt=""
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      class={`sheet rounded-xs ${className}`}
    />
  );
}
