// The filter language as a tree. Values stay the text that was typed: what they mean depends on the field, and printing
// gives back what was written.
import type { FieldName } from './fields'
import type { PayloadPath } from './payload-path'

/** Where something stands in a filter's text: from the first character to before the last. */
export interface Span {
  from: number
  to: number
}

/** A value as written. In quotes it means exactly its characters; without, `*` and words like null have their meaning. */
export interface Operand {
  text: string
  quoted: boolean
}

export type Comparison = '>=' | '<=' | '>' | '<'

/** What is asked of a field's value. ':' is the field's own way, '=' the whole value, '~' a part of it. */
export type Test =
  | { op: ':' | '=' | '~' | Comparison; value: Operand }
  | { op: '..'; from: Operand; to: Operand }
  | { op: '/'; source: string; flags: string }

/** One condition. */
export type Term =
  | { type: 'text'; value: Operand }
  | { type: 'regex'; source: string; flags: string }
  | { type: 'field'; name: FieldName; key: string | null; test: Test }
  | { type: 'payload'; path: PayloadPath; test: Test }
  | { type: 'exists'; path: PayloadPath }
  | { type: 'exists-key'; name: 'header' | 'query'; key: string }

/** A whole filter; 'and' and 'or' have at least two items, and none of their own kind among them. */
export type Filter =
  { type: 'everything' } | { type: 'and' | 'or'; items: Filter[] } | { type: 'not'; item: Filter } | Term

/** Joins conditions, leaving out what says nothing and taking nested ones of the same kind apart. */
export function join(type: 'and' | 'or', filters: readonly Filter[]): Filter {
  const items = filters.flatMap((filter): Filter[] => {
    if (filter.type === 'everything') return []
    return filter.type === type ? filter.items : [filter]
  })
  const [only] = items
  if (only === undefined) return { type: 'everything' }
  return items.length === 1 ? only : { type, items }
}
