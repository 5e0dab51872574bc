import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { UserConfig } from 'vite'
import { stampSources } from './source-stamp'
import { outputFolder, PARTS, projectFolder, type Part } from './vite/folders'

const SHARED_SOURCES = ['core', 'build/vite', 'build/icons/256x256.png', 'package-lock.json', 'tsconfig.json']
const SOURCES: Record<Part, string[]> = {
  main: [...SHARED_SOURCES, 'electron'],
  preload: [...SHARED_SOURCES, 'electron/preload.ts'],
  renderer: [...SHARED_SOURCES, 'renderer'],
}
const STAMP_FILE = '.stamp'

/** Builds what has changed since it was last built; says what it does only when it does something. */
export async function buildApp(): Promise<void> {
  for (const part of PARTS) {
    const stamp = stampSources(projectFolder, SOURCES[part])
    const stampFile = join(outputFolder(part), STAMP_FILE)
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) continue
    console.log(`Building ${part}`)
    // Loaded only when there is something to build: it is most of the time of a start that has nothing to do.
    const [{ build }, { config }] = await Promise.all([import('vite'), configOf(part)])
    await build({ configFile: false, ...config })
    // Written last: a build that was broken off has no stamp and is made anew.
    writeFileSync(stampFile, stamp)
  }
}

function configOf(part: Part): Promise<{ config: UserConfig }> {
  switch (part) {
    case 'main':
      return import('./vite/main')
    case 'preload':
      return import('./vite/preload')
    case 'renderer':
      return import('./vite/renderer')
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildApp()
