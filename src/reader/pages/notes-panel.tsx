import { fillIn } from '../../ui/fill-in.ts';
import { links } from '../../ui/links.ts';
import { LONGEST_NOTE, type Note } from '../notes/notes.ts';
import { langOf, placeLink, type ReadView } from './read-view.ts';

/** One's own highlights and notes, in the order of the pages. */
export function NotesPanel({ view }: { view: ReadView }) {
  const { page, document, notes } = view;
  const { t } = page;
  return (
    <div class="reader-panel-body">
      {notes.length === 0 && <p class="muted text-sm">{t.reading.notesNone}</p>}
      <ol class="grid gap-4">
        {notes
          .filter(({ isLost }) => !isLost)
          .map((note) => (
            <NoteItem view={view} note={note} />
          ))}
      </ol>
      <LostNotes view={view} />
      <PageNote view={view} />
      {notes.length > 0 && (
        <p class="mt-6 flex flex-wrap gap-x-4 gap-y-1 border-base-300 border-t pt-4 text-sm">
          <a href={links.readNotesExport(document.id, 'md')} class="text-link" download>
            {t.reading.notesMarkdown}
          </a>
          <a href={links.readNotesExport(document.id, 'json')} class="text-link" download>
            {t.reading.notesJson}
          </a>
        </p>
      )}
      <p class="muted mt-4 text-sm">{page.account ? t.reading.notesPrivate : t.reading.notesVisitor}</p>
    </div>
  );
}

/** Kept, though the present version of the document does not have their words. */
function LostNotes({ view }: { view: ReadView }) {
  const { t } = view.page;
  const lost = view.notes.filter(({ isLost }) => isLost);
  if (lost.length === 0) return null;
  return (
    <section class="mt-6 border-base-300 border-t pt-4">
      <h3 class="font-medium text-sm">{t.reading.noteLost}</h3>
      <ol class="mt-3 grid gap-4">
        {lost.map((note) => (
          <li class="grid gap-1.5" id={`note-${note.id}`}>
            <span class="muted text-sm">{fillIn(t.reading.noteLostPage, { n: note.page })}</span>
            {note.quote && (
              <q class="reader-quote" lang={langOf(view)}>
                {note.quote}
              </q>
            )}
            {note.note && <p class="whitespace-pre-line">{note.note}</p>}
            <NoteForm view={view} note={note} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function NoteItem({ view, note }: { view: ReadView; note: Note }) {
  const { t } = view.page;
  return (
    <li class="grid gap-1.5" id={`note-${note.id}`}>
      <a
        href={placeLink(view, { page: note.page, panel: undefined })}
        class="reader-note-place"
        data-to={note.page}
        data-mark="note"
        data-note={note.id}
        data-start={note.start}
        data-end={note.end}
      >
        <span class="muted text-sm">{fillIn(t.reading.live.pageLabel, { n: note.page })}</span>
        {note.quote && (
          <q class="reader-quote" lang={langOf(view)}>
            {note.quote}
          </q>
        )}
      </a>
      {note.note && <p class="whitespace-pre-line">{note.note}</p>}
      <NoteForm view={view} note={note} />
    </li>
  );
}

function NoteForm({ view, note }: { view: ReadView; note: Note }) {
  const { t } = view.page;
  const label = note.note ? t.reading.noteChange : t.reading.noteAdd;
  return (
    <details class="reader-note-edit">
      <summary class="text-sm">{label}</summary>
      <form
        method="post"
        action={links.readNote(view.document.id, note.id)}
        class="mt-2 grid gap-2"
        data-note-form
      >
        <input type="hidden" name="page" value={String(note.page)} />
        <textarea
          name="note"
          rows={3}
          maxlength={LONGEST_NOTE}
          aria-label={t.reading.noteLabel}
          class="textarea w-full"
        >
          {note.note}
        </textarea>
        <span class="flex justify-between gap-2">
          <button type="submit" class="btn btn-sm">
            {t.common.save}
          </button>
          <button type="submit" name="do" value="remove" class="btn btn-sm btn-ghost text-error">
            {t.common.remove}
          </button>
        </span>
      </form>
    </details>
  );
}

function PageNote({ view }: { view: ReadView }) {
  const { page, document, number, visible } = view;
  const { t } = page;
  if (number > visible) return null;
  return (
    <form method="post" action={links.readNotes(document.id)} class="mt-6 grid gap-2" data-note-form>
      <input type="hidden" name="page" value={String(number)} />
      <label class="grid gap-1">
        <span class="font-medium text-sm">{fillIn(t.reading.noteOnPage, { n: number })}</span>
        <textarea name="note" rows={2} required maxlength={LONGEST_NOTE} class="textarea w-full" />
      </label>
      <button type="submit" class="btn btn-sm justify-self-start">
        {t.common.save}
      </button>
    </form>
  );
}
