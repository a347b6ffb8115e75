import { CloseIcon, PauseIcon, PlayIcon } from './icons.tsx';
import type { ReadView } from './read-view.ts';

/** Lies over the foot of the pages while they are read aloud. */
export function AloudBar({ view }: { view: ReadView }) {
  const { aloud } = view.page.t.reading;
  const button = 'btn btn-ghost btn-sm btn-square';
  return (
    <div class="reader-hits reader-aloud" data-aloud hidden role="group" aria-label={aloud.title}>
      <span class="mr-1 tabular-nums" data-aloud-page />
      <button type="button" class={button} data-aloud-do="pause" aria-label={aloud.pause} title={aloud.pause}>
        <PauseIcon />
      </button>
      <button
        type="button"
        class={button}
        data-aloud-do="resume"
        aria-label={aloud.resume}
        title={aloud.resume}
        hidden
      >
        <PlayIcon />
      </button>
      <button type="button" class={button} data-aloud-do="stop" aria-label={aloud.stop} title={aloud.stop}>
        <CloseIcon />
      </button>
    </div>
  );
}
