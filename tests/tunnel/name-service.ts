import dns from 'node:dns'

type Answer = (error: NodeJS.ErrnoException | null, address?: unknown, family?: number) => void

/**
 * A name service for `*.test` that can fail. It stands in for the system's at the one place where Node asks it, so that
 * the tunnel's client, the registration and the probe all meet the failure as they would on a machine without a network.
 */
export function fakeNameService(): { isDown: boolean; restore: () => void } {
  const service = { isDown: false, restore: () => void (dns.lookup = original) }
  const original = dns.lookup
  const fake = (host: string, options: { all?: boolean }, answer: Answer): void => {
    if (!host.endsWith('.test')) {
      original(host, options, answer as never)
      return
    }
    setImmediate(() => {
      if (service.isDown) {
        answer(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }))
      } else if (options.all === true) answer(null, [{ address: '127.0.0.1', family: 4 }])
      else answer(null, '127.0.0.1', 4)
    })
  }
  dns.lookup = fake as unknown as typeof dns.lookup
  return service
}
