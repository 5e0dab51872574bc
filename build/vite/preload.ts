import type { UserConfig } from 'vite'
import { outputFolder, projectFolder } from './folders'

/** A sandboxed preload is one CommonJS file: it can require nothing but Electron's few modules. */
export const config: UserConfig = {
  root: projectFolder,
  logLevel: 'warn',
  build: {
    target: 'chrome130',
    outDir: outputFolder('preload'),
    emptyOutDir: true,
    minify: false,
    lib: { entry: 'electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
}
