import type { Child } from '#jsx/jsx-runtime';
import { slugify } from '../../catalog/slug.ts';
import { TextField } from '../../ui/form.tsx';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import type { Pin, SynonymGroup } from '../guidance.ts';
import type { LoggedQuery } from '../query-log.ts';

/** A form sent back, with the codes of what is wrong by field. */
export interface ReturnedForm {
  form: 'synonyms' | 'pins';
  values: Record<string, string>;
  errors: Record<string, string>;
}

export interface DeskSearchPageProps {
  page: PageContext;
  fruitless: LoggedQuery[];
  synonyms: SynonymGroup[];
  pins: Array<Pin & { title: string }>;
  returned?: ReturnedForm | undefined;
}

export function DeskSearchPage(props: DeskSearchPageProps) {
  return (
    <div class="grid gap-14">
      <Synonyms {...props} />
      <Pins {...props} />
      <Fruitless {...props} />
    </div>
  );
}

function Synonyms({ page, synonyms, returned }: DeskSearchPageProps) {
  const { t } = page;
  const words = t.find.desk;
  const own = returned?.form === 'synonyms' ? returned : undefined;
  return (
    <section class="max-w-3xl">
      <h2 class="font-semibold font-serif text-2xl">{words.synonyms}</h2>
      <p class="muted mt-1">{words.synonymsLead}</p>
      <ul class="mt-4 divide-y divide-base-300 border-base-300 border-y">
        {synonyms.map((group) => (
          <Row
            page={page}
            words={group.words.join(' = ')}
            action={links.deskSynonymsRemove(group.id)}
            text={<span>{group.words.join(' = ')}</span>}
          />
        ))}
        {synonyms.length === 0 && <li class="muted py-3">{words.noSynonyms}</li>}
      </ul>
      <form method="post" action={links.deskSynonyms} class="mt-4 grid gap-3">
        <TextField
          t={t}
          form="synonyms"
          name="words"
          label={words.synonymWords}
          hint={words.synonymHint}
          value={own?.values['words']}
          error={own?.errors['words']}
          maxlength={4_000}
        />
        <button type="submit" class="btn btn-primary w-fit">
          {words.add}
        </button>
      </form>
    </section>
  );
}

function Pins({ page, pins, returned }: DeskSearchPageProps) {
  const { t } = page;
  const words = t.find.desk;
  const own = returned?.form === 'pins' ? returned : undefined;
  const field = (name: string) => ({
    t,
    form: 'pins',
    name,
    value: own?.values[name],
    error: own?.errors[name],
  });
  return (
    <section class="max-w-3xl">
      <h2 class="font-semibold font-serif text-2xl">{words.pins}</h2>
      <p class="muted mt-1">{words.pinsLead}</p>
      <ul class="mt-4 divide-y divide-base-300 border-base-300 border-y">
        {pins.map((pin) => (
          <Row
            page={page}
            words={pin.query}
            action={links.deskPinRemove(pin.id)}
            text={
              <>
                <a href={links.search({ q: pin.query })} class="text-link">
                  {pin.query}
                </a>{' '}
                <span aria-hidden="true">→</span>{' '}
                {pin.title ? (
                  <a href={links.document(pin.documentId, slugify(pin.title))} class="hover:underline">
                    {pin.title}
                  </a>
                ) : (
                  <span class="muted">{words.gone}</span>
                )}
              </>
            }
          />
        ))}
        {pins.length === 0 && <li class="muted py-3">{words.noPins}</li>}
      </ul>
      <form method="post" action={links.deskPins} class="mt-4 grid gap-3">
        <div class="grid gap-4 sm:grid-cols-2">
          <TextField {...field('query')} label={words.pinQuery} maxlength={200} />
          <TextField
            {...field('document')}
            label={words.pinDocument}
            hint={words.pinDocumentHint}
            maxlength={400}
          />
        </div>
        <button type="submit" class="btn btn-primary w-fit">
          {words.add}
        </button>
      </form>
    </section>
  );
}

function Row(props: { page: PageContext; words: string; action: string; text: Child }) {
  const { t } = props.page;
  return (
    <li class="flex items-center justify-between gap-4 py-2">
      <span class="wrap-anywhere min-w-0">{props.text}</span>
      <form method="post" action={props.action} class="shrink-0">
        <button
          type="submit"
          class="btn btn-sm btn-ghost font-normal text-error"
          aria-label={t.find.desk.remove(props.words)}
        >
          {t.common.remove}
        </button>
      </form>
    </li>
  );
}

function Fruitless({ page: { t, language }, fruitless }: DeskSearchPageProps) {
  const words = t.find.desk;
  return (
    <section class="max-w-3xl">
      <h2 class="font-semibold font-serif text-2xl">{words.fruitless}</h2>
      <p class="muted mt-1">{fruitless.length > 0 ? words.fruitlessLead : words.noFruitless}</p>
      {fruitless.length > 0 && (
        <table class="mt-4 w-full text-left">
          <thead class="muted text-sm">
            <tr>
              <th class="py-2 font-medium">{words.query}</th>
              <th class="py-2 text-right font-medium">{words.times}</th>
              <th class="py-2 pl-6 font-medium">{words.lastAt}</th>
            </tr>
          </thead>
          <tbody class="divide-y divide-base-300 border-base-300 border-y">
            {fruitless.map(({ query, times, lastAt }) => (
              <tr>
                <td class="wrap-anywhere min-w-24 py-2">
                  <a href={links.search({ q: query })} class="text-link">
                    {query}
                  </a>
                </td>
                <td class="py-2 text-right tabular-nums">{formatNumber(times, language)}</td>
                <td class="muted py-2 pl-6 text-sm">{formatDate(lastAt, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
