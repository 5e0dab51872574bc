/** Texts longer than this many UTF-16 units are not read: two such bodies are compared by their bytes alone. */
export const MAX_CANONICAL_LENGTH = 4 * 1024 * 1024

/** A container that comes out longer is replaced by its digest, so that no level copies all that is within it. */
const MAX_INLINE_LENGTH = 128

/** Turns a text into a short one that is the same for the same text only. */
export type Digest = (text: string) => string

/**
 * A text that two JSON texts share exactly when they say the same: the order of keys, white space and the way of escaping
 * (`\/` or /, `\u00eb` or ë) don't count; the text of numbers does (1.0 is not 1, since a parse that loses it loses it for
 * a receiver, too), and so do keys that stand twice.
 *
 * The text must be JSON (see findJsonError); anything else gives an unspecified result, never an error. Null where it is
 * longer than `MAX_CANONICAL_LENGTH`. Takes time in proportion to the text and its logarithm whatever its nesting, and
 * no call stack.
 */
export function canonicalJson(text: string, digest: Digest): string | null {
  if (text.length > MAX_CANONICAL_LENGTH) return null
  const root: Container = { isObject: false, members: [], key: null }
  const open: Container[] = [root]
  let top = root
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const first = match[0]
    switch (first) {
      case '{':
      case '[':
        top = { isObject: first === '{', members: [], key: null }
        open.push(top)
        break
      case '}':
      case ']': {
        const closed = close(top, digest)
        if (open.length > 1) open.pop()
        top = open.at(-1) ?? root
        add(top, closed)
        break
      }
      case '"': {
        const end = stringEnd(text, match.index)
        TOKEN.lastIndex = end
        add(top, canonicalString(text.slice(match.index, end)))
        break
      }
      default:
        add(top, first)
    }
  }
  return close(root, digest)
}

interface Container {
  isObject: boolean
  /** Of an object, `key:value`, with a NUL between them that no canonical string holds. */
  members: string[]
  /** An object's key whose value is yet to come. */
  key: string | null
}

/** The beginning of a string, a bracket, or a number or word; white space, commas and colons fall between. */
const TOKEN = /["{}[\]]|[^\s{}[\],:"]+/g

function add(container: Container, value: string): void {
  if (!container.isObject) container.members.push(value)
  else if (container.key === null) container.key = value
  else {
    container.members.push(`${container.key}\0${value}`)
    container.key = null
  }
}

function close({ isObject, members }: Container, digest: Digest): string {
  // Stable, and by the key alone: what stands twice keeps its order, which tells what a parser would take.
  const sorted = isObject ? members.sort((one, other) => compare(keyOf(one), keyOf(other))) : members
  const text = `${isObject ? '{' : '['}${sorted.join(',')}${isObject ? '}' : ']'}`
  // A hash sign begins no JSON value.
  return text.length > MAX_INLINE_LENGTH ? `#${digest(text)}` : text
}

function keyOf(member: string): string {
  return member.slice(0, member.indexOf('\0'))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

function canonicalString(literal: string): string {
  if (!literal.includes('\\')) return literal
  try {
    return JSON.stringify(JSON.parse(literal))
  } catch {
    // Not JSON after all.
    return literal
  }
}

/** Behind a string's closing quote. Not a pattern: V8 remembers every turn of a group, and throws after some millions. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code === 0x5c) at += 1
  }
  return text.length
}
