import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { answerAppRequest, APP_ORIGIN, APP_PAGE, fileFor } from '../../../../electron/shell/app-protocol'
import { tempFolder } from '../../../support/temp-folder'

// Electron's module is only a path in plain Node. Nothing of it is used by what is tested here, and a use would throw.
vi.mock('electron', () => ({}))

/** A built page with a secret beside its folder and one in it that is no part of a page. */
function builtPage(): string {
  const folder = join(tempFolder(), 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(
    join(folder, 'index.html'),
    '<style nonce="__STYLE_NONCE__"></style><meta content="__STYLE_NONCE__">',
  )
  writeFileSync(join(folder, 'assets', 'index.js'), 'start()')
  writeFileSync(join(folder, 'assets', 'a b%.css'), 'p{}')
  writeFileSync(join(folder, 'waybill.db'), 'secret')
  writeFileSync(join(folder, '..', 'secret.js'), 'secret')
  mkdirSync(join(folder, '..', 'renderer-old'))
  writeFileSync(join(folder, '..', 'renderer-old', 'index.js'), 'secret')
  return folder
}

async function get(url: string, folder: string, method = 'GET') {
  const response = await answerAppRequest(method, url, folder)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('the page', () => {
  it('comes with a policy whose nonce is the page’s own, new at every load', async () => {
    const folder = builtPage()
    const nonces = new Set<string>()
    for (let load = 0; load < 5; load += 1) {
      const { status, headers, text } = await get(APP_PAGE, folder)
      expect(status).toBe(200)
      const nonce = /<style nonce="([\w-]{16,})">/.exec(text)?.[1] ?? ''
      expect(text).toContain(`<meta content="${nonce}">`)
      expect(headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(5)
  })

  it.each([
    [`${APP_ORIGIN}/assets/index.js`, 'text/javascript; charset=utf-8', 'start()'],
    [`${APP_ORIGIN}/assets/index.js?v=1#x`, 'text/javascript; charset=utf-8', 'start()'],
    [`${APP_ORIGIN}/assets/../assets/index.js`, 'text/javascript; charset=utf-8', 'start()'],
    [`${APP_ORIGIN}/assets/a%20b%25.css`, 'text/css; charset=utf-8', 'p{}'],
  ])('has its files: %s', async (url, mediaType, content) => {
    const { status, headers, text } = await get(url, builtPage())
    expect([status, headers.get('content-type'), text]).toEqual([200, mediaType, content])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    // A worker's script is its page: it may do no more than run.
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'",
    )
  })

  it.each([
    ['outside the folder', `${APP_ORIGIN}/..%2fsecret.js`],
    ['outside, by backslashes', `${APP_ORIGIN}/..%5csecret.js`],
    ['in a folder whose name begins alike', `${APP_ORIGIN}/..%2frenderer-old%2findex.js`],
    ['of no type that a page has', `${APP_ORIGIN}/waybill.db`],
    ['not there', `${APP_ORIGIN}/nothing.js`],
    ['a folder', `${APP_ORIGIN}/assets`],
    ['the root', `${APP_ORIGIN}/`],
    ['of another host', 'app://other/index.html'],
    ['of another port', 'app://waybill:1/index.html'],
    ['of another scheme', 'file:///index.html'],
    ['ill escaped', `${APP_ORIGIN}/%e0%a4%a.js`],
    ['with a zero in its name', `${APP_ORIGIN}/assets/index.js%00.html`],
    ['no address', 'index.html'],
  ])('has no file %s', async (_what, url) => {
    const { status, text } = await get(url, builtPage())
    expect(status).toBe(404)
    expect(text).not.toContain('secret')
  })

  it.each(['POST', 'HEAD', 'PUT', 'get'])('answers nothing to %s', async (method) => {
    expect((await get(APP_PAGE, builtPage(), method)).status).toBe(404)
  })
})

it('no address leads out of the folder', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2f',
    '/',
    '\\',
    '%5c',
    '//',
    'etc',
    'renderer',
    'a.js',
    '%00',
    '%25',
    'C:',
    '~',
    '@',
    '?',
  )
  const root = resolve('/srv/renderer')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const path = fileFor(`${APP_ORIGIN}/${pieces.join('')}`, root)
      if (path === null) return
      expect(resolve(path)).toBe(path)
      expect(path.startsWith(root + sep)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
