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
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // Of start-diff-worker.ts, which vouches for the one script that the page starts by its address.
    'trusted-types waybill-worker',
  ].join('; ')
}

/** The policy of everything else that is served. A worker has its own, that of its script: our files, and no connection. */
export const SCRIPT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'"
