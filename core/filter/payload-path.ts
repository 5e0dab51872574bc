/** One step into a JSON value: a member by name, an element by number, or every element. */
type PathStep = { name: string } | { index: number } | { every: true }

/** The way to a place in a payload, from its root. */
export type PayloadPath = readonly PathStep[]

const PLAIN_NAME = /^[\p{L}\p{N}_$@-]+$/u

/**
 * Reads `data.items[*].sku`, `[0].id` or `data["a name"].x`. Null where it is no path; a path has at least one step.
 */
export function parsePath(text: string): PayloadPath | null {
  const steps: PathStep[] = []
  const pattern = /(?:^|\.)([\p{L}\p{N}_$@-]+)|\[(\d{1,9})\]|\[(\*)\]|\["((?:[^"\\]|\\.)*)"\]/uy
  let at = 0
  while (at < text.length) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) return null
    const [all, name, index, every, quoted] = match
    if (name !== undefined) steps.push({ name })
    else if (index !== undefined) steps.push({ index: Number(index) })
    else if (every !== undefined) steps.push({ every: true })
    else steps.push({ name: (quoted ?? '').replaceAll(/\\(.)/gsu, '$1') })
    at += all.length
  }
  return steps.length === 0 ? null : steps
}

/** The path's text, as `parsePath` reads it. */
export function printPath(path: PayloadPath): string {
  return path.map((step, place) => printStep(step, place === 0)).join('')
}

function printStep(step: PathStep, isFirst: boolean): string {
  if ('index' in step) return `[${String(step.index)}]`
  if ('every' in step) return '[*]'
  if (!PLAIN_NAME.test(step.name)) return `["${step.name.replaceAll(/["\\]/g, String.raw`\$&`)}"]`
  return isFirst ? step.name : `.${step.name}`
}

/** Every value at a path; none where nothing is there. A path with `[*]` can lead to many. */
export function* valuesAt(root: unknown, path: PayloadPath, from = 0): Generator {
  const step = path[from]
  if (step === undefined) {
    if (root !== undefined) yield root
  } else if ('name' in step) {
    if (isObject(root) && Object.hasOwn(root, step.name)) yield* valuesAt(root[step.name], path, from + 1)
  } else if (Array.isArray(root)) {
    const elements: unknown[] = root
    const chosen = 'index' in step ? elements.slice(step.index, step.index + 1) : elements
    for (const element of chosen) yield* valuesAt(element, path, from + 1)
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
