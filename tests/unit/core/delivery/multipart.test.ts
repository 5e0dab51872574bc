import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMultipart } from '../../../../core/delivery/multipart'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** A form as the platform's own fetch would send it. */
async function sent(form: FormData): Promise<{ bytes: Uint8Array; contentType: string | null }> {
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  return {
    bytes: new Uint8Array(await request.arrayBuffer()),
    contentType: request.headers.get('content-type'),
  }
}

describe('a multipart body', () => {
  it('gives back every field and file that a form can hold, byte for byte', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((text) => !/[\r\n%\\]/.test(text))
    const file = fc.uint8Array({ maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, file, name), { maxLength: 5 }), async (files) => {
        const form = new FormData()
        for (const [field, bytes, fileName] of files)
          form.append(field, new Blob([new Uint8Array(bytes)]), fileName)
        const { bytes, contentType } = await sent(form)
        const { parts, problem } = parseMultipart(bytes, contentType)
        expect(problem).toBeNull()
        // An unpaired surrogate has no UTF-8.
        const kept = (text: string): string => decode(encode(text))
        expect(parts.map((part) => [part.name, part.fileName, [...part.bytes]])).toEqual(
          files.map(([field, content, fileName]) => [kept(field), kept(fileName), [...content]]),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('tells a text field from a file, and keeps headers as they came', () => {
    const body = [
      'a preamble that no one shows',
      '--XX',
      'Content-Disposition: form-data; name="note"',
      '',
      'hello --XX not here',
      '--XX  ',
      'CONTENT-disposition: form-data; name=photo; filename="a \\"b\\".jpg"; filename*=UTF-8\'\'Zo%C3%AB.jpg',
      'Content-Type: image/jpeg',
      '',
      '\u0001',
      '--XX--',
      'an epilogue',
    ].join('\r\n')
    const { parts, problem } = parseMultipart(encode(body), 'multipart/form-data; boundary=XX')
    expect(problem).toBeNull()
    expect(parts.map(({ bytes, ...part }) => ({ ...part, text: decode(bytes) }))).toEqual([
      {
        headers: [['Content-Disposition', 'form-data; name="note"']],
        name: 'note',
        fileName: null,
        contentType: null,
        text: 'hello --XX not here',
      },
      {
        headers: [
          [
            'CONTENT-disposition',
            'form-data; name=photo; filename="a \\"b\\".jpg"; filename*=UTF-8\'\'Zo%C3%AB.jpg',
          ],
          ['Content-Type', 'image/jpeg'],
        ],
        name: 'photo',
        fileName: 'Zoë.jpg',
        contentType: 'image/jpeg',
        text: '\u0001',
      },
    ])
  })

  it.each([
    ['--XX\r\nA: b\r\n\r\nhalf', 'multipart/mixed; boundary=XX', ['half'], /cut off/],
    ['--YY\r\n\r\nx\r\n--YY--', 'multipart/mixed; boundary=XX', [], /--XX is not in it/],
    ['--XX\r\n\r\nx\r\n--XX--', 'multipart/mixed', [], /names no boundary/],
    [
      '--XX\n\nlines that end in LF\n--XX--',
      'multipart/mixed; boundary="XX"',
      ['lines that end in LF'],
      /^$/,
    ],
    ['--XX\r\n--XX--', 'multipart/mixed; boundary=XX', [''], /^$/],
    ['--XX\r\nno empty line', 'multipart/mixed; boundary=XX', [''], /cut off/],
  ])('%j is read as far as it goes', (body, contentType, texts, problem) => {
    const read = parseMultipart(encode(body), contentType)
    expect(read.parts.map(({ bytes }) => decode(bytes))).toEqual(texts)
    expect(read.problem ?? '').toMatch(problem)
  })

  it('misses no last boundary in the start of a longer body', () => {
    const type = 'multipart/mixed; boundary=XX'
    const { parts, problem } = parseMultipart(encode('--XX\r\n\r\none\r\n--XX\r\n\r\ntw'), type, {
      isStart: true,
    })
    expect(parts.map(({ bytes }) => decode(bytes))).toEqual(['one', 'tw'])
    expect(problem).toBeNull()
  })

  it('takes no more apart than a person could look at', () => {
    const body = `${'--X\r\n\r\n\r\n'.repeat(5000)}--X--`
    const { parts, problem } = parseMultipart(encode(body), 'multipart/form-data; boundary=X')
    expect(parts).toHaveLength(1000)
    expect(problem).toMatch(/more than 1000 parts/)
  })
})
