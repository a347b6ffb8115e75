import { unzipSync } from 'fflate';
import { type CompoundFile, openCompoundFile } from './compound-file.ts';

const FIB_ENCRYPTED = 0x0100;
const CURRENT_USER_ENCRYPTED = 0xf3d1c4df;
const FILEPASS_RECORD = 0x002f;
const WORKBOOK_HEAD_BYTES = 4096;
const MANIFEST_LIMIT_BYTES = 2 ** 20;

/** Whether the file asks for a password. False for whatever cannot be read: it is damaged then, not locked. */
export function isEncrypted(bytes: Uint8Array): boolean {
  try {
    const container = openCompoundFile(bytes);
    return container ? isEncryptedCompound(container) : isEncryptedOpenDocument(bytes);
  } catch {
    return false;
  }
}

function isEncryptedCompound(container: CompoundFile): boolean {
  return (
    container.has('EncryptedPackage') ||
    isEncryptedWord(container.head('WordDocument', 16)) ||
    isEncryptedPresentation(container.head('Current User', 16)) ||
    isEncryptedWorkbook(
      container.head('Workbook', WORKBOOK_HEAD_BYTES) ?? container.head('Book', WORKBOOK_HEAD_BYTES),
    )
  );
}

/** MS-DOC 2.5.2: the flags of FibBase at offset 10. */
function isEncryptedWord(fib: Uint8Array | undefined): boolean {
  return fib !== undefined && fib.length >= 12 && (uint16(fib, 10) & FIB_ENCRYPTED) !== 0;
}

/** MS-PPT 2.3.2: headerToken of CurrentUserAtom, after the record's header and size. */
function isEncryptedPresentation(user: Uint8Array | undefined): boolean {
  return user !== undefined && user.length >= 16 && uint32(user, 12) === CURRENT_USER_ENCRYPTED;
}

/** MS-XLS 2.4.117: a FilePass record among the first of the workbook's globals. */
function isEncryptedWorkbook(workbook: Uint8Array | undefined): boolean {
  if (!workbook) return false;
  let at = 0;
  while (at + 4 <= workbook.length) {
    if (uint16(workbook, at) === FILEPASS_RECORD) return true;
    at += 4 + uint16(workbook, at + 2);
  }
  return false;
}

/** ODF 1.3 part 2, 4.3: the manifest names the cipher of each locked entry. */
function isEncryptedOpenDocument(bytes: Uint8Array): boolean {
  const { [manifestName]: manifest } = unzipSync(bytes, {
    filter: (file) => file.name === manifestName && file.originalSize <= MANIFEST_LIMIT_BYTES,
  });
  return manifest !== undefined && new TextDecoder().decode(manifest).includes('encryption-data');
}

const manifestName = 'META-INF/manifest.xml';

function uint16(bytes: Uint8Array, offset: number): number {
  return (bytes[offset] ?? 0) | ((bytes[offset + 1] ?? 0) << 8);
}

function uint32(bytes: Uint8Array, offset: number): number {
  return (uint16(bytes, offset) | (uint16(bytes, offset + 2) << 16)) >>> 0;
}
