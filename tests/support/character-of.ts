import fc from 'fast-check'

/** One of the text's characters, to make strings of: `fc.string({ unit: characterOf('{}[]') })`. */
export function characterOf(text: string): fc.Arbitrary<string> {
  return fc.constantFrom(...Array.from(text))
}
