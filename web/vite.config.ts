import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

// The names are stable, not hashed: the site is embedded in the program, which sends an entity tag with every file.
export default defineConfig({
  base: '/',
  plugins: [preact()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
  test: { css: true },
  server: { proxy: { '/api': 'http://127.0.0.1:8420' } },
});
