import { describe, expect, it } from 'vitest'
import { ruleFromPreset, RULE_PRESETS } from '../../../../core/response/preset'
import { ResponseRule } from '../../../../core/response/rule'

describe('presets', () => {
  it.each(RULE_PRESETS)('$name is a rule that can be saved', (preset) => {
    const rule = ruleFromPreset(preset, 'an-id')
    expect(ResponseRule.parse(rule)).toEqual(rule)
    expect(rule).toMatchObject({ id: 'an-id', name: preset.name, enabled: true })
  })

  it('have names of their own', () => {
    expect(new Set(RULE_PRESETS.map(({ name }) => name)).size).toBe(RULE_PRESETS.length)
  })
})
