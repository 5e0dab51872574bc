import { shell, type Session, type WebContents } from 'electron'
import { originOf } from '../ipc/trusted-sender'

/**
 * Shuts the page in: no permission is granted, nothing is navigated to, no window opens. A link to an https page opens
 * in the person's own browser. What a captured payload names can therefore never be loaded here.
 */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

/** Guards one page that lives at `pageUrl`. */
export function guardContents(contents: WebContents, pageUrl: string): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url, (safeUrl) => void shell.openExternal(safeUrl))
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url, pageUrl)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url, pageUrl)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
}

/** Only a reload of our own page is a navigation that the window may make. */
export function mayNavigate(url: string, pageUrl: string): boolean {
  const origin = originOf(url)
  return origin !== null && origin === originOf(pageUrl)
}

/** Passes an https address on to `open`; anything else (file:, javascript:, a custom scheme) is dropped. */
export function openOutside(url: string, open: (url: string) => void): boolean {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return false
  }
  if (parsed.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '') return false
  open(parsed.href)
  return true
}
