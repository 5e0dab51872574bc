/**
 * Texts that every match of a regular expression holds, letter case aside: what the search index can look for before the
 * expression is tried. Reads only what is plain and gives up on the rest; fewer texts are always right.
 */
export function requiredTexts(source: string): string[] {
  const texts: string[] = []
  let run = ''
  let depth = 0
  const endRun = (): void => {
    if (depth === 0 && run !== '') texts.push(run)
    run = ''
  }
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at] ?? ''
    switch (char) {
      case '|':
        // Either side may match, so neither is needed; within a group it concerns the group alone.
        if (depth === 0) return []
        break
      case '(':
        endRun()
        depth += 1
        break
      case ')':
        run = ''
        depth -= 1
        // What follows may make the group optional; nothing within it was counted.
        break
      case '[':
        endRun()
        at = endOfClass(source, at)
        break
      case '*':
      case '?':
      case '{':
        run = run.slice(0, -1)
        endRun()
        if (char === '{') at = Math.max(at, source.indexOf('}', at))
        break
      case '+':
      case '.':
      case '^':
      case '$':
        endRun()
        break
      case '\\': {
        at += 1
        const escaped = source[at] ?? ''
        if (/[a-z0-9]/i.test(escaped)) {
          endRun()
          at = endOfEscape(source, at)
        } else run += escaped
        break
      }
      default:
        // Beyond ASCII an expression's own folding differs from ours.
        if (char > '\u007F') endRun()
        else run += char
    }
  }
  endRun()
  return texts
}

function endOfClass(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source[at] === ']') return at
  }
  return source.length
}

/** The last character of \xHH, \uHHHH, \u{H}, \cX, \p{X}, \k<name> or any shorter escape whose letter stands at `from`. */
function endOfEscape(source: string, from: number): number {
  const rest = source.slice(from)
  const long = /^(?:x[0-9a-f]{2}|u[0-9a-f]{4}|u\{[0-9a-f]+\}|c[a-z]|p\{[^}]*\}|k<[^>]*>|\d+)/i.exec(rest)
  return long === null ? from : from + long[0].length - 1
}
