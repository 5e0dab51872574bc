import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillOnce } from '../../../../build/runtime/fill-once'
import { tempFolder } from '../../../support/temp-folder'

const host = hostname().replaceAll('.', '-')

test('a folder that is there is not filled again', async () => {
  const cache = tempFolder()
  let fills = 0
  const fill = (folder: string): Promise<void> => {
    fills += 1
    writeFileSync(join(folder, 'a'), 'x')
    return Promise.resolve()
  }
  await fillOnce(join(cache, 'deep', 'runtime'), fill)
  await fillOnce(join(cache, 'deep', 'runtime'), fill)
  expect(fills).toBe(1)
  expect(readdirSync(join(cache, 'deep'))).toEqual(['runtime'])
})

test('of two runs at once one folder stays, whole, and nothing beside it', async () => {
  const cache = tempFolder()
  const target = join(cache, 'runtime')
  let release = (): void => undefined
  const bothBegan = new Promise<void>((resolve) => (release = resolve))
  let begun = 0
  const run = (name: string): Promise<void> =>
    fillOnce(target, async (folder) => {
      writeFileSync(join(folder, 'first'), name)
      begun += 1
      if (begun === 2) release()
      await bothBegan
      writeFileSync(join(folder, 'second'), name)
    })
  await Promise.all([run('one'), run('two')])
  expect(readdirSync(cache)).toEqual(['runtime'])
  expect(readFileSync(join(target, 'first'), 'utf8')).toBe(readFileSync(join(target, 'second'), 'utf8'))
})

test('a run that fails leaves nothing and says why', async () => {
  const cache = tempFolder()
  const filling = fillOnce(join(cache, 'runtime'), () => Promise.reject(new Error('the disk is full')))
  await expect(filling).rejects.toThrow('the disk is full')
  expect(readdirSync(cache)).toEqual([])
})

test('what dead runs left is removed, what living ones and other machines fill is not', async () => {
  const cache = tempFolder()
  const dead = String(spawnSync('true').pid)
  const old = new Date(Date.now() - 25 * 60 * 60 * 1000)
  const folders = {
    dead: `.runtime.${host}.${dead}.aa`,
    living: `.runtime.${host}.${String(process.pid)}.bb`,
    elsewhere: `.runtime.another-host.${dead}.cc`,
    elsewhereLongAgo: `.runtime.another-host.${dead}.dd`,
    unrelated: `.other.${host}.${dead}.ee`,
  }
  for (const name of Object.values(folders)) mkdirSync(join(cache, name))
  utimesSync(join(cache, folders.elsewhereLongAgo), old, old)

  await fillOnce(join(cache, 'runtime'), () => Promise.resolve())

  expect(readdirSync(cache).sort()).toEqual(
    ['runtime', folders.living, folders.elsewhere, folders.unrelated].sort(),
  )
})
