import { TextField } from '../../ui/form.tsx';
import type { Messages } from '../../ui/messages/index.ts';

export interface PersonFieldsProps {
  t: Messages;
  values: Record<string, string>;
  /** Field to the code of what is wrong with it. */
  errors: Record<string, string>;
}

/** The fields from which an account is made. */
export function PersonFields({ t, values, errors }: PersonFieldsProps) {
  const field = (name: 'name' | 'email' | 'password') => ({
    t,
    name,
    label: t.signUp[name],
    value: name === 'password' ? undefined : values[name],
    error: errors[name],
    required: true,
  });
  return (
    <>
      <TextField {...field('name')} hint={t.signUp.nameHint} autocomplete="name" maxlength={200} />
      <TextField {...field('email')} type="email" autocomplete="email" />
      <TextField
        {...field('password')}
        type="password"
        hint={t.signUp.passwordHint}
        autocomplete="new-password"
        minlength={10}
        maxlength={128}
      />
    </>
  );
}

export function personLabels(t: Messages): Record<string, string> {
  return { name: t.signUp.name, email: t.signUp.email, password: t.signUp.password };
}
