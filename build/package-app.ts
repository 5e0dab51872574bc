import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, Platform } from 'electron-builder'
import { buildApp } from './build'
import { builderConfiguration, type Purpose } from './electron-builder'
import { electronRuntime } from './runtime/electron-runtime'
import { projectFolder } from './vite/folders'

/** Packages the app for this platform, unpacked, and gives its executable. */
export async function packageApp(purpose: Purpose): Promise<string> {
  await buildApp()
  const runtime = await electronRuntime()
  const config = builderConfiguration(purpose, runtime)
  await build({
    projectDir: projectFolder,
    targets: Platform.current().createTarget('dir'),
    config,
    publish: 'never',
  })
  const executable = join(projectFolder, config.directories?.output ?? '', ...unpackedExecutable())
  if (!existsSync(executable)) throw new Error(`Packaging ended without ${executable}.`)
  return executable
}

function unpackedExecutable(): string[] {
  const suffix = process.arch === 'x64' ? '' : `-${process.arch}`
  if (process.platform === 'darwin') return [`mac${suffix}`, 'Waybill.app', 'Contents', 'MacOS', 'Waybill']
  if (process.platform === 'win32') return [`win${suffix}-unpacked`, 'Waybill.exe']
  return [`linux${suffix}-unpacked`, 'waybill']
}
