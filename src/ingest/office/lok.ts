/** The part of Emscripten's virtual file system that conversion needs. */
export interface VirtualFiles {
  mkdir(path: string): void;
  readdir(path: string): string[];
  readFile(path: string): Uint8Array;
  readFile(path: string, options: { encoding: 'utf8' }): string;
  stat(path: string): { mode: number };
  isDir(mode: number): boolean;
  rmdir(path: string): void;
  unlink(path: string): void;
  writeFile(path: string, data: Uint8Array | string): void;
}

/** LibreOfficeKit as the package binds it; documents are pointers, and failures are thrown. */
export interface LibreOfficeKit {
  documentLoadWithOptions(path: string, options: string): number;
  documentSaveAs(document: number, path: string, format: string, filterOptions: string): void;
  /** The sheets of a workbook, the slides of a deck. */
  documentGetParts(document: number): number;
  documentDestroy(document: number): void;
}

export interface LibreOffice {
  files: VirtualFiles;
  kit: LibreOfficeKit;
}
