import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialSettings, parseSettings, printSettings } from '../../../../electron/settings/parse-settings'

describe('reading the settings file', () => {
  it('takes the default for a section that is not there', () => {
    expect(parseSettings('{}')).toEqual({ values: initialSettings(), unknown: {}, problems: [] })
  })

  it('loses one broken section and no other, and says what is wrong with it', () => {
    const { values, unknown, problems } = parseSettings('{"answers": [{"id": 7}], "future": {"a": [1]}}')
    expect(values.answers).toEqual([])
    expect(unknown).toEqual({ future: { a: [1] } })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^its part “answers” could not be read \(0\.id: .+\)$/)
  })

  it.each([
    ['{"answers": [', 'it is not valid JSON'],
    ['', 'it is not valid JSON'],
    ['[]', 'it holds no settings'],
    ['null', 'it holds no settings'],
  ])('takes defaults for %j', (text, problem) => {
    expect(parseSettings(text)).toEqual({ values: initialSettings(), unknown: {}, problems: [problem] })
  })

  it('never throws, and reads back what it prints', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { values, unknown } = parseSettings(text)
        const again = parseSettings(printSettings({ values, unknown }))
        expect(again).toEqual({ values, unknown, problems: [] })
      }),
    )
  })
})
