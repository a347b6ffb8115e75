import type { Child } from '#jsx/jsx-runtime';
import { Layout } from '../../ui/layout.tsx';
import { links } from '../../ui/links.ts';
import type { PageContext } from '../../ui/page-context.ts';

const sections = [
  { name: 'documents', href: links.deskDocuments() },
  { name: 'categories', href: links.deskCategories },
  { name: 'search', href: links.deskSearch },
  { name: 'people', href: links.deskPeople },
  { name: 'sales', href: links.deskSales() },
  { name: 'store', href: links.deskStore },
  { name: 'rights', href: links.deskRights() },
  { name: 'letters', href: links.deskLetters() },
  { name: 'reports', href: links.deskReports },
  { name: 'settings', href: links.deskSettings },
] as const;

export interface DeskLayoutProps {
  page: PageContext;
  section: (typeof sections)[number]['name'];
  children?: Child;
}

export function DeskLayout({ page, section, children }: DeskLayoutProps) {
  const { t } = page;
  return (
    <Layout page={page} title={`${t.desk[section]} · ${t.desk.title}`}>
      <nav aria-label={t.desk.sections} class="mb-8 overflow-x-auto border-base-300 border-b">
        <ul class="flex gap-4 sm:gap-6">
          {sections.map(({ name, href }) => (
            <li>
              <a
                href={href}
                aria-current={name === section ? 'page' : undefined}
                class={`block whitespace-nowrap border-b-2 py-2.5 -outline-offset-2 ${name === section ? 'border-primary font-semibold' : 'muted border-transparent hover:border-base-300'}`}
              >
                {t.desk[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h1 class="mb-6 font-semibold font-serif text-3xl">{t.desk[section]}</h1>
      {children}
    </Layout>
  );
}
