import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { contentSecurityPolicy, SCRIPT_SECURITY_POLICY } from './content-security-policy'

/** Where the window's page lives. A scheme of our own: file:// would give the page every file of the machine. */
export const APP_ORIGIN = 'app://waybill'
export const APP_PAGE = `${APP_ORIGIN}/index.html`

/** Stands in index.html where the style nonce of this load goes. */
const NONCE_PLACEHOLDER = '__STYLE_NONCE__'

const MEDIA_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
}

/** Must run before the app is ready: a scheme's privileges are fixed then. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built page to `session` from `folder`, and nothing outside of it. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle('app', (request) => answerAppRequest(request.method, request.url, folder))
}

/** One answer of the app:// scheme: GET only, our host only, inside the folder only. */
export async function answerAppRequest(method: string, url: string, folder: string): Promise<Response> {
  const path = fileFor(url, folder)
  if (method !== 'GET' || path === null) return new Response('Not found', { status: 404 })
  const mediaType = MEDIA_TYPES[extname(path)]
  if (mediaType === undefined) return new Response('Not found', { status: 404 })
  try {
    const content = await readFile(path)
    return extname(path) === '.html' ? page(content.toString('utf8')) : file(content, mediaType)
  } catch {
    // A file that is not there is a 404 whatever the reason.
    return new Response('Not found', { status: 404 })
  }
}

/** The file that a URL names, or null where it is not ours or lies outside the folder. */
export function fileFor(url: string, folder: string): string | null {
  let path: string
  try {
    const parsed = new URL(url)
    if (`${parsed.protocol}//${parsed.host}` !== APP_ORIGIN) return null
    path = decodeURIComponent(parsed.pathname)
  } catch {
    return null
  }
  if (path.includes('\0')) return null
  const root = resolve(folder)
  const target = resolve(root, `.${path}`)
  return target.startsWith(root + sep) ? target : null
}

function page(html: string): Response {
  const nonce = randomBytes(16).toString('base64url')
  return new Response(html.replaceAll(NONCE_PLACEHOLDER, nonce), {
    headers: {
      'content-type': MEDIA_TYPES['.html'] ?? '',
      'content-security-policy': contentSecurityPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    },
  })
}

function file(content: Uint8Array<ArrayBuffer>, mediaType: string): Response {
  return new Response(content, {
    headers: {
      'content-type': mediaType,
      'content-security-policy': SCRIPT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
    },
  })
}
