import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What tests run outside of their own process or thread. */
export type Entry =
  | 'electron/store/worker.ts'
  | 'tests/support/mortal-worker.ts'
  | 'tests/support/clearing-process.ts'
  | 'tests/crash/harness.ts'
  | 'tests/bench/diff/compare.ts'
  | 'tests/bench/receiver/load.ts'
  | `tests/bench/receiver/targets/${'bare' | 'express' | 'waybill'}.ts`

const built = new Map<Entry, Promise<URL>>()

/** The URL of the store's worker, bundled for this process; `entry` may be one that wraps it. */
export function storeWorkerUrl(entry: Entry = 'electron/store/worker.ts'): Promise<URL> {
  return bundleForNode(entry)
}

/**
 * Bundles a module, once a process, as the build does, and gives the file's URL. A bundle and not a loader: a worker
 * thread under a loader starts in a second, and resolves modules in another way than the one that ships. All files go to
 * one folder, within the checkout so that they find libsql.
 */
export function bundleForNode(entry: Entry): Promise<URL> {
  const known = built.get(entry) ?? bundle(entry)
  built.set(entry, known)
  return known
}

async function bundle(entry: Entry): Promise<URL> {
  const outDir = join(root, 'node_modules', '.cache', 'waybill-tests', String(process.pid))
  const name = `${basename(entry, '.ts')}.js`
  mkdirSync(outDir, { recursive: true })
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: name } },
    },
  })
  return pathToFileURL(join(outDir, name))
}
