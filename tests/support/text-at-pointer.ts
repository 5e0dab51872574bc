/** The JSON text of what a JSON Pointer (RFC 6901) names in a parsed document; undefined where it names nothing. */
export function textAtPointer(document: unknown, pointer: string): string | undefined {
  let value = document
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    // Own members only: `__proto__` may be one of them.
    value = Object.getOwnPropertyDescriptor(value, name)?.value
  }
  return JSON.stringify(value)
}
