import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Methods } from '@embedpdf/pdfium';
import { init } from '@embedpdf/pdfium';
import { installFonts } from './fonts.ts';
import { PdfError } from './pdf-error.ts';

type RawFunction = (...args: number[]) => number;

/** The exports of the WebAssembly instance: numbers and pointers only, no conversion, no checks. */
export type PdfiumExports = Readonly<Record<keyof Methods | 'malloc' | 'free', RawFunction>> & {
  readonly memory: WebAssembly.Memory;
};

export interface Pdfium {
  readonly exports: PdfiumExports;
  readonly addFunction: (fn: RawFunction, signature: string) => number;
  /** 64 bytes for results written through pointers; valid until the next call that uses it. */
  readonly scratch: number;
  /** True after a trap inside the module: its memory can no longer be trusted, start a new process. */
  broken: boolean;
}

let loading: Promise<Pdfium> | undefined;

export function loadPdfium(): Promise<Pdfium> {
  loading ??= instantiate();
  return loading;
}

/** Runs PDFium code; a trap inside the module becomes `PdfError('damaged')` and marks it broken. */
export function guard<T>(pdfium: Pdfium, run: () => T): T {
  if (pdfium.broken) throw new PdfError('damaged', { cause: 'the engine stopped on an earlier page' });
  try {
    return run();
  } catch (error) {
    if (error instanceof PdfError) throw error;
    pdfium.broken = true;
    throw new PdfError('damaged', { cause: error });
  }
}

/** A fresh view each time: the buffer is replaced whenever the module's memory grows. */
export function bytesAt(pdfium: Pdfium, pointer: number, length: number): Uint8Array {
  return new Uint8Array(pdfium.exports.memory.buffer, pointer, length);
}

export function floatsAt(pdfium: Pdfium, pointer: number, length: number): Float32Array {
  return new Float32Array(pdfium.exports.memory.buffer, pointer, length);
}

export function allocate(pdfium: Pdfium, size: number): number {
  const pointer = pdfium.exports.malloc(size);
  if (pointer === 0) throw new PdfError('unsupported', { cause: `no memory for ${size} bytes` });
  return pointer;
}

export function withCString<T>(pdfium: Pdfium, value: string, use: (pointer: number) => T): T {
  const bytes = new TextEncoder().encode(`${value}\0`);
  const pointer = allocate(pdfium, bytes.length);
  bytesAt(pdfium, pointer, bytes.length).set(bytes);
  try {
    return use(pointer);
  } finally {
    pdfium.exports.free(pointer);
  }
}

/** Calls a `(buffer, byteLength) => byteLength` getter twice; text is UTF-16LE with a final zero. */
export function readUtf16(
  pdfium: Pdfium,
  get: (buffer: number, length: number) => number,
  limit = 65_536,
): string {
  const needed = get(0, 0);
  if (needed <= 2) return '';
  const buffer = allocate(pdfium, needed);
  try {
    get(buffer, needed);
    return new TextDecoder('utf-16le').decode(bytesAt(pdfium, buffer, Math.min(needed - 2, limit)));
  } finally {
    pdfium.exports.free(buffer);
  }
}

async function instantiate(): Promise<Pdfium> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')));
  const quiet = { wasmBinary: wasm, print: () => undefined, printErr: () => undefined };
  const wrapped = (await init(quiet)) as unknown as EmscriptenWrapper;
  const { wasmExports, addFunction } = wrapped.pdfium;
  wasmExports.PDFiumExt_Init();
  const pdfium = { exports: wasmExports, addFunction, scratch: wasmExports.malloc(64), broken: false };
  installFonts(pdfium);
  return pdfium;
}

interface EmscriptenWrapper {
  readonly pdfium: {
    readonly wasmExports: PdfiumExports;
    readonly addFunction: (fn: RawFunction, signature: string) => number;
  };
}
