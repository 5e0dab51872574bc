import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ruleFromPreset, RULE_PRESETS } from '../../../../core/response/preset'
import type { ResponseRule } from '../../../../core/response/rule'
import { openSettings, type Settings } from '../../../../electron/settings/settings'
import { tempFolder } from '../../../support/temp-folder'

const log = { warn: () => undefined }
const now = () => new Date('2026-11-23T20:31:05.678Z')

function rules(...ids: string[]): ResponseRule[] {
  return RULE_PRESETS.slice(0, 1).flatMap((preset) => ids.map((id) => ruleFromPreset(preset, id)))
}

function open(file: string): Promise<Settings> {
  return openSettings({ file, log, now })
}

describe('settings', () => {
  it('are the defaults at first, and no file is made for that', async () => {
    const folder = tempFolder()
    const settings = await open(join(folder, 'settings.json'))
    expect([settings.get('answers'), settings.setAside, readdirSync(folder)]).toEqual([[], null, []])
  })

  it('are there after a restart, and were told of when they were on the disk', async () => {
    const file = join(tempFolder(), 'settings.json')
    const settings = await open(file)
    const told: unknown[] = []
    const stop = settings.onChange('answers', (value) => {
      told.push([value, JSON.parse(readFileSync(file, 'utf8'))])
    })
    await settings.set('answers', rules('a'))
    stop()
    await settings.set('answers', rules('b'))
    expect(told).toMatchObject([[rules('a'), { answers: rules('a') }]])
    expect((await open(file)).get('answers')).toEqual(rules('b'))
  })

  it('take many changes at once in their order', async () => {
    const file = join(tempFolder(), 'settings.json')
    const settings = await open(file)
    const ids = Array.from({ length: 30 }, (_, index) => `rule-${String(index)}`)
    void ids.map((id) => settings.set('answers', rules(id)))
    await settings.close()
    expect((await open(file)).get('answers')).toEqual(rules('rule-29'))
  })

  it('keep what a newer Waybill wrote', async () => {
    const file = join(tempFolder(), 'settings.json')
    writeFileSync(file, '{"future": {"deep": [1]}}')
    const settings = await open(file)
    await settings.set('answers', [])
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ future: { deep: [1] }, answers: [] })
  })

  it('refuse a value that they could not read again', async () => {
    const file = join(tempFolder(), 'settings.json')
    const settings = await open(file)
    const broken = rules('a').map((rule) => ({ ...rule, steps: [] }))
    await expect(settings.set('answers', broken)).rejects.toThrow(/steps/)
    expect(settings.get('answers')).toEqual([])
  })
})

describe('a settings file that can not be read', () => {
  it('is kept under a dated name, once, and the person is told', async () => {
    const folder = tempFolder()
    const file = join(folder, 'settings.json')
    writeFileSync(file, '{"answers": "none", "future": 1}')
    const { setAside } = await open(file)
    expect(setAside?.path).toBe(`${file}.broken-2026-11-23T20-31-05Z`)
    expect(setAside?.reason).toContain('answers')
    expect(readFileSync(setAside?.path ?? '', 'utf8')).toBe('{"answers": "none", "future": 1}')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ answers: [], future: 1 })
    expect((await open(file)).setAside).toBeNull()
  })

  it('is moved out of the way where it is no file at all', async () => {
    const file = join(tempFolder(), 'settings.json')
    mkdirSync(file)
    const settings = await open(file)
    expect(settings.setAside?.path).toBe(`${file}.broken-2026-11-23T20-31-05Z`)
    await settings.set('answers', rules('a'))
    expect((await open(file)).get('answers')).toEqual(rules('a'))
  })
})

describe('settings that can not be saved', () => {
  it('say so, stay what they were, and can be saved once the cause is gone', async () => {
    const folder = tempFolder()
    const file = join(folder, 'settings.json')
    const settings = await open(file)
    rmSync(folder, { recursive: true })
    await expect(settings.set('answers', rules('a'))).rejects.toMatchObject({ code: 'settings-unwritable' })
    expect(settings.get('answers')).toEqual([])
    mkdirSync(folder)
    await settings.set('answers', rules('b'))
    expect((await open(file)).get('answers')).toEqual(rules('b'))
  })
})
