import { foldAll, foldAscii } from '../../../core/filter/text-match'
import { queryOf, type SearchedDelivery } from '../../../core/filter/searched'
import {
  aboutFact,
  coarseNumber,
  elementPlace,
  fieldFact,
  memberPlace,
  presentFact,
  ROOT,
  valueFact,
} from './facts'
import {
  BLOCK_IDS,
  eachFactSlot,
  eachGramSlot,
  FRESH_IDS,
  FRESH_RANGES,
  FRESH_SLOT_BYTES,
  RANGE_IDS,
  SLOTS,
} from './layout'
import { RANGE_OF, RangeBuilder } from './ranges'

/** Of a longer text or a larger payload all slots are taken at once: it is looked at whatever is wanted. */
const MAX_TEXT = 512 * 1024
const MAX_VALUES = 20_000

/** Builds a fresh segment, delivery by delivery. */
export class SegmentBuilder {
  /** A bit a block, for each slot. */
  readonly slots = new Uint8Array(SLOTS * FRESH_SLOT_BYTES)
  readonly ranges = new RangeBuilder(FRESH_RANGES)
  private readonly firstId: number
  private bit = 0
  private byte = 0
  private range = 0
  private values = 0
  private readonly takeSlot = (slot: number): void => {
    const at = slot * FRESH_SLOT_BYTES + this.byte
    this.slots[at] = (this.slots[at] ?? 0) | this.bit
  }

  constructor(readonly segment: number) {
    this.firstId = segment * FRESH_IDS
  }

  /** Adds a delivery, whose id belongs to this segment. */
  add(delivery: SearchedDelivery): void {
    const place = delivery.summary.id - this.firstId
    const block = Math.floor(place / BLOCK_IDS)
    this.byte = block >> 3
    this.bit = 1 << (block & 7)
    this.range = Math.floor(place / RANGE_IDS)
    this.values = 0
    this.addSummary(delivery)
    const text = delivery.foldedText()
    const json = delivery.json()
    if (text.length > MAX_TEXT) this.takeAll()
    else this.addText(text)
    if (json !== undefined) this.addValue(ROOT, json, 0)
    if (this.values > MAX_VALUES) this.takeAll()
  }

  private addSummary(delivery: SearchedDelivery): void {
    const { summary } = delivery
    const names = [summary.eventId, summary.resourceType, summary.resourceId]
    this.addFact(fieldFact('provider', summary.provider))
    this.addFact(fieldFact('method', summary.method))
    this.addFact(fieldFact('via', summary.via))
    this.addFact(fieldFact('kind', summary.bodyKind))
    this.addFact(fieldFact('ip', delivery.remoteAddress()))
    if (summary.keptBytes !== null) this.addFact(fieldFact('cut', 'cut'))
    if (summary.eventName !== null) this.addFact(fieldFact('event', summary.eventName))
    if (summary.eventId !== null) this.addFact(fieldFact('id', summary.eventId))
    if (summary.resourceType !== null) this.addFact(fieldFact('resource', summary.resourceType))
    if (summary.resourceId !== null) this.addFact(fieldFact('resource', summary.resourceId))
    for (const [name] of delivery.headers()) this.addFact(fieldFact('header', name))
    for (const [name] of queryOf(summary.target)) this.addFact(fieldFact('query', name))
    // Names are looked for by their parts as well, wherever a provider read them from.
    for (const name of [...names, summary.provider, summary.via, summary.method, delivery.remoteAddress()]) {
      if (name !== null) this.addText(foldAll(foldAscii(name)))
    }
    if (summary.status !== null) this.ranges.add(RANGE_OF.status, this.range, summary.status)
    this.ranges.add(RANGE_OF.size, this.range, summary.sizeBytes)
    this.ranges.add(RANGE_OF.received, this.range, summary.receivedAtUs)
  }

  private addText(text: string): void {
    eachGramSlot(text, this.takeSlot)
  }

  private addValue(place: number, value: unknown, depth: number): void {
    this.values += 1
    if (this.values > MAX_VALUES || depth > 200) {
      this.values = MAX_VALUES + 1
      return
    }
    if (value !== null) this.addFact(presentFact(place))
    if (Array.isArray(value)) {
      const inner = elementPlace(place)
      for (const element of value) this.addValue(inner, element, depth + 1)
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        this.addValue(memberPlace(place, name), member, depth + 1)
      }
    } else if (typeof value === 'number') {
      this.addFact(valueFact(place, value))
      this.addFact(aboutFact(place, coarseNumber(value)))
      this.ranges.add(place, this.range, value)
    } else if (typeof value === 'string' || typeof value === 'boolean' || value === null) {
      this.addFact(valueFact(place, value))
    }
  }

  private addFact(hash: number): void {
    eachFactSlot(hash, this.takeSlot)
  }

  private takeAll(): void {
    for (let slot = 0; slot < SLOTS; slot += 1) this.takeSlot(slot)
    this.ranges.giveUp()
  }
}
