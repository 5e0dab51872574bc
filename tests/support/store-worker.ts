import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

let built: Promise<URL> | null = null

/**
 * Bundles the store's worker, once a process, as the build does, and gives the file's URL. A bundle and not a loader: a
 * worker thread under a loader starts in a second, and resolves modules in another way than the one that ships. It lies
 * within the checkout so that it finds libsql.
 */
export function storeWorkerUrl(): Promise<URL> {
  built ??= bundle()
  return built
}

async function bundle(): Promise<URL> {
  const outDir = join(root, 'node_modules', '.cache', 'waybill-tests', String(process.pid))
  mkdirSync(outDir, { recursive: true })
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: join(root, 'electron', 'store', 'worker.ts'),
      outDir,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'store-worker.js' } },
    },
  })
  return pathToFileURL(join(outDir, 'store-worker.js'))
}
