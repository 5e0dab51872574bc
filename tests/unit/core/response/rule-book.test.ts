import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unreadEnvelope } from '../../../../core/provider/envelope'
import { chooseResponse } from '../../../../core/response/choose-response'
import { RuleBook, type RequestHead } from '../../../../core/response/rule-book'
import { StepCounter } from '../../../../core/response/step-counter'
import { anUnansweredDelivery } from '../../../support/an-unanswered-delivery'
import { aRule, aStep } from '../../../support/a-rule'

function head(fields: Partial<RequestHead> = {}): RequestHead {
  return { method: 'POST', target: '/a?b', headers: [], receivedAtUs: 0, ...fields }
}

const always = () => true
const none = () => false

describe('what is known of an answer before a delivery is read', () => {
  it('is all of it where a rule takes path and method alone', () => {
    const book = new RuleBook([
      aRule({ match: { path: '/a', method: 'post' }, steps: [aStep({ status: 500 })] }),
    ])
    expect(book.respond(head(), none)).toMatchObject({ status: 500, body: 'told', wasCrowded: false })
    expect(book.respond(head({ target: '/b' }), none)).toMatchObject({ chosenBy: { kind: 'default' } })
    expect(book.respond(head({ method: 'GET' }), none)).toMatchObject({ chosenBy: { kind: 'default' } })
  })

  it('is all of it where its body is filled in from the head', () => {
    const book = new RuleBook([aRule({ steps: [aStep({ body: '{{delivery.path}}' })] })])
    expect(book.respond(head(), none)).toMatchObject({ body: '/a' })
  })

  it.each([
    ['an event name', aRule({ match: { eventName: '*' } })],
    ['a filter', aRule({ match: { filter: 'data.status:new' } })],
    ['a provider', aRule({ match: { provider: 'fleetbase' } })],
    ['a sequence', aRule({ steps: [aStep(), aStep()] })],
    ['a body', aRule({ steps: [aStep({ body: '{{body}}' })] })],
  ])('are candidates where a rule asks for %s', (_what, rule) => {
    const sure = aRule()
    expect(new RuleBook([rule, sure, aRule()]).respond(head(), none)).toMatchObject({
      candidates:
        rule.match.eventName === null && rule.match.provider === null && rule.match.filter === null
          ? [{ rule }]
          : [{ rule }, { rule: sure }],
      mayHold: true,
    })
  })
})

describe('an answer that is held back', () => {
  it('asks for a place, and is given at once where there is none', () => {
    const book = new RuleBook([aRule({ steps: [aStep({ status: 500, delayMs: 5000 })] })])
    expect(book.respond(head(), always)).toMatchObject({ status: 500, delayMs: 5000, wasCrowded: false })
    expect(book.respond(head(), none)).toMatchObject({ status: 500, delayMs: 0, wasCrowded: true })
    expect(book.respond(head({ target: '/_503/_delay-50' }), none)).toMatchObject({
      status: 503,
      delayMs: 0,
      wasCrowded: true,
    })
  })

  it('asks for a place only where it might be', () => {
    const book = new RuleBook([
      aRule({ match: { path: '/slow', provider: 'fleetbase' }, steps: [aStep({ fault: 'never' })] }),
      aRule({ match: { provider: 'fleetbase' }, steps: [aStep({ fault: 'close' })] }),
    ])
    expect(book.respond(head({ target: '/slow' }), none)).toMatchObject({ mayHold: false })
    expect(book.respond(head(), none)).toMatchObject({ mayHold: true })
  })
})

describe('sequences', () => {
  const statuses = [500, 502, 503, 200]
  const steps = (count: number) => statuses.slice(0, count).map((status) => aStep({ status }))

  it('give each event its steps in turn, as a naive reading of the rule would', () => {
    const delivery = fc.record({
      path: fc.constantFrom('/a', '/b', '/a?x'),
      eventId: fc.constantFrom('1', '2', null),
      eventName: fc.constantFrom('order.created', 'driver.created', null),
    })
    fc.assert(
      fc.property(
        fc.array(delivery, { maxLength: 40 }),
        fc.integer({ min: 2, max: 4 }),
        (deliveries, count) => {
          const book = new RuleBook([
            aRule({ name: 'orders', match: { eventName: 'order.*' }, steps: steps(count) }),
            aRule({ name: 'rest', match: { path: '/a' }, steps: steps(2) }),
          ])
          const counter = new StepCounter()
          const log: string[] = []
          for (const { path, eventId, eventName } of deliveries) {
            const envelope = { ...unreadEnvelope('fleetbase'), eventId, eventName }
            const request = head({ target: path })
            const open = book.respond(request, always)
            const response =
              'candidates' in open
                ? chooseResponse(
                    open,
                    { ...request, envelope, text: null, json: undefined, asked: anUnansweredDelivery() },
                    counter,
                  ).response
                : open

            const bare = path.replace('?x', '')
            const isOrder = eventName === 'order.created'
            const rule = isOrder ? 'orders' : bare === '/a' ? 'rest' : null
            const key = `${String(rule)} ${bare} ${String(eventId)}`
            log.push(key)
            const attempt = log.filter((other) => other === key).length
            const last = isOrder ? count : 2
            expect(response.status).toBe(rule === null ? 200 : statuses[Math.min(attempt, last) - 1])
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
