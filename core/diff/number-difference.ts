/** More digits than this are not reckoned with: a number of a million would take seconds. */
const MAX_DIGITS = 400

/**
 * The second number less the first, as a person would write it: `+2`, `-0.5`. Exact, by whole numbers of the smallest
 * decimal place: 0.3 less 0.1 is 0.2. Null for numbers with an exponent.
 */
export function numberDifference(left: string, right: string): string | null {
  const pattern = /^-?\d+(?:\.(\d+))?$/
  const leftMatch = pattern.exec(left)
  const rightMatch = pattern.exec(right)
  if (leftMatch === null || rightMatch === null) return null
  if (left.length > MAX_DIGITS || right.length > MAX_DIGITS) return null
  const places = Math.max(leftMatch[1]?.length ?? 0, rightMatch[1]?.length ?? 0)
  const scaled = (text: string, decimals: string): bigint =>
    BigInt(text.replace('.', '') + '0'.repeat(places - decimals.length))
  const difference = scaled(right, rightMatch[1] ?? '') - scaled(left, leftMatch[1] ?? '')
  const digits = String(difference < 0n ? -difference : difference).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '')
  return `${difference < 0n ? '-' : '+'}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
