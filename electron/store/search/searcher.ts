import { AppError } from '../../../core/contract/errors'
import type {
  ArrivalsQuery,
  ArrivalsStep,
  CountQuery,
  CountStep,
  FacetGroup,
  SearchQuery,
  SearchStep,
} from '../../../core/contract/search'
import type { DeliverySummary } from '../../../core/delivery/delivery'
import { parseFilter } from '../../../core/filter/parse'
import { TimeBuckets } from '../../../core/filter/time-buckets'
import { compilePredicate, type Predicate } from '../../../core/filter/predicate'
import type { SearchedDelivery } from '../../../core/filter/searched'
import { IS_LISTED } from '../cleared-table'
import type { Query, Reader } from '../connection'
import { selectEnds, selectSummary } from '../deliveries-table'
import { selectRevision } from '../revision-table'
import { SegmentReader } from './candidates'
import { contentsQuery, selectContents } from './contents-rows'
import { filterSql, type FilterSql } from './filter-sql'
import { foundQuery, groupsQuery, selectFound, selectGroups } from './found-rows'
import { selectTimeEnds, selectTimes, timesQuery, US_PER_S } from './time-rows'
import { countUnindexed } from './indexer'
import { walkDown, type IdStretch } from './id-runs-down'
import { selectSegments } from './segments-table'
import { wantedOf, type Wanted } from './wanted'

/** A step works for this long before it says where it stopped; what else the window asks waits no longer. */
const STEP_MS = 20

/** Rows whose contents are read at once: each may be looked at for some microseconds. */
const MAX_READ_IDS = 128

/** Rows that SQLite alone looks at, at once: a millisecond or two, and tens of them where the disk has to be read. */
const MAX_SQL_IDS = 4096

/** Filters in use at the same time: the window's, and one that is being typed. */
const MAX_KEPT = 8

interface CompiledFilter {
  sql: FilterSql
  predicate: Predicate
  wanted: Wanted
  contents: Query
  found: Query
  groups: Query
  times: Query
}

/** Answers searches on the reader's connection. */
export class Searcher {
  private readonly segments: SegmentReader
  private readonly compiled = new Map<string, CompiledFilter>()

  constructor(private readonly db: Reader) {
    this.segments = new SegmentReader(db)
  }

  /** The next matches, newest first. AppError 'invalid-input' for what is no filter. */
  search(query: SearchQuery): SearchStep {
    const filter = this.compile(query.filter, query.nowMs)
    const { db } = this
    return db.snapshot(() => {
      const { revision } = selectRevision(db)
      const { last: newest } = selectEnds(db)
      const deliveries: DeliverySummary[] = []
      let skipped = 0
      const next = this.walk(filter, query.before, (query.after ?? 0) + 1, (stretch) => {
        const room = query.limit - deliveries.length + query.skip - skipped
        const found = this.match(filter, stretch, room)
        for (const [index, id] of found.ids.entries()) {
          if (skipped < query.skip) skipped += 1
          else deliveries.push(found.summaries[index] ?? selectSummary(db, id))
        }
        const isFull = deliveries.length === query.limit
        return isFull && found.ids.length > 0 ? (found.ids.at(-1) ?? null) : null
      })
      return { revision, newest, deliveries, skipped, next }
    })
  }

  /** Counts matches from an id down, by facet. AppError 'invalid-input' for what is no filter. */
  count(query: CountQuery): CountStep {
    const filter = this.compile(query.filter, query.nowMs)
    const { db } = this
    return db.snapshot(() => {
      const { revision } = selectRevision(db)
      const tally = new Tally(query.dayBeganUs)
      const next = this.walk(filter, query.before, 1, (stretch) => {
        tally.anchor(stretch.last + 1)
        if (filter.sql.isExact) {
          tally.addGroups(
            selectGroups(db, filter.groups, query.dayBeganUs, stretch.first, stretch.last, filter.sql.values),
          )
        } else for (const delivery of this.matching(filter, stretch)) tally.add(delivery)
        return null
      })
      return { revision, ...tally.result(), next, unindexed: countUnindexed(db) }
    })
  }

  /** Counts matches from an id down, by the time of their arrival. AppError 'invalid-input' for what is no filter. */
  arrivals(query: ArrivalsQuery): ArrivalsStep {
    const filter = this.compile(query.filter, query.nowMs)
    const { db } = this
    return db.snapshot(() => {
      const ends = selectTimeEnds(db)
      const buckets = new TimeBuckets(ends)
      const { last: newest } = selectEnds(db)
      const next = this.walk(filter, query.before, (query.after ?? 0) + 1, (stretch) => {
        if (filter.sql.isExact) {
          const found = selectTimes(db, filter.times, buckets.widthS, stretch, filter.sql.values)
          for (const { fromS, count } of found) buckets.add(fromS, count)
        } else {
          for (const { summary } of this.matching(filter, stretch)) {
            buckets.add(Math.floor(summary.receivedAtUs / US_PER_S), 1)
          }
        }
        return null
      })
      return { newest, ends, widthS: buckets.widthS, buckets: buckets.filled(), next }
    })
  }

  /**
   * Looks at matches with their contents, newest first, until `visit` has seen enough (false) or the moment is over; gives
   * the id to go on before, null where nothing is left. AppError 'invalid-input' for what is no filter.
   */
  look(
    filterText: string,
    before: number | null,
    visit: (delivery: SearchedDelivery) => boolean,
  ): number | null {
    const filter = this.compile(filterText, 0)
    const beganMs = performance.now()
    return this.db.snapshot(() => {
      // As many at once as can be read, however few the filter would let through.
      const walked = { ...filter, sql: { ...filter.sql, isExact: false } }
      return this.walk(walked, before, 1, (stretch) => {
        for (const delivery of this.matching(filter, stretch)) {
          if (!visit(delivery) || performance.now() - beganMs > STEP_MS) return delivery.summary.id
        }
        return null
      })
    })
  }

  /** Walks until nothing is left (null), `visit` says where to stop, or the moment is over. */
  private walk(
    filter: CompiledFilter,
    before: number | null,
    atLeast: number,
    visit: (stretch: IdStretch) => number | null,
  ): number | null {
    const beganMs = performance.now()
    const { first, last } = selectEnds(this.db)
    const lowest = Math.max(first, atLeast)
    const stretches = walkDown({
      keys: selectSegments(this.db),
      reader: this.segments,
      wanted: filter.wanted,
      before: Math.min(before ?? Infinity, last + 1),
      lowest,
      maxIds: filter.sql.isExact ? MAX_SQL_IDS : MAX_READ_IDS,
    })
    for (const stretch of stretches) {
      const stop = stretch.first <= stretch.last ? visit(stretch) : null
      const reached = stop ?? stretch.first
      if (reached <= lowest) return null
      if (stop !== null || performance.now() - beganMs > STEP_MS) return reached
    }
    return null
  }

  private match(
    filter: CompiledFilter,
    { first, last }: IdStretch,
    limit: number,
  ): { ids: number[]; summaries: DeliverySummary[] } {
    if (filter.sql.isExact) {
      const summaries = selectFound(this.db, filter.found, first, last, filter.sql.values, limit)
      return { ids: summaries.map(({ id }) => id), summaries }
    }
    const ids: number[] = []
    for (const { summary } of this.matching(filter, { first, last })) {
      ids.push(summary.id)
      if (ids.length === limit) break
    }
    return { ids, summaries: [] }
  }

  private *matching(filter: CompiledFilter, { first, last }: IdStretch): Generator<SearchedDelivery> {
    for (const delivery of selectContents(this.db, filter.contents, first, last, filter.sql.values)) {
      if (filter.predicate(delivery)) yield delivery
    }
  }

  private compile(text: string, nowMs: number): CompiledFilter {
    const key = `${String(nowMs)} ${text}`
    const known = this.compiled.get(key)
    if (known !== undefined) return known
    const { filter, errors } = parseFilter(text)
    if (filter === null) throw new AppError('invalid-input', errors[0]?.message ?? 'This is no filter.')
    const sql = filterSql(filter, nowMs)
    const condition = `${IS_LISTED} AND ${sql.sql}`
    const compiled: CompiledFilter = {
      sql,
      predicate: compilePredicate(filter, nowMs),
      wanted: wantedOf(filter, nowMs),
      contents: contentsQuery(condition),
      found: foundQuery(condition),
      groups: groupsQuery(condition),
      times: timesQuery(condition),
    }
    const oldest = [...this.compiled.keys()][0]
    if (this.compiled.size >= MAX_KEPT && oldest !== undefined) this.compiled.delete(oldest)
    this.compiled.set(key, compiled)
    return compiled
  }
}

/** What a count has come to. */
class Tally {
  private count = 0
  private readonly groups = new Map<string, FacetGroup>()
  private readonly anchors: CountStep['anchors'] = []
  private anchoredAt = -1

  constructor(private readonly dayBeganUs: number) {}

  /** Everything found so far is above this id. */
  anchor(before: number): void {
    if (this.anchoredAt === this.count) return
    // One for every so many found, so that a jump passes over few and a million matches need few anchors.
    if (this.anchoredAt >= 0 && this.count - this.anchoredAt < ANCHOR_EVERY) return
    this.anchors.push({ before, found: this.count })
    this.anchoredAt = this.count
  }

  add({ summary }: SearchedDelivery): void {
    const { eventName, resourceType, provider, status, via, signature } = summary
    const isToday = summary.receivedAtUs >= this.dayBeganUs
    this.addGroups([{ eventName, resourceType, provider, status, via, signature, isToday, count: 1 }])
  }

  addGroups(groups: readonly FacetGroup[]): void {
    for (const group of groups) {
      this.count += group.count
      const key = JSON.stringify({ ...group, count: 0 })
      const known = this.groups.get(key)
      if (known === undefined) this.groups.set(key, { ...group })
      else known.count += group.count
    }
  }

  result(): Pick<CountStep, 'count' | 'groups' | 'anchors'> {
    return { count: this.count, groups: [...this.groups.values()], anchors: this.anchors }
  }
}

const ANCHOR_EVERY = 1000
