// The one place that touches libsql. It guards against three of its traits: a lone Buffer as an argument aborts the whole
// process (arguments are always an array here), blobs come back as Buffer from get() and as ArrayBuffer from all(), and
// text is cut at its first NUL when it is read back (callers keep NUL out of text).
import Database from 'libsql'

/** A statement under a name, which the log of slow queries shows. */
export interface Query {
  readonly name: string
  readonly sql: string
}

export type SqlValue = string | number | Uint8Array | null

/** A row by column name, with a column `_metadata` of libsql's own. */
export type Row = Readonly<Record<string, unknown>>

declare const writing: unique symbol

/** A connection that can only read. */
export interface Reader {
  all(query: Query, values?: readonly SqlValue[]): Row[]
  /** The first row, or undefined where there is none. */
  get(query: Query, values?: readonly SqlValue[]): Row | undefined
  /** Runs `work` on one unchanging view of the database. */
  snapshot<Result>(work: () => Result): Result
  close(): void
}

/** The connection that writes; there is one in the whole program. */
export interface Writer extends Reader {
  readonly [writing]: true
  /** Runs one writing statement; gives the row id it inserted last. */
  run(query: Query, values?: readonly SqlValue[]): number
  /** Runs SQL without arguments: pragmas and migrations. */
  exec(sql: string): void
  /** Commits what `work` did, or undoes all of it when it throws. */
  transaction<Result>(work: () => Result): Result
}

/** Queries that take longer than this many milliseconds are reported by name. */
const SLOW_QUERY_MS = 40

export type ReportSlowQuery = (query: string, durationMs: number) => void

/** Opens the writing connection; the file is made where it is missing. Throws libsql's errors. */
export function openWriter(file: string, reportSlow: ReportSlowQuery): Writer {
  const { base, database, statement } = connect(file, reportSlow)
  const writer: Omit<Writer, typeof writing> = {
    ...base,
    run(query, values = []) {
      return Number(timed(query.name, reportSlow, () => statement(query).run(values)).lastInsertRowid)
    },
    exec(sql) {
      database.exec(sql)
    },
    transaction(work) {
      database.exec('BEGIN IMMEDIATE')
      return finish(database, work, () => {
        timed('commit', reportSlow, () => database.exec('COMMIT'))
      })
    },
  }
  // The brand exists in types only, so that no reader can be passed where something is written.
  return writer as Writer
}

/** Opens a connection that refuses to write. Throws libsql's errors. */
export function openReader(file: string, reportSlow: ReportSlowQuery): Reader {
  const { base, database } = connect(file, reportSlow)
  database.exec('PRAGMA query_only = ON')
  return base
}

type LibsqlStatement = Database.Statement<[readonly SqlValue[]]>

interface Connection {
  base: Reader
  database: Database.Database
  statement: (query: Query) => LibsqlStatement
}

function connect(file: string, reportSlow: ReportSlowQuery): Connection {
  const database = new Database(file)
  // Weak, so that a filter's statements go with the filter.
  let statements = new WeakMap<Query, LibsqlStatement>()
  const statement = (query: Query): LibsqlStatement => {
    const known = statements.get(query)
    if (known !== undefined) return known
    const prepared = database.prepare<[readonly SqlValue[]]>(query.sql)
    statements.set(query, prepared)
    return prepared
  }
  const base: Reader = {
    all(query, values = []) {
      // libsql's types say unknown; SQLite gives objects keyed by column.
      return timed(query.name, reportSlow, () => statement(query).all(values) as Row[])
    },
    get(query, values = []) {
      return timed(query.name, reportSlow, () => statement(query).get(values) as Row | undefined)
    },
    snapshot(work) {
      database.exec('BEGIN')
      return finish(database, work, () => {
        database.exec('COMMIT')
      })
    },
    close() {
      statements = new WeakMap()
      database.close()
    },
  }
  return { base, database, statement }
}

function finish<Result>(database: Database.Database, work: () => Result, commit: () => void): Result {
  try {
    const result = work()
    commit()
    return result
  } catch (error) {
    // SQLite has already rolled back by itself after a full disk or an I/O error.
    if (database.inTransaction) database.exec('ROLLBACK')
    throw error
  }
}

function timed<Result>(name: string, report: ReportSlowQuery, work: () => Result): Result {
  const start = performance.now()
  const result = work()
  const durationMs = performance.now() - start
  if (durationMs > SLOW_QUERY_MS) report(name, Math.round(durationMs))
  return result
}
