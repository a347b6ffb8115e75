import { ShareIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';

/** The document's lasting address, which stays when its title changes: to copy, or with scripts to hand on. */
export function ShareLinkTool({ page, documentId }: { page: PageContext; documentId: string }) {
  const { t, baseUrl } = page;
  return (
    <share-link data-copied={t.document.linkCopied} class="contents">
      <a href={baseUrl + links.document(documentId)} class="btn btn-sm">
        <ShareIcon class="size-4" />
        {t.document.share}
      </a>
      <p role="status" class="muted w-full break-all text-sm empty:hidden"></p>
    </share-link>
  );
}
