/**
 * Encodes a value as PHP's json_encode does with its default flags, which is what Fleetbase signs and sends: compact,
 * `/` as `\/`, everything beyond ASCII as `\uXXXX`. Re-encoding a body any other way breaks its signature.
 */
export function phpJsonEncode(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replaceAll(/[\u0080-\uffff]/g, escapeUnit)
}

/** A character beyond the basic plane is two units here and two escapes in PHP as well. */
function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
