import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { electronRuntime } from '../../../../build/runtime/electron-runtime'
import { registryRuntime } from '../../../../build/runtime/registry-runtime'
import { tempFolder } from '../../../support/temp-folder'

afterEach(() => {
  vi.unstubAllEnvs()
})

test.runIf(process.platform === 'linux')('a runtime that is named is used as it is', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'electron'), '')
  writeFileSync(join(folder, 'version'), 'v40.1.0\n')
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder)
  expect(await electronRuntime()).toEqual({ executable: join(folder, 'electron'), version: '40.1.0', folder })
})

test('a named folder without a runtime is an error that names both', async () => {
  const folder = tempFolder()
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder)
  await expect(electronRuntime()).rejects.toThrow(`ELECTRON_OVERRIDE_DIST_PATH is ${folder}`)
})

test('the runtime from the registry lies in the account’s cache, under its version and recipe', () => {
  const cache = tempFolder()
  vi.stubEnv('XDG_CACHE_HOME', cache)
  const { folder, executable, version } = registryRuntime()
  expect(folder).toMatch(
    new RegExp(`^${cache}/waybill/electron-${version.replaceAll('.', '\\.')}-[0-9a-f]{8}$`),
  )
  expect(dirname(executable)).toBe(folder)
  mkdirSync(folder, { recursive: true })
  // The name is a function of the recipe alone, so that the next start finds what this one made.
  expect(existsSync(registryRuntime().folder)).toBe(true)
})
