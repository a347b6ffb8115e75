import type { Child } from '#jsx/jsx-runtime';
import { Notice } from './blocks.tsx';
import { type Messages, nameIn } from './messages/index.ts';

export interface FieldProps {
  t: Messages;
  name: string;
  label: string;
  value?: string | undefined;
  hint?: string | undefined;
  /** A code of `t.fieldErrors`. */
  error?: string | undefined;
  /** Told apart where one page has several forms with the same fields. */
  form?: string | undefined;
  /** Stands quietly beside the label. */
  note?: string | undefined;
  required?: boolean;
}

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'password';
  autocomplete?: string;
  inputmode?: 'decimal' | 'numeric';
  maxlength?: number;
  minlength?: number;
  after?: string;
}

export function TextField({ type = 'text', after, ...props }: TextFieldProps) {
  const input = (
    <input
      {...control(props)}
      type={type}
      value={props.value}
      autocomplete={props.autocomplete}
      inputmode={props.inputmode}
      maxlength={props.maxlength}
      minlength={props.minlength}
      class={`input w-full ${props.error ? 'input-error' : ''}`}
    />
  );
  return (
    <Field {...props}>
      {after ? (
        <span class="flex items-center gap-2">
          {input}
          <span class="muted">{after}</span>
        </span>
      ) : (
        input
      )}
    </Field>
  );
}

export function TextArea({ rows, ...props }: FieldProps & { rows: number }) {
  return (
    <Field {...props}>
      <textarea
        {...control(props)}
        rows={rows}
        class={`textarea w-full ${props.error ? 'textarea-error' : ''}`}
      >
        {props.value}
      </textarea>
    </Field>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export function SelectField({ choices, ...props }: FieldProps & { choices: Choice[] }) {
  return (
    <Field {...props}>
      <select {...control(props)} class={`select w-full ${props.error ? 'select-error' : ''}`}>
        {choices.map(({ value, label }) => (
          <option value={value} selected={value === (props.value ?? '')}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function Checkbox({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <label class="flex items-center gap-3">
      <input type="checkbox" name={name} value="1" checked={checked} class="checkbox checkbox-primary" />
      {label}
    </label>
  );
}

/** Lists what is wrong above the form, each entry leading to its field. */
export function ErrorSummary(props: {
  t: Messages;
  errors: Record<string, string>;
  labels: Record<string, string>;
  form?: string;
}) {
  const { t, errors, labels, form } = props;
  const fields = Object.entries(errors);
  if (fields.length === 0) return null;
  return (
    <Notice kind="problem">
      <p class="font-semibold">{t.common.errorSummary}</p>
      <ul>
        {fields.map(([name, code]) => (
          <li>
            <a href={`#${fieldId(name, form)}`} class="text-link">
              {labels[name] ?? name}
            </a>
            {t.common.colon} {nameIn(t.fieldErrors, code, t.fieldErrors.invalid)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Field({ t, name, label, note, hint, error, form, children }: FieldProps & { children?: Child }) {
  const id = fieldId(name, form);
  return (
    <div class="min-w-0">
      <label for={id} class="mb-1 block font-medium">
        {label}
        {note && <span class="muted ml-2 font-normal text-sm">{note}</span>}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} class="mt-1 text-error text-sm">
          {nameIn(t.fieldErrors, error, t.fieldErrors.invalid)}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} class="muted mt-1 text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}

function control({ name, form, hint, error, required = false }: FieldProps) {
  const id = fieldId(name, form);
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return {
    id,
    name,
    required,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': describedBy || undefined,
  };
}

function fieldId(name: string, form: string | undefined): string {
  return form ? `${form}-${name}` : `field-${name}`;
}
