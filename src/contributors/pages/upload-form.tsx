import type { Category } from '../../catalog/categories.ts';
import { categoryChoices, licenceChoices } from '../../catalog/pages/document-words.ts';
import { Checkbox, SelectField, TextField } from '../../ui/form.tsx';
import { formatBytes } from '../../ui/format.ts';
import { UploadIcon } from '../../ui/icons.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { UploadQueueParts } from './upload-queue-parts.tsx';

/** What all files of one upload start with; the values as the form shows them. */
export interface UploadDefaults {
  price: string;
  currency: string;
  previewPages: string;
  categoryId: string;
  licence: string;
  publish: boolean;
}

export interface UploadFormProps {
  page: PageContext;
  categories: Category[];
  defaults: UploadDefaults;
  maxUploadBytes: number;
  licences: readonly string[];
}

export function UploadForm(props: UploadFormProps) {
  const { page, maxUploadBytes } = props;
  return (
    <upload-queue endpoint={links.tus} max-bytes={String(maxUploadBytes)} words={queueWords(props)}>
      <form
        method="post"
        action={links.upload}
        enctype="multipart/form-data"
        class="grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem] lg:grid-rows-[auto_1fr]"
      >
        <DropZone {...props} />
        <div class="grid content-start gap-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <Defaults {...props} />
          <button type="submit" class="btn btn-primary btn-lg">
            <UploadIcon />
            {page.t.upload.send}
          </button>
        </div>
        <div class="grid content-start gap-6">
          <UploadQueueParts page={page} />
        </div>
      </form>
    </upload-queue>
  );
}

function DropZone({ page: { t, language }, maxUploadBytes }: UploadFormProps) {
  return (
    <div
      class="rounded-box border-2 border-base-300 border-dashed px-6 py-12 text-center lg:py-24 data-over:border-primary data-over:bg-base-200"
      data-drop
    >
      <UploadIcon class="muted mx-auto mb-4 size-8" />
      <label for="files" class="mb-3 block font-medium text-lg">
        {t.upload.choose}{' '}
        <span data-enhanced hidden class="font-normal">
          {t.upload.dropHint}
        </span>
      </label>
      <input
        type="file"
        id="files"
        name="files"
        multiple
        required
        aria-describedby="files-hint"
        class="file-input mx-auto w-full max-w-sm"
      />
      <p id="files-hint" class="muted mt-3 text-sm">
        {t.upload.chooseHint(formatBytes(maxUploadBytes, language))}
      </p>
    </div>
  );
}

function Defaults({ page, categories, defaults, licences }: UploadFormProps) {
  const { t } = page;
  return (
    <fieldset class="grid gap-4">
      <legend class="mb-3 font-semibold">{t.upload.defaults}</legend>
      <TextField
        t={t}
        name="price"
        label={t.upload.price}
        value={defaults.price}
        hint={t.upload.priceHint(defaults.currency)}
        inputmode="decimal"
      />
      <TextField
        t={t}
        name="previewPages"
        label={t.upload.previewPages}
        value={defaults.previewPages}
        hint={t.upload.previewPagesHint}
        inputmode="numeric"
      />
      <SelectField
        t={t}
        name="categoryId"
        label={t.upload.category}
        value={defaults.categoryId}
        choices={categoryChoices(categories, page, t.upload.suggestCategory)}
      />
      <SelectField
        t={t}
        name="licence"
        label={t.upload.licence}
        value={defaults.licence}
        choices={[{ value: '', label: t.upload.suggestLicence }, ...licenceChoices(licences, page)]}
      />
      <Checkbox name="publish" label={t.upload.publish} checked={defaults.publish} />
      <p class="muted text-sm">{t.upload.defaultsHint}</p>
    </fieldset>
  );
}

/** What the script says, in the reader's language; `%` stands for the part it fills in. */
function queueWords({ page: { t, language }, maxUploadBytes }: UploadFormProps): string {
  const { upload } = t;
  return JSON.stringify({
    waiting: upload.waiting,
    sending: upload.sending(0).replace('0', '%'),
    paused: upload.paused,
    reconnecting: upload.reconnecting,
    sent: upload.sent,
    failed: upload.failed,
    tooLarge: upload.tooLarge(formatBytes(maxUploadBytes, language)),
    announceSent: upload.announceSent('%'),
  });
}
