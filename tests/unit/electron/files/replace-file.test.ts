import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { replaceFile } from '../../../../electron/files/replace-file'
import { tempFolder } from '../../../support/temp-folder'

describe('replacing a file', () => {
  it('makes it, writes over it, and leaves nothing beside it', async () => {
    const folder = tempFolder()
    const file = join(folder, 'a.json')
    await replaceFile(file, 'a much longer first text')
    await replaceFile(file, 'second, ü')
    expect(readFileSync(file, 'utf8')).toBe('second, ü')
    expect(readdirSync(folder)).toEqual(['a.json'])
  })

  it('is not misled by what a crash left of an earlier write', async () => {
    const file = join(tempFolder(), 'a.json')
    writeFileSync(`${file}.next`, 'half of a longer thi')
    await replaceFile(file, 'whole')
    expect(readFileSync(file, 'utf8')).toBe('whole')
  })

  it('leaves the old one and nothing else where the new one can not take its place', async () => {
    const folder = tempFolder()
    const file = join(folder, 'a.json')
    mkdirSync(file)
    await expect(replaceFile(file, 'text')).rejects.toThrow(/EISDIR|EPERM|EEXIST/)
    expect(readdirSync(folder)).toEqual(['a.json'])
  })
})
