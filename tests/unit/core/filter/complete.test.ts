import { describe, expect, it } from 'vitest'
import { completeFilter, valuePathAt, type Known } from '../../../../core/filter/complete'

const KNOWN: Known = {
  events: ['order.created', 'order.dispatched', 'driver.updated', 'odd name'],
  resourceTypes: ['order', 'driver'],
  paths: ['data.status', 'data.driver_assigned', 'data.items[*].sku', 'data["odd name"]'],
  headers: ['user-agent', 'signature'],
  values: ['created', 'dispatched', '"two words"'],
}

/** The text with each of the first offers put in, the caret where `|` stands. */
function offered(marked: string, most = 3): string[] {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  const { from, to, items } = completeFilter(text, caret, KNOWN)
  return items.slice(0, most).map(({ insert }) => text.slice(0, from) + insert + text.slice(to))
}

describe('completion', () => {
  it.each([
    ['eve|', ['event:']],
    ['signat|', ['signature:']],
    ['is:du|', ['is:duplicate']],
    ['signature:|', ['signature:valid', 'signature:invalid', 'signature:none']],
    ['event:ord|', ['event:order.created', 'event:order.dispatched', 'event:order.*']],
    ['event:odd|', ['event:"odd name"']],
    ['resource:dr|', ['resource:driver']],
    ['header.|', ['header.user-agent:', 'header.signature:']],
    ['data.st|', ['data.status:']],
    ['exists:data.dr|', ['exists:data.driver_assigned']],
    ['data.status:|', ['data.status:created', 'data.status:dispatched', 'data.status:"two words"']],
    ['data.status:disp|', ['data.status:dispatched']],
    ['data.status:>cr|', ['data.status:>created']],
    ['status:>|', ['status:>2xx', 'status:>=400', 'status:>=500']],
    ['a -even|', ['a -event:']],
    ['(a or even|)', ['(a or event:)']],
    ['dispatched|', ['event:order.dispatched']],
    ['a event:ord| b', ['a event:order.created b', 'a event:order.dispatched b', 'a event:order.* b']],
  ])('at %s offers %j', (marked, expected) => {
    expect(offered(marked)).toEqual(expected)
  })

  it('begins with the fields where nothing is typed', () => {
    expect(offered('|', 2)).toEqual(['event:', 'id:'])
    expect(offered('a |', 2)).toEqual(['a event:', 'a id:'])
  })

  it('offers nothing that stands there already', () => {
    expect(offered('event:driver.updated|')).toEqual([])
  })

  it('asks for the values of a payload path, and of nothing else', () => {
    expect(valuePathAt('data.status:', 12)).toBe('data.status')
    expect(valuePathAt('a -data.items[*].sku:A1', 23)).toBe('data.items[*].sku')
    expect(valuePathAt('data["odd name"]:x', 18)).toBe('data["odd name"]')
    expect(valuePathAt('event:x', 7)).toBeNull()
    expect(valuePathAt('header.user-agent:x', 19)).toBeNull()
    expect(valuePathAt('word', 4)).toBeNull()
  })
})
