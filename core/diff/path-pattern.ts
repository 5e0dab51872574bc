/**
 * A path pattern is a JSON Pointer in which a step `*` stands for any one step, an element's index above all:
 * `/data/items/*\/updated_at`. It is compared step by step, so that patterns never cost more than their length.
 */
export type PathPattern = readonly string[]

/** Null where the text is neither empty (the root) nor begins with a slash. */
export function parsePattern(text: string): PathPattern | null {
  if (text === '') return []
  if (!text.startsWith('/')) return null
  return text.slice(1).split('/').map(unescapeStep)
}

/** One step as it stands in a JSON Pointer (RFC 6901). */
export function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** Many patterns at once, walked a step at a time along with a document. */
export class PatternTree<Value> {
  private readonly byStep = new Map<string, PatternTree<Value>>()
  private value: Value | undefined

  add(pattern: PathPattern, value: Value): void {
    const end = pattern.reduce<PatternTree<Value>>((tree, step) => {
      const below = tree.byStep.get(step) ?? new PatternTree<Value>()
      tree.byStep.set(step, below)
      return below
    }, this)
    end.value = value
  }

  /** The trees in which a path goes on that has come to `trees` and takes this step. */
  static step<Value>(trees: readonly PatternTree<Value>[], step: string): PatternTree<Value>[] {
    const below: PatternTree<Value>[] = []
    for (const tree of trees) {
      const exact = tree.byStep.get(step)
      if (exact !== undefined) below.push(exact)
      const any = step === '*' ? undefined : tree.byStep.get('*')
      if (any !== undefined) below.push(any)
    }
    return below
  }

  /** What the first of the patterns that end here was given. */
  static valueOf<Value>(trees: readonly PatternTree<Value>[]): Value | undefined {
    return trees.find((tree) => tree.value !== undefined)?.value
  }
}
