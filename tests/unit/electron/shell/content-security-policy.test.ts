import { expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../../electron/shell/content-security-policy'

/** The policy by directive. */
function directives(): Map<string, string[]> {
  return new Map(
    contentSecurityPolicy('NONCE')
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources]),
  )
}

it('what is not named is not allowed, and no directive stands twice', () => {
  expect(directives().get('default-src')).toEqual(["'none'"])
  expect(directives().size).toBe(contentSecurityPolicy('').split(';').length)
})

it('nothing comes from anywhere but our own files', () => {
  const harmless = new Set(["'none'", "'self'", "'nonce-NONCE'", "'script'", 'blob:', 'waybill-worker'])
  for (const [name, sources] of directives()) {
    for (const source of sources) expect(harmless, `${name} ${source}`).toContain(source)
  }
})

it('no script runs but our files: none inline, none from a captured body, none evaluated', () => {
  expect(directives().get('script-src')).toEqual(["'self'"])
  expect(directives().get('require-trusted-types-for')).toEqual(["'script'"])
  expect(directives().get('trusted-types')).toEqual(['waybill-worker'])
  expect(directives().get('worker-src')).toEqual(["'self'"])
  // These do not fall back to default-src.
  for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
    expect(directives().get(name)).toEqual(["'none'"])
})

it('only images may be captured bytes', () => {
  const withBlob = [...directives()].filter(([, sources]) => sources.includes('blob:')).map(([name]) => name)
  expect(withBlob).toEqual(['img-src'])
})
