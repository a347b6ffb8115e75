import type { Child } from '#jsx/jsx-runtime';
import { CheckIcon, WarningIcon } from './icons.tsx';

export function PageTitle({ title, lead, children }: { title: string; lead?: string; children?: Child }) {
  return (
    <div class="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div class="max-w-2xl">
        <h1 class="font-semibold font-serif text-3xl">{title}</h1>
        {lead && <p class="muted mt-2">{lead}</p>}
      </div>
      {children}
    </div>
  );
}

export interface EmptyStateProps {
  title: string;
  text: string;
  /** The level of its heading on its page. */
  level?: 1 | 2;
  children?: Child;
}

/** Says that there is nothing, and what to do next. */
export function EmptyState({ title, text, level = 2, children }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div class="mx-auto max-w-lg py-12 text-center">
      <Heading class="font-semibold font-serif text-2xl">{title}</Heading>
      <p class="muted mt-3">{text}</p>
      {children && (
        <div class="mt-6 flex flex-wrap justify-center gap-3 [&_ul]:justify-center">{children}</div>
      )}
    </div>
  );
}

/** What went well or wrong, read out at once. */
export function Notice({ kind, children }: { kind: 'done' | 'problem'; children?: Child }) {
  const done = kind === 'done';
  return (
    <div
      role={done ? 'status' : 'alert'}
      class={`flex gap-3 rounded-box border p-4 ${done ? 'border-success/40' : 'border-error/40'}`}
    >
      {done ? <CheckIcon class="mt-0.5 text-success" /> : <WarningIcon class="mt-0.5 text-error" />}
      <div class="min-w-0">{children}</div>
    </div>
  );
}

/** A button behind a second step, for what cannot be taken back. */
export function Guarded({ ask, hint, children }: { ask: string; hint: string; children?: Child }) {
  return (
    <details class="group">
      <summary class="btn btn-sm btn-ghost list-none font-normal text-error group-open:mb-2 [&::-webkit-details-marker]:hidden">
        {ask}
      </summary>
      <div class="rounded-box border border-error/40 p-3 text-sm">
        <p class="mb-3">{hint}</p>
        {children}
      </div>
    </details>
  );
}
