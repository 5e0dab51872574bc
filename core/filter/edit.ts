import { join, type Filter, type Term } from './filter'
import { operandOf, printFilter } from './print'
import type { FieldName } from './fields'

/** The conditions that a filter asks for all at once; each is a chip. */
export function conditionsOf(filter: Filter): Filter[] {
  if (filter.type === 'everything') return []
  return filter.type === 'and' ? filter.items : [filter]
}

/** The filter with one more condition; one that was there already, or its opposite, gives way to it. */
export function withCondition(filter: Filter, condition: Filter): Filter {
  const opposite = printFilter(negated(condition))
  const same = printFilter(condition)
  const others = conditionsOf(filter).filter((item) => {
    const text = printFilter(item)
    return text !== same && text !== opposite
  })
  return join('and', [...others, condition])
}

/** The filter without a condition, given by its text. */
export function withoutCondition(filter: Filter, text: string): Filter {
  return join(
    'and',
    conditionsOf(filter).filter((item) => printFilter(item) !== text),
  )
}

export function hasCondition(filter: Filter, condition: Filter): boolean {
  const text = printFilter(condition)
  return conditionsOf(filter).some((item) => printFilter(item) === text)
}

/** What asks for the opposite. */
export function negated(filter: Filter): Filter {
  return filter.type === 'not' ? filter.item : { type: 'not', item: filter }
}

/** That a field has this value. */
export function fieldTerm(name: FieldName, value: string, key: string | null = null): Term {
  const op = key === null && name !== 'path' ? ':' : '='
  return { type: 'field', name, key, test: { op, value: operandOf(value) } }
}
