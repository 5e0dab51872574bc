/**
 * Whether a text fits a pattern in which `*` stands for any characters, none and slashes among them, and every other
 * character for itself. Takes at most pattern times text steps: a pattern of many stars, as a regular expression, would
 * let a sender choose a path that takes for ever.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  let at = 0
  let star = -1
  let resumeAt = 0
  let inPattern = 0
  while (at < text.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern
      resumeAt = at
      inPattern += 1
    } else if (inPattern < pattern.length && pattern[inPattern] === text[at]) {
      inPattern += 1
      at += 1
    } else if (star >= 0) {
      // The last star takes one character more.
      inPattern = star + 1
      resumeAt += 1
      at = resumeAt
    } else {
      return false
    }
  }
  while (pattern[inPattern] === '*') inPattern += 1
  return inPattern === pattern.length
}
