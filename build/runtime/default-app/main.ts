// The program that runs when Electron is started on a folder, as `electron FOLDER` is. A release brings one of its own; the
// registry's runtime comes without.
//
// An ES module that awaits the app: Electron holds back 'ready' until its main module has ended, and the app declares its
// scheme before that. A CommonJS one would end before the import did.
import { readFileSync } from 'node:fs'
import Module from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

interface AppPackage {
  name: string
  productName?: string
  version: string
  main: string
}

interface StartArguments {
  folder: string | null
  /** Modules to load before the app: Playwright brings its loader so. */
  preloads: string[]
}

function readArguments(argv: readonly string[]): StartArguments {
  const preloads: string[] = []
  for (let index = 1; index < argv.length; index += 1) {
    const argument = argv[index] ?? ''
    if (argument === '-r' || argument === '--require') {
      index += 1
      preloads.push(resolve(argv[index] ?? ''))
    } else if (!argument.startsWith('-')) {
      return { folder: resolve(argument), preloads }
    }
  }
  return { folder: null, preloads }
}

/** What Electron has for programs like this one, and its types leave out. */
interface BareApp {
  setVersion: (version: string) => void
  setAppPath: (folder: string) => void
}

async function runApp(folder: string): Promise<void> {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as AppPackage
  app.setName(description.productName ?? description.name)
  const bare = app as typeof app & BareApp
  bare.setVersion(description.version)
  app.setPath('userData', join(app.getPath('appData'), app.getName()))
  bare.setAppPath(folder)
  await import(pathToFileURL(join(folder, description.main)).href)
}

const { folder, preloads } = readArguments(process.argv)
// What `node -r` calls; it has no public name.
const { _preloadModules: preload } = Module as unknown as { _preloadModules: (modules: string[]) => void }
preload(preloads)
if (folder === null) {
  process.stderr.write('This Electron runs an app: give it the folder that holds its package.json.\n')
  app.exit(2)
} else {
  await runApp(folder).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    app.exit(1)
  })
}
