import { describe, expect, it } from 'vitest'
import { isTrustedSender, originOf } from '../../../../electron/ipc/trusted-sender'

const PAGE = 'app://waybill/index.html'

describe('a trusted sender', () => {
  it.each(['app://waybill/index.html', 'app://waybill/', 'app://waybill/index.html?x#y'])(
    'is our page at %s',
    (url) => {
      expect(isTrustedSender({ url, parent: null }, PAGE)).toBe(true)
    },
  )

  it.each([
    ['app://waybill.example/index.html'],
    ['app://waybill:80/index.html'],
    ['app://waybill@evil.example/index.html'],
    ['app://evil.example/app://waybill/index.html'],
    ['app:waybill/index.html'],
    ['https://waybill/index.html'],
    ['blob:app://waybill/2f1c'],
    ['file:///index.html'],
    ['data:text/html,app://waybill/'],
    ['about:blank'],
    ['about:srcdoc'],
    ['javascript:app://waybill/'],
    [''],
  ])('is not %j', (url) => {
    expect(isTrustedSender({ url, parent: null }, PAGE)).toBe(false)
  })

  it('is no frame inside our page, and no frame that is gone', () => {
    expect(isTrustedSender({ url: PAGE, parent: { url: PAGE } }, PAGE)).toBe(false)
    expect(isTrustedSender({ url: PAGE, parent: undefined }, PAGE)).toBe(false)
    expect(isTrustedSender(null, PAGE)).toBe(false)
  })

  it('is nobody where our own page’s address can’t be read', () => {
    expect(isTrustedSender({ url: 'nonsense', parent: null }, 'nonsense')).toBe(false)
  })
})

it('an origin tells schemes, hosts and ports apart', () => {
  const urls = [
    'app://waybill/x',
    'app://waybil/x',
    'http://localhost:5173/x',
    'http://localhost:5174/x',
    'file:///x',
  ]
  expect(new Set(urls.map(originOf)).size).toBe(urls.length)
  expect(originOf('http://LOCALHOST:5173/a')).toBe(originOf('http://localhost:5173/b'))
  expect(originOf('not a url')).toBeNull()
})
