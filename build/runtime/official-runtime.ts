import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { run } from '../run'
import { cacheFolder } from './cache-folder'

const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** Long enough for a slow network, short enough for a start: on a closed one nothing answers at all. */
const REACH_MS = 5000

/** How long a page that could not be reached is not asked again. */
const ASK_AGAIN_MS = 24 * 60 * 60 * 1000

const unreachableMark = join(cacheFolder(), 'electron-download-unreachable')

/** The binary that the electron package has downloaded before, or null. */
export function installedExecutable(): string | null {
  const pathFile = join(packageFolder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const executable = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? executable : null
}

/** The version of the electron package. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}

/**
 * Lets the electron package download its binary from its release page, or from ELECTRON_MIRROR. Null where that can't be
 * reached or does not succeed; unless `insist`, a page that did not answer is left alone for a day.
 */
export async function downloadExecutable(insist: boolean): Promise<string | null> {
  if (!insist && wasUnreachable()) return null
  if (!(await isReachable())) {
    await mkdir(cacheFolder(), { recursive: true })
    await writeFile(unreachableMark, '')
    return null
  }
  console.log(`Downloading Electron ${packageVersion()}`)
  const install = join(packageFolder, 'install.js')
  const { exitCode } = await run(process.execPath, [install], { mayFail: true })
  return exitCode === 0 ? installedExecutable() : null
}

async function isReachable(): Promise<boolean> {
  const page = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/'
  try {
    await fetch(page, { method: 'HEAD', signal: AbortSignal.timeout(REACH_MS) })
    return true
  } catch {
    return false
  }
}

function wasUnreachable(): boolean {
  const mark = statSync(unreachableMark, { throwIfNoEntry: false })
  return mark !== undefined && Date.now() - mark.mtimeMs < ASK_AGAIN_MS
}
