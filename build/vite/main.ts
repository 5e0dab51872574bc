import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import type { Plugin, UserConfig } from 'vite'
import { outputFolder, projectFolder } from './folders'

/**
 * The main process and the store's worker thread, one ES module each. What Electron brings and what is native stays
 * outside; everything else is bundled, so that a packaged Waybill carries native modules only in its node_modules.
 */
export const config: UserConfig = {
  root: projectFolder,
  logLevel: 'warn',
  plugins: [windowIcon()],
  build: {
    ssr: true,
    target: 'node20',
    outDir: outputFolder('main'),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { main: 'electron/main.ts', 'store-worker': 'electron/store/worker.ts' },
      external: ['electron', 'libsql', '@ngrok/ngrok', ...builtinModules, /^node:/],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true, external: ['electron', 'libsql', '@ngrok/ngrok'] },
}

/** Linux takes a window's icon from the program; the other systems from the package. */
function windowIcon(): Plugin {
  return {
    name: 'window-icon',
    generateBundle() {
      const source = readFileSync(join(projectFolder, 'build', 'icons', '256x256.png'))
      this.emitFile({ type: 'asset', fileName: 'icon.png', source })
    },
  }
}
