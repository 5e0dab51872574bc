import type { Query, Reader, Writer } from './connection'
import { integer } from './hydrate'

// Of every 1,024 ids in a row: how many of them the list shows. A position is found by adding up blocks and then counting
// within one, in the same time at the list's ends and in its middle, with gaps or without.
const BLOCK_BITS = 10
const BLOCK_IDS = 2 ** BLOCK_BITS

/** A block that holds a part of what was asked for. */
export interface BlockSlice {
  block: number
  /** How many of its deliveries the list shows. */
  listed: number
  /** How many the list shows of all blocks before it. */
  before: number
}

const SELECT: Query = {
  name: 'blocks.select',
  sql: `SELECT block, listed, before
    FROM (SELECT block, listed, sum(listed) OVER (ORDER BY block) - listed AS before FROM delivery_blocks)
    WHERE before < ? AND before + listed > ? ORDER BY block`,
}

const COUNT_BEFORE: Query = {
  name: 'blocks.count-before',
  sql: 'SELECT coalesce(sum(listed), 0) AS count FROM delivery_blocks WHERE block < ?',
}

const ADD: Query = {
  name: 'blocks.add',
  sql: `INSERT INTO delivery_blocks (block, listed) VALUES (?, ?)
    ON CONFLICT (block) DO UPDATE SET listed = listed + excluded.listed`,
}

const TAKE: Query = {
  name: 'blocks.take',
  sql: 'UPDATE delivery_blocks SET listed = listed - ? WHERE block = ?',
}

const FORGET_EMPTY: Query = {
  name: 'blocks.forget-empty',
  sql: 'DELETE FROM delivery_blocks WHERE block = ? AND listed = 0',
}

/** The block that an id belongs to. */
export function blockOf(id: number): number {
  return Math.floor(id / BLOCK_IDS)
}

export function firstIdOf(block: number): number {
  return block * BLOCK_IDS
}

export function lastIdOf(block: number): number {
  return firstIdOf(block) + BLOCK_IDS - 1
}

/** The blocks that hold the positions from `from` on, in order. */
export function selectBlocks(db: Reader, from: number, limit: number): BlockSlice[] {
  return db.all(SELECT, [from + limit, from]).map((row) => ({
    block: integer(row, 'block'),
    listed: integer(row, 'listed'),
    before: integer(row, 'before'),
  }))
}

/** How many deliveries the list shows of all blocks before this one. */
export function countListedBefore(db: Reader, block: number): number {
  return integer(db.get(COUNT_BEFORE, [block]) ?? {}, 'count')
}

/** Counts deliveries that came into the list. Belongs into the transaction that brought them. */
export function addToBlocks(db: Writer, ids: readonly number[]): void {
  for (const [block, count] of countByBlock(ids)) db.run(ADD, [block, count])
}

/** Counts deliveries that left the list. Belongs into the transaction that took them. */
export function takeFromBlocks(db: Writer, ids: readonly number[]): void {
  for (const [block, count] of countByBlock(ids)) {
    db.run(TAKE, [count, block])
    db.run(FORGET_EMPTY, [block])
  }
}

function countByBlock(ids: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const id of ids) counts.set(blockOf(id), (counts.get(blockOf(id)) ?? 0) + 1)
  return counts
}
