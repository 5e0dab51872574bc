/** What every group has: events and resources. */
export interface Group {
  id: number
  /** The newest delivery that belongs to it; higher means active later. */
  lastDelivery: number
}

export interface GroupPart<Row extends Group> {
  rows: readonly Row[]
  /** To go on with; null at the end. */
  next: number | null
  ungrouped: number
}

/** Where the rows of a list come from. Rejects with an AppError. */
export interface GroupSource<Row extends Group> {
  /** The first rows, or those from `next` of the part before on. */
  page(from: number | null): Promise<GroupPart<Row>>
  /** These as they are now, in any order; those that are gone are left out. At most `MAX_GROUPS` at once. */
  named(ids: readonly number[]): Promise<readonly Row[]>
  /** Of a search: rows that came to be found since the last page or call of this, newest first. Null where all are listed. */
  newer: (() => Promise<readonly Row[]>) | null
}
