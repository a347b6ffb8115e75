import { StarIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { FavouriteButton } from './favourite-button.tsx';

export interface DocumentToolsProps {
  page: PageContext;
  documentId: string;
  favourite: boolean;
}

/** On the document page; a visitor signs in on the way. */
export function DocumentTools({ page, documentId, favourite }: DocumentToolsProps) {
  const { t, account } = page;
  return (
    <>
      {account ? (
        <FavouriteButton page={page} documentId={documentId} favourite={favourite} />
      ) : (
        <a href={links.shelfKeep(documentId)} rel="nofollow" class="btn btn-sm">
          <StarIcon class="size-4" />
          {t.shelf.addFavourite}
        </a>
      )}
      {account && (
        <a href={links.shelfKeep(documentId)} class="btn btn-sm">
          {t.shelf.addToList}
        </a>
      )}
      {account && (
        <a href={links.followsOf(documentId)} class="btn btn-sm">
          {t.follows.follow}
        </a>
      )}
    </>
  );
}
