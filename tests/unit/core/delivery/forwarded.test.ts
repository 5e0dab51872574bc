import { describe, expect, it } from 'vitest'
import { forwardedChain } from '../../../../core/delivery/forwarded'

describe('the chain of forwarded addresses', () => {
  it('is empty where no header tells one', () => {
    expect(forwardedChain([['Host', 'example.com']])).toEqual([])
  })

  it('is that of X-Forwarded-For, the sender’s first, over all headers of that name', () => {
    expect(
      forwardedChain([
        ['X-Forwarded-For', '203.0.113.7, 198.51.100.2'],
        ['x-forwarded-for', ' 10.0.0.1 '],
      ]),
    ).toEqual(['203.0.113.7', '198.51.100.2', '10.0.0.1'])
  })

  it('is that of Forwarded where there is no other, with and without quotes', () => {
    expect(
      forwardedChain([
        ['Forwarded', 'for=192.0.2.60;proto=http, For="[2001:db8::17]:4711"; by=203.0.113.43'],
      ]),
    ).toEqual(['192.0.2.60', '[2001:db8::17]:4711'])
  })

  it('prefers X-Forwarded-For, which says more where both are there', () => {
    expect(
      forwardedChain([
        ['Forwarded', 'for=192.0.2.60'],
        ['X-Forwarded-For', '203.0.113.7'],
      ]),
    ).toEqual(['203.0.113.7'])
  })

  it('leaves out what holds no address', () => {
    expect(forwardedChain([['X-Forwarded-For', ' , ']])).toEqual([])
    expect(forwardedChain([['Forwarded', 'proto=https;notfor=x']])).toEqual([])
  })
})
