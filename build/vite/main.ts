import { builtinModules } from 'node:module'
import type { UserConfig } from 'vite'
import { outputFolder, projectFolder } from './folders'

/**
 * The main process and the store's worker thread, one ES module each. What Electron brings and what is native stays
 * outside; everything else is bundled, so that a packaged Waybill carries one node_modules entry: libsql.
 */
export const config: UserConfig = {
  root: projectFolder,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir: outputFolder('main'),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { main: 'electron/main.ts', 'store-worker': 'electron/store/worker.ts' },
      external: ['electron', 'libsql', ...builtinModules, /^node:/],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: ['electron', 'libsql'] },
}
