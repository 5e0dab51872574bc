import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { BodyQuery, BodyRange } from '../../../../core/contract/calls'
import { AppError } from '../../../../core/contract/errors'
import type { DeliveryDetail } from '../../../../core/delivery/delivery'
import { DeliveriesStore } from '../../../../renderer/state/deliveries-store'
import { InspectionStore, MAX_SHOWN_BYTES, type Inspection } from '../../../../renderer/state/inspection'
import { Selection } from '../../../../renderer/state/selection'
import { aDelivery } from '../../../support/a-delivery'
import { DeliveryArchive, settled } from '../../../support/delivery-archive'
import { fleetbaseBody } from '../../../support/fleetbase-requests'

const MB = 1024 * 1024

/** What is kept of one delivery. */
interface Kept {
  detail?: Partial<DeliveryDetail>
  raw: Uint8Array
  decoded?: Uint8Array
  /** A length that is not true. */
  claimedBytes?: number
}

/** A store with five deliveries behind the window; those not named have a small JSON body. Answers when it is let. */
async function anInspection(kept: Record<number, Kept> = {}) {
  const archive = new DeliveryArchive()
  archive.commit(40)
  archive.isPrompt = true
  const deliveries = new DeliveriesStore(archive)
  const selection = new Selection(deliveries, () => Promise.reject(new Error('nothing moves here')))
  const gets: number[] = []
  const ranges: BodyQuery[] = []
  let gate: Promise<void> = Promise.resolve()
  let failure: Error | null = null

  const contentOf = (id: number): Kept => kept[id - 1000] ?? { raw: Buffer.from(`{"id":${String(id)}}`) }
  const inspection = new InspectionStore(
    {
      async get(id) {
        gets.push(id)
        const fails = failure
        const detail = aDelivery({ id, ...contentOf(id).detail })
        await gate
        if (fails !== null) throw fails
        return detail
      },
      async body(query): Promise<BodyRange> {
        ranges.push(query)
        await gate
        const { raw, decoded = raw, claimedBytes } = contentOf(query.id)
        const whole = query.form === 'raw' ? raw : decoded
        // A reader may give less than was asked for.
        const length = Math.min(query.length, 3 * MB)
        return {
          bytes: whole.slice(query.offset, query.offset + length),
          totalBytes: claimedBytes ?? whole.length,
        }
      },
    },
    selection,
  )
  await deliveries.start()
  await settled()
  return {
    inspection,
    selection,
    gets,
    ranges,
    /** Holds answers back until the returned function is called. */
    hold: (): (() => void) => {
      let open = (): void => undefined
      gate = new Promise((resolve) => (open = resolve))
      return open
    },
    failWith: (error: Error | null): void => {
      failure = error
    },
    open: async (position: number): Promise<Inspection> => {
      selection.selectAt(position)
      await settled()
      const state = inspection.state.get()
      if (state.status !== 'open') throw new Error(`the inspection is ${state.status}`)
      return state.inspection
    },
  }
}

describe('opening a delivery', () => {
  it('reads its body for what it is', async () => {
    const body = fleetbaseBody('order.created')
    const { open } = await anInspection({ 3: { raw: body } })
    const { detail, raw, decoded, read, jsonError } = await open(3)
    expect(detail.id).toBe(1003)
    expect(Buffer.compare(raw.bytes, body)).toBe(0)
    expect(raw.totalBytes).toBe(1616)
    expect(decoded).toBe(raw)
    expect(read).toMatchObject({ kind: 'json', json: { event: 'order.created' } })
    expect(jsonError).toBeNull()
  })

  it('asks for the decoded form as well where there is an encoding, and reads that one', async () => {
    const { open, ranges } = await anInspection({
      3: {
        detail: { headers: [['content-encoding', 'gzip']] },
        raw: Uint8Array.of(0x1f, 0x8b),
        decoded: Buffer.from('{"a":1}'),
      },
    })
    const { raw, read } = await open(3)
    expect([...raw.bytes]).toEqual([0x1f, 0x8b])
    expect(read.json).toEqual({ a: 1 })
    expect(ranges.filter(({ id }) => id === 1003).map(({ form }) => form)).toEqual(['raw', 'decoded'])
  })

  it('finds where broken JSON breaks', async () => {
    const { open } = await anInspection({
      3: { detail: { bodyKind: 'broken-json' }, raw: Buffer.from('{"a":1,}') },
    })
    expect((await open(3)).jsonError).toMatchObject({ line: 1, column: 8 })
  })

  it('puts a long body together from its ranges, byte for byte', async () => {
    const long = randomBytes(7 * MB)
    const { open } = await anInspection({ 3: { raw: long } })
    const { raw } = await open(3)
    expect(Buffer.compare(raw.bytes, long)).toBe(0)
  })

  it('shows the beginning of a body that is too long, and how long it is', async () => {
    const long = Buffer.alloc(MAX_SHOWN_BYTES + 5 * MB, 'ab')
    const { open, ranges } = await anInspection({ 3: { raw: long } })
    const { raw } = await open(3)
    expect(raw.bytes.length).toBe(MAX_SHOWN_BYTES)
    expect(raw.totalBytes).toBe(long.length)
    expect(Buffer.compare(raw.bytes, long.subarray(0, MAX_SHOWN_BYTES))).toBe(0)
    // No byte is asked for that is not shown.
    for (const { offset, length } of ranges) expect(offset + length).toBeLessThanOrEqual(MAX_SHOWN_BYTES)
  })

  it.each(['image', 'multipart'] as const)(
    'shows all of a longer body that is a file: %s',
    async (bodyKind) => {
      const long = randomBytes(MAX_SHOWN_BYTES + 5 * MB)
      const { open } = await anInspection({ 3: { detail: { bodyKind }, raw: long } })
      const { raw } = await open(3)
      expect(Buffer.compare(raw.bytes, long)).toBe(0)
    },
  )

  it('keeps few long bodies for going back', async () => {
    const files = Object.fromEntries(
      [3, 4, 5, 6].map((position) => [
        position,
        { detail: { bodyKind: 'image' as const }, raw: Buffer.alloc(20 * MB) },
      ]),
    )
    const { open, ranges } = await anInspection(files)
    for (const position of [3, 4, 5, 6]) await open(position)
    const askedOf = (id: number): number => ranges.filter((range) => range.id === id).length
    const [ofFirst, ofLast] = [askedOf(1003), askedOf(1006)]
    await open(5)
    await open(6)
    expect(askedOf(1006)).toBe(ofLast)
    await open(3)
    expect(askedOf(1003)).toBeGreaterThan(ofFirst)
  })

  it('shows no bytes that never came, should a range be empty', async () => {
    const short = Buffer.alloc(3 * MB, 'x')
    const { open } = await anInspection({ 3: { raw: short, claimedBytes: 5 * MB } })
    const { raw } = await open(3)
    expect(raw.bytes.length).toBe(short.length)
    expect(raw.totalBytes).toBe(5 * MB)
  })
})

describe('going from one to the next', () => {
  it('shows the one selected last, whichever loads first', async () => {
    const { inspection, selection, hold } = await anInspection()
    const letFirst = hold()
    selection.selectAt(3)
    const letSecond = hold()
    selection.selectAt(4)
    letSecond()
    await settled()
    expect(inspection.state.get()).toMatchObject({ status: 'open', id: 1004 })
    letFirst()
    await settled()
    expect(inspection.state.get()).toMatchObject({ status: 'open', id: 1004 })
  })

  it('says that it loads, and never shows the one before under the next one’s name', async () => {
    const { inspection, selection, hold, open } = await anInspection()
    await open(3)
    const letGo = hold()
    selection.selectAt(4)
    expect(inspection.state.get()).toEqual({ status: 'loading', id: 1004 })
    letGo()
  })

  it('takes in what is said of it, while it is open and while it is read', async () => {
    const { inspection, selection, hold, open } = await anInspection()
    await open(3)
    inspection.annotate([1003, 1004], { what: 'note', value: 'ask' })
    expect(inspection.state.get()).toMatchObject({ inspection: { detail: { id: 1003, note: 'ask' } } })
    const letGo = hold()
    selection.selectAt(4)
    inspection.annotate([1004], { what: 'pinned', value: true })
    inspection.annotate([1004], { what: 'note', value: 'now' })
    letGo()
    await settled()
    expect(inspection.state.get()).toMatchObject({
      inspection: { detail: { id: 1004, pinned: true, note: 'now' } },
    })
    expect((await open(3)).detail.note).toBe('ask')
  })

  it('does not load again what was just looked at', async () => {
    const { gets, open } = await anInspection()
    const first = await open(3)
    await open(4)
    gets.length = 0
    expect(await open(3)).toBe(first)
    expect(gets).toEqual([])
  })

  it('keeps a few, since each may be large', async () => {
    const { gets, open } = await anInspection()
    for (let position = 0; position < 20; position += 1) await open(position)
    gets.length = 0
    await open(0)
    await open(19)
    expect(gets).toEqual([1000])
  })
})

describe('a delivery that can’t be read', () => {
  it('says why, and opens when tried again', async () => {
    const { inspection, selection, failWith } = await anInspection()
    failWith(new AppError('not-found', 'It is gone.'))
    selection.selectAt(3)
    await settled()
    expect(inspection.state.get()).toMatchObject({ status: 'failed', id: 1003, error: { code: 'not-found' } })
    failWith(null)
    inspection.retry()
    await settled()
    expect(inspection.state.get()).toMatchObject({ status: 'open', id: 1003 })
  })

  it('does not disturb the one that was selected since', async () => {
    const { inspection, selection, failWith, hold } = await anInspection()
    failWith(new Error('no'))
    const letFail = hold()
    selection.selectAt(3)
    failWith(null)
    hold()()
    selection.selectAt(4)
    await settled()
    letFail()
    await settled()
    expect(inspection.state.get()).toMatchObject({ status: 'open', id: 1004 })
  })

  it('says by whom it was signed as soon as that is checked anew, also where it was being read just then', async () => {
    const detail: Partial<DeliveryDetail> = { signature: 'invalid' }
    const kept = { detail, raw: Buffer.from('{}') }
    const { inspection, selection, open, ranges, hold } = await anInspection({ 3: kept, 4: kept })
    await open(3)
    detail.signature = 'valid'
    detail.signedBy = 'a key'
    const bodies = ranges.length
    await inspection.readSignatures()
    expect(inspection.state.get()).toMatchObject({
      inspection: { detail: { id: 1003, signature: 'valid', signedBy: 'a key' } },
    })
    expect(ranges).toHaveLength(bodies)

    const letGo = hold()
    selection.selectAt(4)
    detail.signature = 'invalid'
    const reading = inspection.readSignatures()
    letGo()
    await reading
    await settled()
    expect(inspection.state.get()).toMatchObject({
      inspection: { detail: { id: 1004, signature: 'invalid' } },
    })
  })
})
