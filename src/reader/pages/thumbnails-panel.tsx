import { fillIn } from '../../ui/fill-in.ts';
import { links } from '../../ui/links.ts';
import { placeLink, type ReadView } from './read-view.ts';

const WIDTH = 480;

export function ThumbnailsPanel({ view }: { view: ReadView }) {
  const { page, document, sizes, number } = view;
  const { live } = page.t.reading;
  return (
    <ol class="reader-panel-body reader-thumbnails">
      {sizes.map((size) => (
        <li>
          <a
            href={placeLink(view, { page: size.number, panel: undefined })}
            data-to={size.number}
            aria-label={fillIn(live.pageLabel, { n: size.number })}
            aria-current={size.number === number ? 'page' : undefined}
          >
            <img
              src={links.pagePicture(document.id, size.number, WIDTH, document.sha256)}
              width={Math.max(1, Math.round(size.width))}
              height={Math.max(1, Math.round(size.height))}
              alt=""
              loading="lazy"
              decoding="async"
              class="sheet"
            />
            <span class="text-xs tabular-nums">{size.number}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}
