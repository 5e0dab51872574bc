import { mixed } from './hash'

/** Numbers for member names: one table serves both sides of a comparison, so that equal names are equal numbers. */
export class KeyTable {
  /** Decoded names by their number. */
  readonly names: string[] = []
  private readonly hashes: number[] = []
  /** Open addressing; number + 1, 0 where free. A power of two long. */
  private slots = new Int32Array(256)

  /** The number of the name that stands between two offsets without an escape in it. `hash` is that of its characters. */
  ofText(hash: number, text: string, start: number, end: number): number {
    let slot = mixed(hash) & (this.slots.length - 1)
    for (;;) {
      const id = (this.slots[slot] ?? 0) - 1
      if (id === -1) return this.add(slot, hash, text.slice(start, end))
      if (this.hashes[id] === hash && this.stands(id, text, start, end)) return id
      slot = (slot + 1) & (this.slots.length - 1)
    }
  }

  private stands(id: number, text: string, start: number, end: number): boolean {
    const name = this.names[id] ?? ''
    if (name.length !== end - start) return false
    for (let at = 0; at < name.length; at += 1) {
      if (name.charCodeAt(at) !== text.charCodeAt(start + at)) return false
    }
    return true
  }

  private add(slot: number, hash: number, name: string): number {
    const id = this.names.length
    this.slots[slot] = id + 1
    this.names.push(name)
    this.hashes.push(hash)
    if (this.names.length * 2 > this.slots.length) this.grow()
    return id
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 4)
    this.hashes.forEach((hash, id) => {
      let slot = mixed(hash) & (slots.length - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = id + 1
    })
    this.slots = slots
  }
}
