import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { SearchAnswer } from '../find.ts';
import { briefly, MAX_QUERY, type SearchFormQuery } from '../request.ts';

export interface QueryNotesProps {
  page: PageContext;
  query: SearchFormQuery;
  answer: Pick<SearchAnswer, 'total' | 'excluded' | 'respelling' | 'unquoted' | 'correction'>;
  /** Only the beginning of the query was read. */
  isCut: boolean;
}

/** In what the answer differs from what was typed, and the way to have it otherwise. */
export function QueryNotes({ page, query, answer, isCut }: QueryNotesProps) {
  const words = page.t.find;
  const { total, excluded, respelling, unquoted, correction } = answer;
  const without = total > 0 ? excluded.join(' ') : '';
  return (
    <>
      {isCut && <p class="mt-4">{words.cut(MAX_QUERY)}</p>}
      {respelling && (
        <Note
          text={words.respelt(respelling.typed.join(words.between), respelling.meant)}
          href={links.search({ ...query, exact: '1' })}
          link={words.asTyped(briefly(query.q))}
        />
      )}
      {unquoted.length > 0 && (
        <Note
          text={words.unquoted(unquoted.join(words.between))}
          href={links.search({ ...query, exact: '1' })}
          link={words.asTyped(briefly(query.q))}
        />
      )}
      {without !== '' && (
        <Note
          text={words.onlyExcluded(excluded.join(words.between))}
          href={links.search({ ...query, q: without })}
          link={words.searchFor(without)}
        />
      )}
      {correction && (
        <Note
          text={words.didYouMean}
          href={links.search({ ...query, exact: undefined, q: correction })}
          link={correction}
        />
      )}
    </>
  );
}

function Note(props: { text: string; href: string; link: string }) {
  return (
    <p class="wrap-anywhere mt-4">
      {props.text}{' '}
      <a href={props.href} class="text-link font-medium">
        {props.link}
      </a>
    </p>
  );
}
