import { expect, test } from './fixtures'

test('the page has no Node, no permission and a strict policy', async ({ waybill, main }) => {
  const preferences = await waybill.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>
    }
    const { contextIsolation, nodeIntegration, sandbox, webSecurity, webviewTag } =
      contents.getLastWebPreferences()
    return { contextIsolation, nodeIntegration, sandbox, webSecurity, webviewTag }
  })
  expect(preferences).toEqual({
    contextIsolation: true,
    nodeIntegration: false,
    sandbox: true,
    webSecurity: true,
    webviewTag: false,
  })

  const page = await main.page.evaluate(async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in window)
    const policy = (await fetch('index.html')).headers.get('content-security-policy')
    const notifications = (await navigator.permissions.query({ name: 'notifications' })).state
    return { names, policy, notifications, frozen: Object.isFrozen(window.waybill) }
  })
  expect(page).toMatchObject({ names: [], notifications: 'denied', frozen: true })
  expect(page.policy).toContain("default-src 'none'")
  expect(page.policy).toContain("script-src 'self'")
  expect(page.policy).not.toContain('unsafe')
})

test('inline script, strings as code, markup and foreign addresses are refused', async ({ main }) => {
  const refused = await main.page.evaluate(async () => {
    const violations = new Set<string>()
    document.addEventListener('securitypolicyviolation', (event) => violations.add(event.effectiveDirective))
    const isRefused = (attempt: () => unknown): boolean => {
      try {
        attempt()
        return false
      } catch {
        return true
      }
    }
    const image = new Image()
    image.src = 'https://example.com/pixel.png'
    const fetched = await fetch('https://example.com/').then(
      () => 'answered',
      () => 'refused',
    )
    const markup = isRefused(() => (document.createElement('div').innerHTML = '<b>x</b>'))
    const later: (code: string) => unknown = Reflect.get(window, 'setTimeout')
    const code = isRefused(() => later('window.ran = true'))
    const inline = isRefused(() => (document.createElement('script').text = 'window.ran = true'))
    const worker = isRefused(() => new Worker('assets/any.js'))
    // Violations are told later, on a busy machine by some frames; what is never told fails the test all the same.
    for (
      const giveUpAtMs = performance.now() + 10_000;
      performance.now() < giveUpAtMs && violations.size < 3;
    ) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    return { fetched, markup, code, inline, worker, ran: 'ran' in window, violations: [...violations].sort() }
  })
  expect(refused).toMatchObject({
    fetched: 'refused',
    markup: true,
    code: true,
    inline: true,
    worker: true,
    ran: false,
  })
  expect(refused.violations).toEqual(
    expect.arrayContaining(['connect-src', 'img-src', 'require-trusted-types-for']),
  )
})

test('nothing navigates away and no window opens', async ({ waybill, main }) => {
  const before = main.page.url()
  // Outside links must not start a browser here.
  await waybill.app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = (url: string) => {
      opened.push(url)
      return Promise.resolve()
    }
  })
  await main.page.evaluate(() => {
    window.open('file:///etc/passwd')
    window.open('javascript:alert(1)')
    window.open('https://example.com/help')
    for (const href of ['https://example.com/', 'file:///etc/passwd', 'app://elsewhere/index.html']) {
      const link = Object.assign(document.createElement('a'), { href })
      document.body.append(link)
      link.click()
      link.remove()
    }
  })
  await expect
    .poll(() => waybill.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
    .toEqual(['https://example.com/help'])
  expect(main.page.url()).toBe(before)
  expect(waybill.app.windows()).toHaveLength(1)
})

test('a page of another origin gets no answer', async ({ waybill, main }) => {
  const answer = await waybill.app.evaluate(async ({ app, BrowserWindow }) => {
    // A second page of the app's own process, with the same preload but another origin.
    const preload = `${app.getAppPath()}/dist/preload/preload.cjs`
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
    await stranger.loadURL('data:text/html,<p>stranger</p>')
    const result: unknown = await stranger.webContents.executeJavaScript(
      "window.waybill.calls['app:info']({}).then((answer) => answer.ok ? 'answered' : answer.error.code)",
    )
    stranger.destroy()
    return result
  })
  expect(answer).toBe('refused-sender')
  await expect(main.endpoint).toBeVisible()
})

test('bad input to a call is refused with a reason', async ({ main }) => {
  const answer = await main.page.evaluate(() =>
    window.waybill.calls['deliveries:page']({ from: -1, limit: 10 }).then((result) =>
      result.ok ? 'answered' : result.error.code,
    ),
  )
  expect(answer).toBe('invalid-input')
})
