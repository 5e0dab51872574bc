/** Deeper than any document a person writes; past it the indentation would outgrow the text. */
const MAX_DEPTH = 200

const INDENT = '  '

type Kind = 'open' | 'close' | 'text' | 'other'

interface Token {
  kind: Kind
  text: string
}

/**
 * Lays XML out with a line an element, from its own text: names, attributes, quotes and entities stay as they were
 * written. White space between elements is the layout's, and text that stands alone in its element stays on its line. Null
 * where the text is no XML that nests, or nests too deeply: then it is to be shown as it was sent.
 */
export function formatXml(text: string): string | null {
  const tokens = tokenize(text)
  if (tokens === null) return null
  const lines: string[] = []
  let depth = 0
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined) break
    if (token.kind === 'close') depth -= 1
    if (depth < 0 || depth > MAX_DEPTH) return null
    const indent = INDENT.repeat(depth)
    const alone = token.kind === 'open' ? elementOnOneLine(tokens, index) : null
    if (alone !== null) {
      lines.push(indent + alone.text)
      index += alone.count - 1
      continue
    }
    const shown = token.kind === 'text' ? token.text.trim() : token.text
    if (shown !== '') lines.push(indent + shown)
    if (token.kind === 'open') depth += 1
  }
  return depth === 0 && lines.length > 0 ? lines.join('\n') : null
}

/** An element that holds nothing, or nothing but text, with how many tokens it takes. */
function elementOnOneLine(tokens: readonly Token[], at: number): { text: string; count: number } | null {
  const [open, second, third] = tokens.slice(at, at + 3)
  if (open === undefined || second === undefined) return null
  if (second.kind === 'close') return { text: open.text + second.text, count: 2 }
  if (second.kind !== 'text' || third?.kind !== 'close') return null
  return { text: open.text + second.text + third.text, count: 3 }
}

/** What begins with `<` and does not end at the next `>`, with what ends it. */
const LONG_MARKUP = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

/** Null where something begins that does not end. */
function tokenize(text: string): Token[] | null {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    if (text[at] !== '<') {
      const end = text.indexOf('<', at)
      const stop = end < 0 ? text.length : end
      tokens.push({ kind: 'text', text: text.slice(at, stop) })
      at = stop
      continue
    }
    const end = endOfMarkup(text, at)
    if (end === null) return null
    const markup = text.slice(at, end)
    tokens.push({ kind: kindOf(markup), text: markup })
    at = end
  }
  return tokens
}

function endOfMarkup(text: string, at: number): number | null {
  const long = LONG_MARKUP.find(([begin]) => text.startsWith(begin, at))
  if (long !== undefined) {
    const end = text.indexOf(long[1], at + long[0].length)
    return end < 0 ? null : end + long[1].length
  }
  let quote: string | null = null
  // A document type may hold declarations in brackets, each with signs of its own.
  let brackets = 0
  for (let index = at + 1; index < text.length; index += 1) {
    const char = text.charAt(index)
    if (quote !== null) {
      if (char === quote) quote = null
    } else if (char === '"' || char === "'") quote = char
    else if (char === '[') brackets += 1
    else if (char === ']') brackets -= 1
    else if (char === '>' && brackets <= 0) return index + 1
  }
  return null
}

function kindOf(markup: string): Kind {
  if (markup.startsWith('</')) return 'close'
  if (markup.startsWith('<!') || markup.startsWith('<?') || markup.endsWith('/>')) return 'other'
  return 'open'
}
