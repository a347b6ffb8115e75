import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { type Follower, FREQUENCIES } from '../followers.ts';

export interface LetterSettingsProps {
  page: PageContext;
  follower: Follower;
}

/** How somebody hears of new documents. */
export function LetterSettings({ page, follower }: LetterSettingsProps) {
  const { t, baseUrl } = page;
  return (
    <section class="grid gap-5" aria-label={t.follows.settings}>
      <h2 class="font-semibold font-serif text-xl">{t.follows.settings}</h2>
      <form method="post" action={links.followsSettings} class="grid gap-3">
        <fieldset>
          <legend class="mb-2">{t.follows.byMail}</legend>
          <div class="flex flex-wrap gap-x-5 gap-y-2">
            {FREQUENCIES.map((frequency) => (
              <label class="flex items-center gap-2">
                <input
                  type="radio"
                  name="frequency"
                  value={frequency}
                  checked={frequency === follower.frequency}
                  class="accent-primary"
                />
                {t.follows.frequencies[frequency]}
              </label>
            ))}
          </div>
        </fieldset>
        <button type="submit" class="btn w-fit">
          {t.common.save}
        </button>
      </form>
      <div>
        <p>{t.follows.byFeed}</p>
        <p class="mt-1 break-all text-sm">
          <a href={links.feed(follower.feedSecret)} class="text-link">
            {baseUrl + links.feed(follower.feedSecret)}
          </a>
        </p>
        <p class="muted mt-1 text-sm">{t.follows.feedHint}</p>
        <form method="post" action={links.followsFeed} class="mt-2">
          <button type="submit" class="btn btn-sm">
            {t.follows.renewFeed}
          </button>
        </form>
      </div>
    </section>
  );
}
