import { escapeStep } from '../diff/path-pattern'

/** A sender that puts the resource deeper is not known. */
const MAX_DEPTH = 6

/**
 * The pattern of the object that a payload is about: of the shallowest one that has the resource's id as a member. Null
 * where the id stands nowhere.
 */
export function subjectPattern(json: unknown, resourceId: string): string | null {
  let level: { value: unknown; pattern: string }[] = [{ value: json, pattern: '' }]
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const found = level.find(({ value }) => isObject(value) && Object.values(value).includes(resourceId))
    if (found !== undefined) return found.pattern
    level = level.flatMap(({ value, pattern }) => {
      if (!isObject(value)) return []
      return Object.entries(value).map(([name, below]) => ({
        value: below,
        pattern: `${pattern}/${escapeStep(name)}`,
      }))
    })
  }
  return null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
