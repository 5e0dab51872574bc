import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Lockfile {
  packages: Record<string, { version?: string }>
}

const root = resolve(import.meta.dirname, '..', '..', '..')
const lockfile = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')) as Lockfile

/** Every version of a package that would be installed, wherever in the tree. */
function lockedVersions(name: string): string[] {
  return Object.entries(lockfile.packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version = '' }]) => version)
}

function isAtLeast(version: string, least: readonly [number, number, number]): boolean {
  const parts = version.split('.').map(Number)
  for (const [index, wanted] of least.entries()) {
    const part = parts[index] ?? 0
    if (part !== wanted) return part > wanted
  }
  return true
}

describe('the lockfile', () => {
  it('has localtunnel at the one version whose insides Waybill knows', () => {
    expect(lockedVersions('localtunnel')).toEqual(['2.0.2'])
  })

  // localtunnel pins 0.21.4, which has CVE-2023-45857, CVE-2025-27152 and CVE-2025-58754; 1.12.0 is the first without.
  it('has no axios with a known vulnerability', () => {
    const versions = lockedVersions('axios')
    expect(versions).not.toEqual([])
    expect(versions.filter((version) => !isAtLeast(version, [1, 12, 0]))).toEqual([])
  })

  it('names no place to download from, so that it serves whatever registry is in use', () => {
    expect(readFileSync(resolve(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved"')
  })
})
