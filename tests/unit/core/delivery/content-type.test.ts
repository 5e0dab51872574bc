import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isJsonMediaType, parseContentType } from '../../../../core/delivery/content-type'
import { characterOf } from '../../../support/character-of'

const token = fc.string({ unit: characterOf('abcdefXYZ0189-+._'), minLength: 1, maxLength: 12 })

describe('a Content-Type', () => {
  it('is read whatever its letter case and spacing', () => {
    expect(parseContentType(' Application/JSON ; CharSet = "UTF-8"')).toEqual({
      mediaType: 'application/json',
      charset: 'utf-8',
      boundary: null,
    })
  })

  it('gives back a quoted boundary of any characters', () => {
    fc.assert(
      fc.property(
        token,
        token,
        fc.string({ unit: characterOf('aB9 ;="\\,/?()\'') }),
        (type, subtype, text) => {
          const quoted = text.replaceAll(/["\\]/g, '\\$&')
          expect(parseContentType(`${type}/${subtype}; boundary="${quoted}"; charset=latin1`)).toEqual({
            mediaType: `${type}/${subtype}`.toLowerCase(),
            boundary: text,
            charset: 'latin1',
          })
        },
      ),
    )
  })

  it('does not take what stands inside a quoted parameter for a parameter', () => {
    expect(parseContentType('a/b; title="x; charset=utf-16"')?.charset).toBeNull()
  })

  it.each([[null], [''], ['json'], ['; charset=utf-8'], ['*']])(
    'that names no type (%j) is none',
    (value) => {
      expect(parseContentType(value)).toBeNull()
    },
  )

  it('is read or null, never an error, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: characterOf('a/;="\\ \t\u00ff'), maxLength: 60 }), (value) => {
        const parsed = parseContentType(value)
        if (parsed !== null) expect(value.toLowerCase()).toContain(parsed.mediaType)
      }),
    )
  })
})

describe('a media type that promises JSON', () => {
  it.each(['application/json', 'text/json', 'application/vnd.api+json', 'application/cloudevents+json'])(
    'is %s',
    (mediaType) => {
      expect(isJsonMediaType(mediaType)).toBe(true)
    },
  )

  it.each([
    '',
    'text/plain',
    'application/jsonx',
    'application/json-seq',
    'x-application/json',
    'application/xml',
  ])('is not %j', (mediaType) => {
    expect(isJsonMediaType(mediaType)).toBe(false)
  })
})
