import { fieldOf, type FieldName } from '../../../core/filter/fields'
import type { Filter, Term, Test } from '../../../core/filter/filter'
import {
  countStretch,
  sizeStretch,
  statusStretch,
  timeStretch,
  type Stretch,
} from '../../../core/filter/read-value'
import { KINDS_OF_FLAG } from '../../../core/filter/searched'
import { foldAscii } from '../../../core/filter/text-match'
import type { SqlValue } from '../connection'
import { IS_DUPLICATE } from '../groups/duplicates'

/** A condition on a row of `deliveries`, with its values in order. */
export interface FilterSql {
  sql: string
  values: SqlValue[]
  /**
   * Whether the rows it lets through are exactly those that pass. Otherwise it lets through more, and each row is to be
   * looked at: SQLite has no regular expressions here, and does not read headers and bodies as we do.
   */
  isExact: boolean
}

/** Where a condition can't be put in SQL, it is left open in the direction that loses no match. */
type Side = 'more' | 'fewer'

/** The filter as SQL. Ages are seen from `nowMs`. */
export function filterSql(filter: Filter, nowMs: number): FilterSql {
  const compiler = new Compiler(nowMs)
  const sql = compiler.compile(filter, 'more')
  return { sql, values: compiler.values, isExact: compiler.isExact }
}

class Compiler {
  readonly values: SqlValue[] = []
  isExact = true

  constructor(private readonly nowMs: number) {}

  compile(filter: Filter, side: Side): string {
    switch (filter.type) {
      case 'everything':
        return '1'
      case 'and':
      case 'or':
        return `(${filter.items.map((item) => this.compile(item, side)).join(filter.type === 'and' ? ' AND ' : ' OR ')})`
      case 'not':
        return `NOT ${this.compile(filter.item, side === 'more' ? 'fewer' : 'more')}`
      case 'text':
      case 'regex':
      case 'field':
      case 'payload':
      case 'exists':
      case 'exists-key':
        return this.term(filter) ?? this.open(filter, side)
    }
  }

  private open(term: Term, side: Side): string {
    this.isExact = false
    if (side === 'fewer') return '0'
    // Cheap signs that rule out most rows before their contents are read.
    if (term.type === 'payload' || term.type === 'exists') return `body_kind = 'json'`
    if (term.type === 'field' && term.name === 'note') return 'note IS NOT NULL'
    const isQuery =
      (term.type === 'field' && term.name === 'query') ||
      (term.type === 'exists-key' && term.name === 'query')
    return isQuery ? `instr(target, '?') > 0` : '1'
  }

  private term(term: Term): string | null {
    return term.type === 'field' ? this.field(term.name, term.test) : null
  }

  private field(name: FieldName, test: Test): string | null {
    switch (name) {
      case 'status':
        return this.within('status', statusStretch(test))
      case 'size':
        return this.within('size_bytes', sizeStretch(test))
      case 'attempt':
        return this.within('attempt', countStretch(test))
      case 'received':
        return this.within('received_at_us', timeStretch(test, this.nowMs))
      case 'signature':
        return test.op === ':' ? `ifnull(signature = ${this.value(test.value.text.toLowerCase())}, 0)` : '0'
      case 'is':
        return this.flag(test)
      case 'has':
        return 'note IS NOT NULL'
      // Folded in every alphabet, which SQLite does not do.
      case 'note':
      case 'header':
      case 'query':
        return null
      case 'resource': {
        const [type, id] = ['resource_type', 'resource_id'].map((column) => this.name(column, test, false))
        return type === null || id === null ? null : `(${String(type)} OR ${String(id)})`
      }
      case 'event':
      case 'id':
      case 'provider':
      case 'method':
      case 'path':
      case 'ip':
      case 'via':
        return this.name(EXPRESSIONS[name], test, fieldOf(name).kind === 'text')
    }
  }

  private flag(test: Test): string {
    const word = test.op === ':' ? test.value.text.toLowerCase() : ''
    if (word === 'pinned') return 'pinned = 1'
    if (word === 'unseen') return 'unseen = 1'
    if (word === 'duplicate') return IS_DUPLICATE
    if (word === 'retry') return 'attempt > 1'
    if (word === 'cut') return 'kept_bytes IS NOT NULL'
    const kinds = KINDS_OF_FLAG[word] ?? []
    this.values.push(...kinds)
    return `body_kind IN (${kinds.map(() => '?').join(', ')})`
  }

  private within(column: string, stretch: Stretch | null): string {
    if (stretch === null) return '0'
    const { from, to } = stretch
    const parts = [`${column} IS NOT NULL`]
    if (from !== null) parts.push(`${column} >= ${this.value(from)}`)
    if (to !== null) parts.push(`${column} <= ${this.value(to)}`)
    return `(${parts.join(' AND ')})`
  }

  /** A test of a text; null where it is a regular expression. A missing text passes none. */
  private name(expression: string, test: Test, isPart: boolean): string | null {
    const folded = `lower(${expression})`
    switch (test.op) {
      case '=':
        return `ifnull(${folded} = ${this.value(foldAscii(test.value.text))}, 0)`
      case '~':
        return this.contains(folded, test.value.text)
      case ':': {
        const { text, quoted } = test.value
        if (!quoted && text.includes('*')) {
          return `ifnull(${folded} GLOB ${this.value(globOf(foldAscii(text)))}, 0)`
        }
        return isPart ? this.contains(folded, text) : `ifnull(${folded} = ${this.value(foldAscii(text))}, 0)`
      }
      case '..':
      case '/':
      case '>':
      case '>=':
      case '<':
      case '<=':
        return null
    }
  }

  private contains(folded: string, text: string): string {
    return `ifnull(instr(${folded}, ${this.value(foldAscii(text))}) > 0, 0)`
  }

  private value(value: SqlValue): string {
    this.values.push(value)
    return '?'
  }
}

type NameField = Exclude<
  FieldName,
  | 'status'
  | 'size'
  | 'attempt'
  | 'received'
  | 'signature'
  | 'is'
  | 'has'
  | 'note'
  | 'header'
  | 'query'
  | 'resource'
>

const EXPRESSIONS: Readonly<Record<NameField, string>> = {
  event: 'event_name',
  id: 'event_id',
  provider: 'provider',
  method: 'method',
  path: `substr(target, 1, instr(target || '?', '?') - 1)`,
  via: 'via',
  ip: '(SELECT remote_address FROM delivery_heads WHERE delivery_id = deliveries.id)',
}

/** A pattern whose only special character is `*`, for GLOB, which has more of them. */
function globOf(pattern: string): string {
  return pattern.replaceAll(/[?[]/g, '[$&]')
}
