/** A size for people: 642 B, 1.6 KB, 32 MB. A KB is 1,024 bytes, as in every limit of Waybill's. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${String(bytes)} B`
  const units = ['KB', 'MB', 'GB', 'TB']
  let value = bytes / 1024
  let unit = 0
  while (value >= 1023.5 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  const rounded = value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value))
  return `${rounded} ${units[unit] ?? ''}`
}

/** A whole number with its thousands set apart: 12,480. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US')
}
