export { openDiskStorage } from './disk.ts';
export { BlobMissingError, derivedPrefix, originalKey, type Storage, type StoredBlob } from './storage.ts';
