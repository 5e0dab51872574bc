import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/**
 * One hash over files and folders, by name and content: the same sources give the same stamp, whatever their times say
 * after a checkout or a switch of branches. A path that does not exist counts as absent.
 */
export function stampSources(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) {
      const content = readFileSync(file)
      // The length keeps a file's bytes from passing for the next file's name.
      hash.update(`${relative(root, file)}\0${String(content.length)}\0`).update(content)
    }
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (entry === undefined) return []
  if (entry.isFile()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}
