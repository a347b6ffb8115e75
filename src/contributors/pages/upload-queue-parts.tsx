import type { PageContext } from '../../ui/page-context.ts';

/** The list of files being sent, and the row it is made of; unseen until the script fills them. */
export function UploadQueueParts({ page: { t } }: { page: PageContext }) {
  return (
    <>
      <section data-queue hidden aria-labelledby="queue">
        <h2 id="queue" class="font-semibold">
          {t.upload.queue}
        </h2>
        <ul class="divide-y divide-base-300" data-rows />
      </section>
      <p class="sr-only" role="status" data-announcements />
      <template data-row>
        <li class="py-3">
          <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span class="min-w-0 grow break-words" data-name />
            <span class="muted text-sm tabular-nums" data-size />
            <QueueButton name="pause" label={t.upload.pause} />
            <QueueButton name="resume" label={t.upload.resume} />
            <QueueButton name="again" label={t.upload.tryAgain} />
            <QueueButton name="cancel" label={t.upload.cancel} />
          </div>
          <progress class="progress progress-primary mt-2 w-full" max="100" value="0" hidden data-bar />
          <p class="muted text-sm tabular-nums" data-state />
          <p class="text-error text-sm" role="alert" hidden data-problem />
        </li>
      </template>
    </>
  );
}

function QueueButton({ name, label }: { name: string; label: string }) {
  return (
    <button type="button" class="btn btn-sm" data-action={name} hidden>
      {label}
    </button>
  );
}
