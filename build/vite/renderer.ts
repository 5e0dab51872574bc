import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import type { UserConfig } from 'vite'
import { outputFolder, projectFolder } from './folders'

/** The page. Nothing is inlined: its policy lets in files of our own and no data: or inline code. */
export const config: UserConfig = {
  root: join(projectFolder, 'renderer'),
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'chrome130',
    outDir: outputFolder('renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // It is read from the disk, not over a network.
    chunkSizeWarningLimit: 3000,
  },
}
