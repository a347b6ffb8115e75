import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isEncrypted } from './encryption.ts';
import { compoundFileOf, docxOf, lockedOdt } from './test-documents.ts';

const corpus = process.env.CORPUS_DIR ?? resolve(import.meta.dirname, '../../../../shared/corpus');

describe('isEncrypted', () => {
  it('knows the package that hides an enciphered docx, xlsx or pptx', () => {
    expect(isEncrypted(compoundFileOf({ EncryptedPackage: new Uint8Array(16) }))).toBe(true);
  });

  it('reads the flag of a Word document', () => {
    const fib = new Uint8Array(32);
    expect(isEncrypted(compoundFileOf({ WordDocument: fib }))).toBe(false);
    fib[11] = 0x01;
    expect(isEncrypted(compoundFileOf({ WordDocument: fib }))).toBe(true);
  });

  it('finds the FilePass record of a workbook and nothing like it in a cell', () => {
    const start = [0x09, 0x08, 4, 0, 0, 6, 5, 0];
    expect(isEncrypted(compoundFileOf({ Workbook: new Uint8Array([...start, 0x2f, 0, 2, 0, 0, 0]) }))).toBe(
      true,
    );
    expect(
      isEncrypted(compoundFileOf({ Workbook: new Uint8Array([...start, 4, 2, 4, 0, 0x2f, 0, 2, 0]) })),
    ).toBe(false);
  });

  it('reads the manifest of an OpenDocument file', () => {
    expect(isEncrypted(lockedOdt())).toBe(true);
    expect(isEncrypted(docxOf('open'))).toBe(false);
  });

  it('calls broken files not encrypted', () => {
    const whole = compoundFileOf({ EncryptedPackage: new Uint8Array(16) });
    for (let length = 0; length < 1200; length += 37)
      expect(isEncrypted(whole.subarray(0, length))).toBe(false);
  });

  it.skipIf(!existsSync(corpus))('knows the locked files of the corpus from the open ones', () => {
    const locked = [
      'testWORD_protected_passtika.doc',
      'testPPT_protected_passtika.ppt',
      'testEXCEL_protected_passtika.xlsx',
    ];
    for (const name of locked)
      expect(isEncrypted(readFileSync(join(corpus, 'hostile', name))), name).toBe(true);
    const open = [
      'doc/61490.doc',
      'xls/chinese-provinces.xls',
      'ppt/54880_chinese.ppt',
      'odt/OpenChain-Specification-1-2.odt',
    ];
    for (const name of open) expect(isEncrypted(readFileSync(join(corpus, name))), name).toBe(false);
  });
});
