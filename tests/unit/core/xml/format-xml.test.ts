import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatXml } from '../../../../core/xml/format-xml'
import { characterOf } from '../../../support/character-of'

describe('XML laid out', () => {
  it('has a line for each element, with its text beside it', () => {
    const sent = `<?xml version="1.0"?><order id='1'><status>new</status><items><item sku="a>b"/><item></item></items></order>`
    expect(formatXml(sent)).toBe(
      [
        '<?xml version="1.0"?>',
        `<order id='1'>`,
        '  <status>new</status>',
        '  <items>',
        '    <item sku="a>b"/>',
        '    <item></item>',
        '  </items>',
        '</order>',
      ].join('\n'),
    )
  })

  it('keeps comments, entities, CDATA and a document type as they were written', () => {
    const sent = '<!DOCTYPE a [<!ENTITY b "c">]><a><!-- > --><b>&lt;<![CDATA[</b>]]></b></a>'
    expect(
      formatXml(sent)
        ?.split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      '<!DOCTYPE a [<!ENTITY b "c">]>',
      '<a>',
      '<!-- > -->',
      '<b>',
      '&lt;',
      '<![CDATA[</b>]]>',
      '</b>',
      '</a>',
    ])
  })

  it.each([
    ['an element that is not closed', '<a><b></b>'],
    ['one that was never opened', '<a></a></b>'],
    ['a tag without an end', '<a><b '],
    ['a comment without an end', '<a><!-- </a>'],
    ['nothing', '   '],
  ])('is left as it was sent where there is %s', (_what, text) => {
    expect(formatXml(text)).toBeNull()
  })

  it('does not sink with a text that is nested to hurt', () => {
    expect(formatXml('<a>'.repeat(1_000_000))).toBeNull()
  })

  it('loses nothing but white space, of any text', () => {
    const markup = fc.array(
      fc.constantFrom('<a>', '</a>', '<b c="d">', '</b>', '<e/>', 'text', ' ', '<!--x-->'),
      {
        maxLength: 30,
      },
    )
    const text = fc.oneof(
      markup.map((parts) => parts.join('')),
      fc.string({ unit: characterOf('<>/!?-"\' ab[]') }),
    )
    fc.assert(
      fc.property(text, (sent) => {
        const bare = (xml: string): string => xml.replaceAll(/\s/g, '')
        expect(bare(formatXml(sent) ?? sent)).toBe(bare(sent))
      }),
      { numRuns: 2000 },
    )
  })
})
