import { describe, expect, it } from 'vitest'
import { AppError } from '../../../core/contract/errors'
import type { ResponseRule } from '../../../core/response/rule'
import { RuleBook } from '../../../core/response/rule-book'
import { MAX_HELD_ANSWERS } from '../../../electron/receiver/held-answers'
import type { Store } from '../../../electron/store/store'
import { aRule, aStep } from '../../support/a-rule'
import { RawConnection, type RawResponse } from '../../support/raw-connection'
import { newest, openTestStore, startTestReceiver } from '../../support/running-receiver'

const PATH = '/webhooks/fleetbase'

interface Told {
  store: Store
  port: number
  rules: RuleBook
}

async function startTold(...list: ResponseRule[]): Promise<Told> {
  const store = await openTestStore()
  const rules = new RuleBook(list)
  const { port } = await startTestReceiver({ store, rules })
  return { store, port, rules }
}

function order(eventId: string, event = 'order.created'): string {
  const envelope = { id: eventId, api_version: 'v1', event, created_at: '2026-08-19 04:12:31' }
  return JSON.stringify({ ...envelope, data: { id: 'order_1', note: 'a "b"\n' } })
}

function request(body = 'hi', { method = 'POST', path = PATH } = {}): string {
  const length = String(Buffer.byteLength(body))
  return `${method} ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n\r\n${body}`
}

async function ask(port: number, ...sent: Parameters<typeof request>): Promise<RawResponse> {
  const connection = await RawConnection.open(port)
  connection.send(request(...sent))
  const answer = await connection.response({ isHead: sent[1]?.method === 'HEAD' })
  connection.destroy()
  return answer
}

/** Resolves when so many deliveries are kept. */
function kept(store: Store, count: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.onCaptured(({ total }) => {
      if (total < count) return
      stop()
      resolve()
    })
  })
}

describe('what a rule says is answered', () => {
  it('with its status, headers and body, and kept with the delivery', async () => {
    const steps = [aStep({ status: 418, headers: [['X-Why', 'tea']], body: '{"a":1}' })]
    const { store, port } = await startTold(aRule({ name: 'Teapot', steps }))
    const answer = await ask(port)
    expect([answer.status, answer.headers.get('x-why'), answer.body]).toEqual([418, 'tea', '{"a":1}'])
    const { detail, body } = await newest(store)
    expect(body.toString()).toBe('hi')
    expect(detail).toMatchObject({ status: 418, fault: null, answeredBy: 'Teapot' })
    expect(detail.response).toMatchObject({
      status: 418,
      body: '{"a":1}',
      delayMs: 0,
      fault: null,
      chosenBy: { kind: 'rule', name: 'Teapot', step: 1, stepCount: 1 },
      wasCrowded: false,
    })
    for (const [name, value] of detail.response.headers) {
      expect(answer.headers.get(name.toLowerCase())).toBe(value)
    }
  })

  it('filled in from the delivery', async () => {
    const body = '{{event.name}} {{json body /data/note}} {{header host}} {{delivery.attempt}}'
    const { port, store } = await startTold(aRule({ steps: [aStep({ body })] }))
    await ask(port, order('event_1'))
    const answer = await ask(port, order('event_1'))
    expect(answer.body).toBe('order.created "a \\"b\\"\\n" a 2')
    expect((await newest(store)).detail.response.body).toBe(answer.body)
  })

  it.each([
    [204, 'POST', ''],
    [304, 'POST', ''],
    [200, 'HEAD', ''],
  ])('as %i to %s without a body', async (status, method, body) => {
    const { port, store } = await startTold(aRule({ steps: [aStep({ status })] }))
    const connection = await RawConnection.open(port)
    for (let round = 0; round < 2; round += 1) {
      connection.send(request('hi', { method }))
      expect(await connection.response({ isHead: method === 'HEAD' })).toMatchObject({ status, body })
    }
    expect((await newest(store)).detail.response.body).toBe('')
  })

  it('by the first enabled rule that is for it', async () => {
    const { port, store } = await startTold(
      aRule({ name: 'off', enabled: false }),
      aRule({ name: 'other path', match: { path: '/other/*' } }),
      aRule({ name: 'other method', match: { method: 'put' } }),
      aRule({ name: 'other sender', match: { provider: 'generic' } }),
      aRule({ name: 'other event', match: { eventName: 'driver.*' } }),
      aRule({ name: 'other contents', match: { filter: 'data.status:none or method:GET' } }),
      aRule({ name: 'right', match: { path: '/web*', provider: 'fleetbase', eventName: 'order.*' } }),
      aRule({ name: 'too late' }),
    )
    await ask(port, order('event_1'))
    expect((await newest(store)).detail.answeredBy).toBe('right')
    await ask(port, 'hi')
    expect((await newest(store)).detail.answeredBy).toBe('other sender')
  })

  it('as always where no rule is for it', async () => {
    const { port, store } = await startTold(aRule({ match: { eventName: 'driver.*' } }))
    expect(await ask(port, order('event_1'))).toMatchObject({ status: 200, body: 'Received by Waybill.\n' })
    expect((await newest(store)).detail.response.chosenBy).toEqual({ kind: 'default' })
  })
})

describe('a sequence', () => {
  const steps = [aStep({ status: 500 }), aStep({ status: 502 }), aStep({ status: 200 })]
  const statuses = async (port: number, body: string, path = PATH): Promise<number[]> => {
    const found: number[] = []
    for (let attempt = 0; attempt < 4; attempt += 1) found.push((await ask(port, body, { path })).status)
    return found
  }

  it('is taken in turn by the attempts of each event at each path', async () => {
    const { port, store } = await startTold(aRule({ name: 'In turn', steps }))
    expect(await statuses(port, order('event_1'))).toEqual([500, 502, 200, 200])
    expect(await statuses(port, order('event_2'))).toEqual([500, 502, 200, 200])
    expect(await statuses(port, order('event_1'), '/elsewhere')).toEqual([500, 502, 200, 200])
    expect(await statuses(port, 'no event')).toEqual([500, 502, 200, 200])
    const { deliveries } = await store.page({ from: 0, limit: 2 })
    const details = await Promise.all(deliveries.map(({ id }) => store.get(id)))
    expect(details.map(({ response }) => response.chosenBy)).toEqual([
      { kind: 'rule', name: 'In turn', step: 1, stepCount: 3 },
      { kind: 'rule', name: 'In turn', step: 2, stepCount: 3 },
    ])
  })

  it('begins anew when its rule is changed, and goes on when another is', async () => {
    const rule = aRule({ steps })
    const { port, rules } = await startTold(rule)
    await ask(port, order('event_1'))
    rules.replace([rule, aRule()])
    expect((await ask(port, order('event_1'))).status).toBe(502)
    rules.replace([{ ...rule, enabled: false }])
    rules.replace([rule])
    expect((await ask(port, order('event_1'))).status).toBe(500)
  })
})

describe('an answer that is late', () => {
  it('comes after its delay, long after the delivery was kept', async () => {
    const { port, store } = await startTold(aRule({ steps: [aStep({ delayMs: 300 })] }))
    const connection = await RawConnection.open(port)
    const began = performance.now()
    const isKept = kept(store, 1).then(() => performance.now() - began)
    connection.send(request())
    const answer = await connection.response()
    const tookMs = performance.now() - began
    // A timer may be a millisecond early.
    expect([answer.status, tookMs >= 298, (await isKept) < tookMs]).toEqual([200, true, true])
    expect((await newest(store)).detail.response.delayMs).toBe(300)
    connection.send(request())
    expect((await connection.response()).status).toBe(200)
  })

  it('holds up nobody else, not even for the sender who hangs up meanwhile', async () => {
    const { port, store } = await startTold(
      aRule({ match: { path: '/slow' }, steps: [aStep({ delayMs: 60_000 })] }),
    )
    const slow = await RawConnection.open(port)
    const isKept = kept(store, 1)
    slow.send(request('hi', { path: '/slow' }))
    await isKept
    expect((await ask(port)).status).toBe(200)
    slow.destroy()
    expect((await ask(port)).status).toBe(200)
  })

  it('drips its body over its time', async () => {
    const { port, store } = await startTold(
      aRule({ steps: [aStep({ fault: 'slow-drip', delayMs: 400, body: 'abcdefgh' })] }),
    )
    const connection = await RawConnection.open(port)
    const began = performance.now()
    connection.send(request())
    expect(await connection.response()).toMatchObject({ status: 200, body: 'abcdefgh' })
    expect(performance.now() - began).toBeGreaterThan(396)
    expect((await newest(store)).detail).toMatchObject({ status: 200, fault: 'slow-drip' })
  })
})

describe('an answer that goes wrong', () => {
  it.each([
    ['close', 0],
    ['close', 50],
    ['reset', 0],
    ['reset', 50],
  ] as const)('ends the connection without a word: %s after %i ms', async (fault, delayMs) => {
    const { port, store } = await startTold(aRule({ steps: [aStep({ fault, delayMs })] }))
    const connection = await RawConnection.open(port)
    connection.send(request())
    expect(await connection.untilClosed()).toBe('')
    expect(connection.brokenByError).toBe(fault === 'reset' ? 'ECONNRESET' : null)
    expect((await newest(store)).detail).toMatchObject({ status: null, fault, answeredBy: 'As told' })
  })

  it('is never given, until the sender gives up', async () => {
    const { port, store } = await startTold(
      aRule({ match: { path: '/never' }, steps: [aStep({ fault: 'never' })] }),
    )
    const silent = await RawConnection.open(port)
    const isKept = kept(store, 1)
    silent.send(request('hi', { path: '/never' }))
    await isKept
    expect((await ask(port)).status).toBe(200)
    silent.endSending()
    expect(await silent.untilClosed()).toBe('')
    const first = await store.get(1)
    expect([first.status, first.fault, first.response.headers]).toEqual([null, 'never', []])
  })

  it('breaks off after half a body that was promised whole', async () => {
    const { port, store } = await startTold(
      aRule({ steps: [aStep({ fault: 'half-body', body: '0123456789' })] }),
    )
    const connection = await RawConnection.open(port)
    connection.send(request())
    const [head = '', body] = (await connection.untilClosed()).split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect([/content-length: (\d+)/i.exec(head)?.[1], body]).toEqual(['10', '01234'])
    expect((await newest(store)).detail).toMatchObject({ status: 200, fault: 'half-body' })
  })

  it.each(['close', 'reset'] as const)('does not take the answer before it along: %s', async (fault) => {
    const { port } = await startTold(
      aRule({ match: { path: '/bad' }, steps: [aStep({ fault })] }),
      aRule({ steps: [aStep({ delayMs: 100, body: 'first' })] }),
    )
    const connection = await RawConnection.open(port)
    connection.send(request('hi'), request('hi', { path: '/bad' }))
    expect((await connection.response()).body).toBe('first')
    expect(await connection.untilClosed()).toBe('')
  })
})

describe('too many answers held back', () => {
  it('are answered at once from there on, kept all the same, and say so', async () => {
    const { port, store } = await startTold(aRule({ steps: [aStep({ fault: 'never', status: 202 })] }))
    const allKept = kept(store, MAX_HELD_ANSWERS)
    const silent = await Promise.all(Array.from({ length: MAX_HELD_ANSWERS }, () => RawConnection.open(port)))
    for (const connection of silent) connection.send(request())
    await allKept
    expect((await ask(port)).status).toBe(202)
    expect((await newest(store)).detail.response).toMatchObject({
      status: 202,
      fault: null,
      wasCrowded: true,
    })

    // One that goes makes room for one.
    const [gone] = silent
    gone?.endSending()
    await gone?.untilClosed()
    const nextKept = kept(store, MAX_HELD_ANSWERS + 2)
    const next = await RawConnection.open(port)
    next.send(request())
    await nextKept
    expect((await newest(store)).detail.response).toMatchObject({
      status: null,
      fault: 'never',
      wasCrowded: false,
    })
  })

  it('do not hold up the close', async () => {
    const store = await openTestStore()
    const rules = new RuleBook([aRule({ steps: [aStep({ fault: 'never' }), aStep({ delayMs: 60_000 })] })])
    const receiver = await startTestReceiver({ store, rules })
    const [silent, late] = await Promise.all([
      RawConnection.open(receiver.port),
      RawConnection.open(receiver.port),
    ])
    const bothKept = kept(store, 2)
    silent.send(request())
    late.send(request())
    await bothKept
    const began = performance.now()
    await receiver.close()
    expect(await Promise.all([silent.untilClosed(), late.untilClosed()])).toEqual(['', ''])
    // Those in flight get five seconds; these get none.
    expect(performance.now() - began).toBeLessThan(4000)
  })
})

describe('the end of a path', () => {
  it.each([
    ['/webhooks/fleetbase/_503', 503],
    ['/webhooks/fleetbase/_204?a=/_500', 204],
    ['/_404', 404],
    ['/_delay-50/_500', 500],
  ])('asks for an answer with no rule at all: %s', async (path, status) => {
    const { port, store } = await startTold()
    expect((await ask(port, order('event_1'), { path })).status).toBe(status)
    const { detail } = await newest(store)
    expect(detail).toMatchObject({ status, target: path, provider: 'fleetbase', eventId: 'event_1' })
    expect(detail.response.chosenBy.kind).toBe('path')
  })

  it('goes before every rule', async () => {
    const { port, store } = await startTold(aRule({ steps: [aStep({ status: 418 })] }))
    expect((await ask(port, 'hi', { path: '/_500' })).status).toBe(500)
    expect((await newest(store)).detail.answeredBy).toBe('/_500')
    expect((await ask(port, 'hi', { path: '/_600' })).status).toBe(418)
  })
})

describe('a delivery that can not be kept', () => {
  it.each([
    [aRule({ steps: [aStep({ status: 204 })] })],
    [aRule({ steps: [aStep({ fault: 'never' })] })],
    [aRule({ steps: [aStep({ status: 500 }), aStep({ delayMs: 60_000 })] })],
  ])('gets 503 whatever the rule says', async (rule) => {
    const store = { append: () => Promise.reject(new AppError('disk-full', 'The disk is full.')) }
    const { port } = await startTestReceiver({ store, rules: new RuleBook([rule]) })
    expect((await ask(port)).status).toBe(503)
  })
})
