import { en, type Messages } from './en.ts';
import { zhHans } from './zh-hans.ts';

export type { Messages } from './en.ts';

export const languages = ['zh-Hans', 'en'] as const;

export type Language = (typeof languages)[number];

const catalogues: Record<Language, Messages> = { 'zh-Hans': zhHans, en };

export function messagesFor(language: Language): Messages {
  return catalogues[language];
}

/** The name under `key` in a catalogue's group, or the fallback for a key the group does not have. */
export function nameIn(group: Readonly<Record<string, string>>, key: string, fallback = key): string {
  return (Object.hasOwn(group, key) ? group[key] : undefined) ?? fallback;
}
