import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

// Vite reads its settings from a default export.
export default defineConfig({
  plugins: [tailwindcss()],
  publicDir: 'src/client/public',
  build: {
    outDir: 'dist/client',
    manifest: true,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: {
      // A busy machine is nothing that whoever starts a library need read about.
      checks: { pluginTimings: false },
      input: ['src/client/main.ts', 'src/client/upload.ts', 'src/client/reader.ts'],
    },
  },
});
