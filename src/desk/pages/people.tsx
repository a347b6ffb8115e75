import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';
import { DeskLayout } from './desk-layout.tsx';

export interface Person {
  id: string;
  name: string;
  email: string;
  role: 'reader' | 'contributor' | 'operator';
}

const roles = ['reader', 'contributor', 'operator'] as const;

export function DeskPeoplePage({ page, people }: { page: PageContext; people: Person[] }) {
  return (
    <DeskLayout page={page} section="people">
      <p class="muted mb-4">{page.t.desk.peopleLead}</p>
      <dl class="muted mb-6 flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {roles.map((role) => (
          <div class="flex gap-2">
            <dt class="font-medium text-base-content">{page.t.roles[role]}</dt>
            <dd>{page.t.roleHints[role]}</dd>
          </div>
        ))}
      </dl>
      <ul class="divide-y divide-base-300 border-base-300 border-y">
        {people.map((person) => (
          <PersonRow page={page} person={person} />
        ))}
      </ul>
    </DeskLayout>
  );
}

/** An operator's own role is changed by another operator. */
function PersonRow({ page: { account, t }, person }: { page: PageContext; person: Person }) {
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
      <div class="min-w-0 grow">
        <p class="font-medium">{person.name}</p>
        <p class="muted break-words text-sm">{person.email}</p>
      </div>
      {person.id === account?.id ? (
        <p class="muted">{t.roles[person.role]}</p>
      ) : (
        <RoleForm t={t} person={person} />
      )}
    </li>
  );
}

function RoleForm({ t, person }: { t: PageContext['t']; person: Person }) {
  return (
    <form method="post" action={links.deskPerson(person.id)} class="flex gap-2">
      <select name="role" aria-label={t.desk.roleOf(person.name)} class="select select-sm w-36">
        {roles.map((role) => (
          <option value={role} selected={role === person.role}>
            {t.roles[role]}
          </option>
        ))}
      </select>
      <button type="submit" class="btn btn-sm">
        {t.desk.setRole}
      </button>
    </form>
  );
}
