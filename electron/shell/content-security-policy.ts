/**
 * The page's policy: our own files and nothing else. The editor writes its styles at run time and is given a nonce for
 * them; no inline script, no eval, no connection to anywhere. `blob:` images are captured bodies shown inert.
 */
export function contentSecurityPolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}
