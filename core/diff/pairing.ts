/** What a matcher says of one child of two containers; children that are written the same are not mentioned. */
export interface Pairing {
  kind: 'pair' | 'add' | 'remove' | 'move' | 'rename'
  /** Tape indexes; -1 where that side has none. */
  left: number
  right: number
  /** Element indexes; -1 for members. */
  leftIndex: number
  rightIndex: number
}
