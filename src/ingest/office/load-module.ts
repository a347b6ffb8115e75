import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { LibreOfficeConverter } from '@matbee/libreoffice-converter';
import { fontSubstitutions, loadFonts } from './fonts.ts';
import type { LibreOffice, VirtualFiles } from './lok.ts';

type Loader = NonNullable<NonNullable<ConstructorParameters<typeof LibreOfficeConverter>[0]>['wasmLoader']>;
type Module = Awaited<ReturnType<Loader['createModule']>>;
type ReceiveInstance = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

const require = createRequire(import.meta.url);
const programFolder = dirname(require.resolve('@matbee/libreoffice-converter/wasm/loader'));
const WASM_PAGES_PER_MIB = 16;
/** What the module asks for at its start. */
const INITIAL_HEAP_MIB = 1024;

/**
 * More threads than the module's pool of four make it wait for ever, since a new worker cannot start while
 * this one is busy. These settings keep LibreOffice from asking for any but its own few.
 */
const environment = {
  VCL_NO_THREAD_SCALE: '1',
  VCL_NO_THREAD_IMPORT: '1',
  SC_NO_THREADED_CALCULATION: '1',
  SAL_LOG: '-WARN-INFO',
};

/** Loads LibreOffice into this process; its heap never grows beyond `heapLimitMiB`. */
export async function loadLibreOffice(heapLimitMiB: number): Promise<LibreOffice> {
  // The module is part of the program and known to be valid: 0.3 s of every start saved.
  setFlagsFromString('--wasm-lazy-validation');
  // The loader changes into this folder and back; the way back must be one that a sandbox lets it read.
  process.chdir(programFolder);
  const loader: Loader = require('@matbee/libreoffice-converter/wasm/loader');
  const converter = new LibreOfficeConverter({
    fonts: loadFonts(),
    wasmLoader: { createModule: (config) => createModule(loader, config, heapLimitMiB) },
  });
  await converter.initialize();
  const module = converter.getModule();
  if (!module) throw new Error('LibreOffice did not start');
  return { files: virtualFiles(module), kit: converter.getLokBindings() };
}

async function createModule(loader: Loader, config: object, heapLimitMiB: number): Promise<Module> {
  const module = await loader.createModule({
    ...config,
    // Anything but undefined, so that the loader does not read and keep the program a second time.
    wasmBinary: new Uint8Array(0),
    wasmMemory: new WebAssembly.Memory({
      initial: INITIAL_HEAP_MIB * WASM_PAGES_PER_MIB,
      maximum: heapLimitMiB * WASM_PAGES_PER_MIB,
      shared: true,
    }),
    instantiateWasm: (imports: WebAssembly.Imports, receive: ReceiveInstance) => {
      void instantiate(imports, receive);
      return {};
    },
    noInitialRun: true,
    preRun: [
      () => Object.assign((globalThis as unknown as { Module: { ENV: object } }).Module.ENV, environment),
    ],
  });
  prepareFiles(virtualFiles(module));
  return module;
}

async function instantiate(imports: WebAssembly.Imports, receive: ReceiveInstance): Promise<void> {
  const program = await readFile(join(programFolder, 'soffice.wasm'));
  const { instance, module } = await WebAssembly.instantiate(program, imports);
  receive(instance, module);
}

function prepareFiles(files: VirtualFiles): void {
  const bootstrap = '/instdir/program/fundamentalrc';
  const settings = files.readFile(bootstrap, { encoding: 'utf8' });
  // Without a layer to write settings to, LibreOffice starts no thread that writes them.
  files.writeFile(bootstrap, settings.replace(/ user:!\S+/, ''));
  files.writeFile('/instdir/share/fontconfig/conf.d/91-east-asian.conf', fontSubstitutions());
}

function virtualFiles(module: Module): VirtualFiles {
  return module.FS as unknown as VirtualFiles;
}
