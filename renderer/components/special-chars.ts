/** More than a text has that is meant to be read. Each is drawn as a mark of its own, and millions would end the window. */
const MAX_MARKED = 20_000

/** What CodeMirror marks: characters that are not seen, or that turn the direction of those after them. */
const SPECIALS =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202d\u202e\u2066-\u2069\ufeff\ufff9-\ufffc]+/g

/** The same text, or where it has too many special characters to mark each, with a dot in the place of each. */
export function withFewSpecials(text: string): string {
  let count = 0
  for (const [run] of text.matchAll(SPECIALS)) {
    count += run.length
    // A dot of the fonts' own: one that has to be looked for in other fonts takes minutes to lay out.
    if (count > MAX_MARKED) return text.replaceAll(SPECIALS, (specials) => '·'.repeat(specials.length))
  }
  return text
}
