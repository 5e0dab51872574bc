import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pairHeaders } from '../../../../core/delivery/headers'
import { repeatedHeaders } from '../../../../core/export/exported-delivery'
import { fetchCode } from '../../../../core/export/fetch-code'
import { startEchoServer } from '../../../support/echo-server'
import { anyExported } from '../../../support/exported-arbitraries'

it('is JavaScript that sends the same bytes and headers', async () => {
  const server = await startEchoServer()
  const deliveries = fc
    .sample(anyExported, { numRuns: 80, seed: 5 })
    .filter(({ raw }) => raw.length < 10_000)
    // fetch resolves dots itself, and knows no way not to.
    .filter(({ detail }) => !detail.target.includes('/.'))
  const code = deliveries.map((delivery) => fetchCode(delivery, server.origin)).join('\n')
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code])
  await server.close()

  expect(server.seen).toHaveLength(deliveries.length)
  deliveries.forEach(({ detail, raw }, index) => {
    const seen = server.seen[index]
    expect(seen?.method).toBe(detail.method)
    expect(seen === undefined ? 1 : Buffer.compare(seen.body, raw)).toBe(0)
    // Equal names are joined, which means the same (RFC 9110, section 5.3).
    const came = new Map(
      pairHeaders(seen?.rawHeaders ?? []).map(([name, value]) => [name.toLowerCase(), value]),
    )
    for (const [name] of repeatedHeaders(detail)) {
      const values = repeatedHeaders(detail).filter(([other]) => other.toLowerCase() === name.toLowerCase())
      expect(came.get(name.toLowerCase())).toBe(
        values
          .map(([, value]) => value)
          .join(', ')
          .trim(),
      )
    }
    if (!detail.headers.some(([name]) => name === 'Content-Type'))
      expect(came.has('content-type')).toBe(false)
  })
})
