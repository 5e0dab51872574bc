import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pairHeaders } from '../../../../core/delivery/headers'
import { curlCommand } from '../../../../core/export/curl'
import { repeatedHeaders, type ExportedDelivery } from '../../../../core/export/exported-delivery'
import { aDelivery } from '../../../support/a-delivery'
import { startEchoServer, type SeenRequest } from '../../../support/echo-server'
import { anyExported } from '../../../support/exported-arbitraries'

let server: Awaited<ReturnType<typeof startEchoServer>>
beforeAll(async () => {
  server = await startEchoServer()
})
afterAll(() => server.close())

/** Pastes the command into bash and gives what the server was sent. */
async function sent(delivery: ExportedDelivery): Promise<SeenRequest> {
  const command = curlCommand(delivery, server.origin)
  // On its input, as a pasted command comes: an argument would have a limit of its own.
  const shell = spawn('bash', [], { stdio: ['pipe', 'ignore', 'inherit'] })
  shell.stdin.end(command.replaceAll(/curl(?= )/g, 'curl -sS --noproxy "*" -m 10'))
  await once(shell, 'close')
  const seen = server.seen.pop()
  if (seen === undefined) throw new Error('nothing came')
  return seen
}

function withBody(text: string | Uint8Array, fields = {}): ExportedDelivery {
  const raw = new Uint8Array(Buffer.from(text))
  return { detail: aDelivery({ headers: [], sizeBytes: raw.length, ...fields }), raw, decoded: raw }
}

const OF_THE_CONNECTION = /^(?:host|content-length)$/i

describe('a delivery as a curl command', () => {
  it('sends the same bytes, headers and target through bash', async () => {
    await fc.assert(
      fc.asyncProperty(anyExported, async (delivery) => {
        const { method, target, rawHeaders, body } = await sent(delivery)
        expect({ method, target }).toEqual({ method: delivery.detail.method, target: delivery.detail.target })
        expect(Buffer.compare(body, delivery.raw)).toBe(0)
        const headers = pairHeaders(rawHeaders).filter(([name]) => !OF_THE_CONNECTION.test(name))
        expect(headers.map(String).sort()).toEqual(repeatedHeaders(delivery.detail).map(String).sort())
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('asks for a HEAD and waits for no body', async () => {
    expect(await sent(withBody('', { method: 'HEAD' }))).toMatchObject({ method: 'HEAD' })
  })

  it('says that an empty body has no bytes where the method would have some', async () => {
    const { rawHeaders } = await sent(withBody('', { method: 'POST' }))
    expect(pairHeaders(rawHeaders)).toContainEqual(['Content-Length', '0'])
  })

  it('reads as people write them, and leaves out what the tunnel wrote', () => {
    const detail = {
      method: 'POST',
      target: '/webhooks/fleetbase',
      via: 'tunnel',
      headers: [
        ['Host', 'k7m2.loca.lt'],
        ['X-Forwarded-For', '203.0.113.7'],
        ['User-Agent', 'GuzzleHttp/7'],
        ['Accept', '*/*'],
        ['Content-Type', 'application/json'],
      ],
    }
    expect(curlCommand(withBody('{"name":"Zoë’s \'van\'"}', detail), 'http://127.0.0.1:4040')).toBe(
      [
        'curl \\',
        '  -X POST \\',
        '  http://127.0.0.1:4040/webhooks/fleetbase \\',
        "  -H 'User-Agent: GuzzleHttp/7' \\",
        "  -H 'Accept: */*' \\",
        "  -H 'Content-Type: application/json' \\",
        String.raw`  --data-raw '{"name":"Zoë’s '\''van'\''"}'`,
      ].join('\n'),
    )
  })

  it('shows what a hostile text would hide', () => {
    expect(curlCommand(withBody('a\u202Eb\u001B[2J'), 'http://h')).toContain(
      String.raw`--data-raw $'a\xe2\x80\xaeb\x1b[2J'`,
    )
  })
})
