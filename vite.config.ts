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
    rolldownOptions: { input: ['src/client/main.ts', 'src/client/upload.ts', 'src/client/reader.ts'] },
  },
});
