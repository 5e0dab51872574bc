/**
 * Marks (1) the elements of a longest strictly increasing subsequence; negative values never belong to it. n log n.
 * What is not marked is the fewest that have to move for the rest to be in order.
 */
export function markIncreasing(values: Int32Array): Uint8Array {
  const { length } = values
  /** By length of subsequence less one: the place of the smallest last element known. */
  const tails = new Int32Array(length)
  const before = new Int32Array(length)
  let longest = 0
  for (let place = 0; place < length; place += 1) {
    const value = values[place] ?? -1
    if (value < 0) continue
    let low = 0
    let high = longest
    // Most sequences are nearly in order: the end is tried first.
    if (longest > 0 && (values[tails[longest - 1] ?? 0] ?? 0) < value) low = longest
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    before[place] = low === 0 ? -1 : (tails[low - 1] ?? -1)
    tails[low] = place
    if (low === longest) longest += 1
  }
  const marks = new Uint8Array(length)
  let place = longest === 0 ? -1 : (tails[longest - 1] ?? -1)
  while (place >= 0) {
    marks[place] = 1
    place = before[place] ?? -1
  }
  return marks
}
