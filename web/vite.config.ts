import { fileURLToPath } from 'node:url'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [
    svelte({ configFile: here('./svelte.config.js') }),
    paraglideVitePlugin({ project: here('./project.inlang'), outdir: here('./src/i18n/generated'), strategy: ['globalVariable', 'baseLocale'] }),
  ],
  resolve: { alias: [{ find: /^bits-ui$/, replacement: here('./src/bits-ui-parts.js') }] },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    // One small application: a second request costs more than the bytes it would save.
    chunkSizeWarningLimit: 800,
  },
})
