import { StarIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';

export interface FavouriteButtonProps {
  page: PageContext;
  documentId: string;
  favourite: boolean;
}

export function FavouriteButton({ page, documentId, favourite }: FavouriteButtonProps) {
  const { t, url } = page;
  return (
    <form method="post" action={links.shelfFavourite(documentId, favourite ? 'remove' : 'add')}>
      <input type="hidden" name="return" value={url} />
      <button type="submit" class="btn btn-sm">
        <StarIcon class={`size-4 ${favourite ? 'fill-current text-primary' : ''}`} />
        {favourite ? t.shelf.removeFavourite : t.shelf.addFavourite}
      </button>
    </form>
  );
}
