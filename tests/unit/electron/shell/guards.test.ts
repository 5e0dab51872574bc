import type { Session, WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { guardContents, guardSession, mayNavigate, openOutside } from '../../../../electron/shell/guards'

// Electron's module is only a path in plain Node; this is its side of the boundary.
const openedOutside = vi.hoisted((): string[] => [])
vi.mock('electron', () => ({ shell: { openExternal: (url: string) => openedOutside.push(url) } }))

const PAGE = 'app://waybill/index.html'

const hostile = [
  'http://example.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:app://waybill/1',
  'about:blank',
  'mailto:a@example.com',
  'ssh://example.com',
  'smb://example.com/share',
  'ms-msdt:/id',
  'https://user:pass@example.com/',
  'https://paypal.com@example.com/',
  ' ',
  'https://',
  '//example.com',
]

describe('an address that opens outside', () => {
  it.each([
    ['https://example.com', 'https://example.com/'],
    ['HTTPS://EXAMPLE.com/a b?q=1#f', 'https://example.com/a%20b?q=1#f'],
    ['https:example.com', 'https://example.com/'],
  ])('is https, passed on as it was parsed: %s', (url, passed) => {
    const opened: string[] = []
    expect(openOutside(url, (safe) => opened.push(safe))).toBe(true)
    expect(opened).toEqual([passed])
  })

  it.each(hostile)('is never %j', (url) => {
    const opened: string[] = []
    expect(openOutside(url, (safe) => opened.push(safe))).toBe(false)
    expect(opened).toEqual([])
  })
})

describe('a navigation', () => {
  it('is a reload of our own page', () => {
    expect(mayNavigate(PAGE, PAGE)).toBe(true)
    expect(mayNavigate('http://localhost:5173/', 'http://localhost:5173')).toBe(true)
  })

  it.each([...hostile, 'https://example.com/', 'app://waybill.example/', 'http://localhost:5174/'])(
    'is never %j',
    (url) => {
      expect(mayNavigate(url, PAGE)).toBe(false)
      expect(mayNavigate(url, 'http://localhost:5173')).toBe(false)
    },
  )
})

describe('the guards of a page', () => {
  /** Electron's side of a page: what was put on it, and whether an event was stopped. */
  function guarded() {
    let openWindow: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
    const listeners = new Map<string, (event: { url: string; preventDefault: () => void }) => void>()
    guardContents(
      {
        setWindowOpenHandler: (handler: typeof openWindow) => (openWindow = handler),
        on: (name: string, listener: () => void) => listeners.set(name, listener),
      } as unknown as WebContents,
      PAGE,
    )
    return {
      openWindow: (url: string) => openWindow({ url }).action,
      isStopped: (event: string, url: string) => {
        let stopped = false
        listeners.get(event)?.({ url, preventDefault: () => (stopped = true) })
        return stopped
      },
    }
  }

  it('open no window; a link goes to the person’s browser', () => {
    const page = guarded()
    openedOutside.length = 0
    for (const url of [...hostile, 'https://example.com/docs', PAGE])
      expect(page.openWindow(url)).toBe('deny')
    expect(openedOutside).toEqual(['https://example.com/docs'])
  })

  it('stop every way out of the page, and let it reload', () => {
    const page = guarded()
    for (const event of ['will-navigate', 'will-redirect']) {
      expect(page.isStopped(event, 'https://example.com/')).toBe(true)
      expect(page.isStopped(event, PAGE)).toBe(false)
    }
    expect(page.isStopped('will-attach-webview', PAGE)).toBe(true)
  })
})

it('a session grants nothing', () => {
  const granted: unknown[] = []
  guardSession({
    setPermissionRequestHandler: (
      handler: (contents: null, name: string, decide: (yes: boolean) => void) => void,
    ) => {
      for (const name of ['media', 'notifications', 'clipboard-read'])
        handler(null, name, (yes) => granted.push(yes))
    },
    setPermissionCheckHandler: (handler: () => boolean) => granted.push(handler()),
    setDevicePermissionHandler: (handler: () => boolean) => granted.push(handler()),
  } as unknown as Session)
  expect(granted).toEqual([false, false, false, false, false])
})
