import { describe, expect, it } from 'vitest'
import { NO_TYPE_NOISE, type TypeNoise } from '../../../../core/noise/noise-choices'
import {
  activePatterns,
  linesOver,
  noiseLines,
  withNoisePattern,
  withNoiseSwitched,
  withoutNoisePattern,
} from '../../../../core/noise/noise-list'

const seen = { pattern: '/id', changed: 48, pairs: 48, form: 'id' } as const
const learned = [seen, { ...seen, pattern: '/data/trace' }]

function lines(noise: TypeNoise) {
  return noiseLines('fleetbase', noise, learned)
}

function told(noise: TypeNoise): string[] {
  return lines(noise).map(({ pattern, origin, isOn }) => `${origin} ${pattern}${isOn ? '' : ' off'}`)
}

describe('the list of what is noise', () => {
  it('holds the person’s own patterns, then the preset’s, then what was learned, each once', () => {
    const all = told({ own: ['/data/mine'], off: [] })
    expect(all.slice(0, 3)).toEqual(['own /data/mine', 'preset /id', 'preset /created_at'])
    expect(all.at(-1)).toBe('learned /data/trace')
    expect(lines(NO_TYPE_NOISE).find(({ pattern }) => pattern === '/id')?.evidence).toEqual(seen)
  })

  it('keeps what is switched off, also when it is not learned any more', () => {
    const noise = { own: [], off: ['/id', '/data/once'] }
    expect(told(noise)).toContain('preset /id off')
    expect(told(noise).at(-1)).toBe('learned /data/once off')
    expect(activePatterns(lines(noise))).not.toContain('/id')
  })

  it('is added to, switched and taken from', () => {
    const added = withNoisePattern(NO_TYPE_NOISE, '/data/mine', lines(NO_TYPE_NOISE))
    expect(added).toEqual({ own: ['/data/mine'], off: [] })
    const off = withNoiseSwitched(added, '/data/mine', false)
    expect(off).toEqual({ own: ['/data/mine'], off: ['/data/mine'] })
    expect(withNoisePattern(off, '/data/mine', lines(off))).toEqual(added)
    expect(withoutNoisePattern(off, '/data/mine')).toEqual(NO_TYPE_NOISE)
    const preset = withNoiseSwitched(NO_TYPE_NOISE, '/id', false)
    expect(withNoisePattern(preset, '/id', lines(preset))).toEqual(NO_TYPE_NOISE)
  })

  it('tells which of its lines are over a path', () => {
    const all = lines({ own: ['/data/meta', '/data/customer/places/*/updated_at'], off: ['/id'] })
    const over = (path: string[]): string[] => linesOver(all, path).map(({ pattern }) => pattern)
    expect(over(['data', 'meta', 'a'])).toEqual(['/data/meta'])
    expect(over(['data', 'customer', 'places', '3', 'updated_at'])).toEqual([
      '/data/customer/places/*/updated_at',
    ])
    expect(over(['id'])).toEqual([])
    expect(over(['data'])).toEqual([])
  })
})
