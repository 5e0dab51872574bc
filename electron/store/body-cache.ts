/** How many bodies are kept: the one that is read and the one it is compared with. */
const MAX_BODIES = 2

/** A body nobody has asked for in this long is let go. */
const KEEP_MS = 30_000

/**
 * The last whole bodies by key, so that reading a large one range by range neither loads nor decodes it each time. Holds
 * at most two, and none for long.
 */
export class BodyCache<Body> {
  private readonly bodies = new Map<string, Body>()
  private expiry: NodeJS.Timeout | null = null

  /** The body under the key, loaded when it is not held; null where there is none. */
  get(key: string, load: () => Body | null): Body | null {
    const body = this.bodies.get(key) ?? load()
    if (body === null) return null
    // Put last again: the first in a Map is the one that was used longest ago.
    this.bodies.delete(key)
    this.bodies.set(key, body)
    for (const oldest of this.bodies.keys()) {
      if (this.bodies.size <= MAX_BODIES) break
      this.bodies.delete(oldest)
    }
    this.expireLater()
    return body
  }

  private expireLater(): void {
    if (this.expiry !== null) clearTimeout(this.expiry)
    this.expiry = setTimeout(() => {
      this.bodies.clear()
    }, KEEP_MS)
    this.expiry.unref()
  }
}
