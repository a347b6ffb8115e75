import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../../ingest/index.ts';
import { languages, messagesFor } from '../../ui/messages/index.ts';

const codes = {
  empty: 0,
  encrypted: 0,
  damaged: 0,
  unsupported: 0,
  svg: 0,
  'too-large': 0,
  'too-many-pages': 0,
  bomb: 0,
  nested: 0,
  entities: 0,
  timeout: 0,
  memory: 0,
  crashed: 0,
  'no-pages': 0,
} satisfies Record<FailureCode, 0>;

describe.each(languages)('failures in %s', (language) => {
  it.each([...Object.keys(codes), 'set-aside'])('tells the owner of "%s"', (code) => {
    expect(Object.hasOwn(messagesFor(language).failures, code)).toBe(true);
  });
});
