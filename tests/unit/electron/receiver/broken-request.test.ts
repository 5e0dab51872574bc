import { describe, expect, it } from 'vitest'
import { brokenRequestAnswer } from '../../../../electron/receiver/broken-request'

const withCode = (code: string): Error => Object.assign(new Error('from the parser'), { code })

describe('the answer to what the parser refused', () => {
  it.each([
    ['HPE_INVALID_METHOD', 'HTTP/1.1 400 Bad Request'],
    ['HPE_HEADER_OVERFLOW', 'HTTP/1.1 431 Request Header Fields Too Large'],
    ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 'HTTP/1.1 413 Payload Too Large'],
  ])('to %s begins with %s, ends the connection and tells nothing of the bytes', (code, statusLine) => {
    const [head = '', body = ''] = (brokenRequestAnswer(withCode(code))?.bytes ?? '').split('\r\n\r\n')
    expect(head.split('\r\n')[0]).toBe(statusLine)
    expect(head).toContain('\r\nConnection: close')
    expect(head).toContain(`\r\nContent-Length: ${String(body.length)}\r\n`)
    expect(body).not.toContain('from the parser')
  })

  it.each(['ECONNRESET', 'EPIPE', 'HPE_INVALID_EOF_STATE'])('is none to %s, where nobody listens', (code) => {
    expect(brokenRequestAnswer(withCode(code))).toBeNull()
  })
})
