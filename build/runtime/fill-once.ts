import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Makes sure that `target` exists, complete: `fill` fills a temporary folder beside it, which then takes its name. Two
 * runs at once each fill their own; the later one throws its own away and takes the other's. What runs that died left
 * behind is removed.
 */
export async function fillOnce(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  if (existsSync(target)) return
  await mkdir(dirname(target), { recursive: true })
  await removeStale(target)
  const folder = join(dirname(target), temporaryName(target))
  try {
    await mkdir(folder)
    await fill(folder)
    await rename(folder, target).catch((error: unknown) => {
      // Another run was first: a folder that is not empty is never replaced by a rename.
      if (!existsSync(target)) throw error
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** `.NAME.HOST.PID.RANDOM`: whose it is can be read off a name even when nothing was written into the folder yet. */
function temporaryName(target: string): string {
  return `.${basename(target)}.${thisHost()}.${String(process.pid)}.${randomBytes(6).toString('hex')}`
}

async function removeStale(target: string): Promise<void> {
  const prefix = `.${basename(target)}.`
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(prefix)) continue
    const path = join(dirname(target), name)
    const [host, pid] = name.slice(prefix.length).split('.')
    if (!(await isStale(path, host, Number(pid)))) continue
    await rm(path, { recursive: true, force: true })
  }
}

/**
 * A process number means something on its own machine only, and comes round again: a home folder shared by containers
 * holds folders of runs that can't be seen from here. Those are given a day.
 */
async function isStale(path: string, host: string | undefined, pid: number): Promise<boolean> {
  if (host === thisHost() && !isAlive(pid)) return true
  const entry = await stat(path).catch(() => null)
  return entry !== null && Date.now() - entry.mtimeMs > DAY_MS
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Dots part the name's fields. */
function thisHost(): string {
  return hostname().replaceAll('.', '-')
}
