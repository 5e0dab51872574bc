import { createHmac } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Sample } from '../../../../core/contract/calls'
import { pairHeaders } from '../../../../core/delivery/headers'
import { createSampleSender } from '../../../../electron/forward/sample-sender'

interface Got {
  method: string | undefined
  url: string | undefined
  headers: [string, string][]
  body: Buffer
}

/** A real server that keeps what it gets and answers as it is told. */
async function aServer(respond: RequestListener = (_request, response) => response.end()) {
  const got: Got[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method, url, rawHeaders } = request
      got.push({ method, url, headers: pairHeaders(rawHeaders), body: Buffer.concat(chunks) })
      respond(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { got, url: `http://127.0.0.1:${String(port)}/webhooks/fleetbase` }
}

describe('sending a sample', () => {
  it('posts as Fleetbase does: its headers in their order, signed over the very bytes', async () => {
    const { got, url } = await aServer()
    expect(await createSampleSender(() => url).send('order.created')).toEqual({ status: 200 })
    const [request] = got
    expect([request?.method, request?.url]).toEqual(['POST', '/webhooks/fleetbase'])
    const body = request?.body ?? Buffer.alloc(0)
    const sent = request?.headers.filter(([name]) => name !== 'Host' && name !== 'Connection')
    expect(sent).toEqual([
      ['User-Agent', 'Waybill-Sample/1'],
      ['Content-Type', 'application/json'],
      ['Signature', createHmac('sha256', 'internal').update(body).digest('hex')],
      ['Content-Length', String(body.length)],
    ])
    expect(body.toString('latin1')).toContain('Chlo\\u00eb')
    expect(body.toString('latin1')).toContain('https:\\/\\/')
  })

  it('tells of one order until a new one is begun', async () => {
    const { got, url } = await aServer()
    const sender = createSampleSender(() => url)
    for (const name of ['order.dispatched', 'order.completed', 'order.created', 'order.completed'])
      await sender.send(name)
    const orders = got.map(({ body }) => (JSON.parse(body.toString()) as { data: { id: string } }).data.id)
    expect(orders[1]).toBe(orders[0])
    expect(orders[2]).not.toBe(orders[1])
    expect(orders[3]).toBe(orders[2])
  })

  it.each([204, 404, 503])('gives the answer’s status, good or bad: %d', async (status) => {
    const { url } = await aServer((_request, response) => response.writeHead(status).end())
    expect(await createSampleSender(() => url).send('driver.created')).toEqual({ status })
  })

  it('goes to where the receiver is now', async () => {
    const [first, second] = [await aServer(), await aServer()]
    let url = first.url
    const sender = createSampleSender(() => url)
    await sender.send('driver.created')
    url = second.url
    await sender.send('driver.created')
    expect([first.got.length, second.got.length]).toEqual([1, 1])
  })
})

describe('a sample that can’t be sent', () => {
  it('has no name that is offered', async () => {
    const { got, url } = await aServer()
    await expect(createSampleSender(() => url).send('order.lost')).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(got).toEqual([])
  })

  it('has nowhere to go while nothing listens', async () => {
    await expect(createSampleSender(() => null).send('order.created')).rejects.toMatchObject({
      code: 'not-listening',
    })
  })

  it.each([
    ['before an answer', ((request) => request.socket.destroy()) satisfies RequestListener],
    [
      'within the answer',
      ((request, response) => {
        response.writeHead(200, { 'Content-Length': '100' })
        response.write('half', () => request.socket.destroy())
      }) satisfies RequestListener,
    ],
  ])('fails with advice when the connection breaks %s', async (_when, respond) => {
    const { url } = await aServer(respond)
    await expect(createSampleSender(() => url).send('order.created')).rejects.toMatchObject({
      code: 'send-failed',
      message: expect.stringContaining('could not be sent') as string,
      advice: expect.any(String) as string,
    })
  })

  it('fails when nobody is at the port any more', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const sender = createSampleSender(() => `http://127.0.0.1:${String(port)}/`)
    await expect(sender.send('order.created')).rejects.toMatchObject({ code: 'send-failed' })
  })
})

it('every sample on offer can be sent', async () => {
  const { got, url } = await aServer()
  const sender = createSampleSender(() => url)
  for (const sample of sender.list()) {
    expect(Sample.strict().parse(sample)).toEqual(sample)
    await sender.send(sample.name)
  }
  const events = got.map(({ body }) => (JSON.parse(body.toString()) as { event: string }).event)
  expect(events).toEqual(sender.list().map(({ name }) => name))
})
