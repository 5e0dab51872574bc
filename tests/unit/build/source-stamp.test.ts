import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stampSources } from '../../../build/source-stamp'
import { tempFolder } from '../../support/temp-folder'

function write(root: string, files: Record<string, string | Uint8Array>): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), content)
  }
  return root
}

const sources = { 'src/b.ts': 'b', 'src/a/deep.ts': 'deep', 'package.json': '{}' }
const paths = ['src', 'package.json', 'not-there.ts']

describe('the stamp of sources', () => {
  it('is the same wherever they are checked out, whenever they were written', () => {
    const one = write(tempFolder(), sources)
    const other = write(tempFolder(), Object.fromEntries(Object.entries(sources).reverse()))
    utimesSync(join(other, 'src/b.ts'), 1, 1)
    expect(stampSources(other, paths)).toBe(stampSources(one, paths))
  })

  it.each([
    ['a changed byte', (root: string) => writeFileSync(join(root, 'src/a/deep.ts'), 'deeP')],
    ['a new file', (root: string) => writeFileSync(join(root, 'src/a/new.ts'), '')],
    ['a file that goes', (root: string) => rmSync(join(root, 'src/b.ts'))],
    ['a new name', (root: string) => renameSync(join(root, 'src/b.ts'), join(root, 'src/c.ts'))],
    ['a file that moves', (root: string) => renameSync(join(root, 'src/b.ts'), join(root, 'src/a/b.ts'))],
    ['a named file that appears', (root: string) => writeFileSync(join(root, 'not-there.ts'), '')],
  ])('changes with %s', (_what, change) => {
    const root = write(tempFolder(), sources)
    const before = stampSources(root, paths)
    change(root)
    expect(stampSources(root, paths)).not.toBe(before)
  })

  it('does not change with what is not among them', () => {
    const root = write(tempFolder(), sources)
    const before = stampSources(root, paths)
    write(root, { 'README.md': 'new', 'srcs/x.ts': 'x' })
    expect(stampSources(root, paths)).toBe(before)
  })

  it('is not the same for one file whose bytes look like two', () => {
    const one = write(tempFolder(), { 'src/a': 'x\0src/b\0y' })
    const two = write(tempFolder(), { 'src/a': 'x', 'src/b': 'y' })
    expect(stampSources(one, ['src'])).not.toBe(stampSources(two, ['src']))
  })
})
