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

  it.each([
    [
      Object.assign(withCode('HPE_INVALID_TRANSFER_ENCODING'), {
        reason: "Transfer-Encoding can't be present with Content-Length",
      }),
      'Bad request: sent both Content-Length and Transfer-Encoding; refused as request smuggling.\n',
    ],
    [
      withCode('HPE_INVALID_CHUNK_SIZE'),
      'Bad request: sent a chunked body with a chunk size that is not a hexadecimal number.\n',
    ],
    [withCode('HPE_SOMETHING_NEW'), 'This is not HTTP as the standard has it.\n'],
  ])('says what was wrong where that is known: %s', (error, body) => {
    expect(brokenRequestAnswer(error)?.bytes.split('\r\n\r\n')[1]).toBe(body)
  })

  it.each(['ECONNRESET', 'EPIPE', 'HPE_INVALID_EOF_STATE'])('is none to %s, where nobody listens', (code) => {
    expect(brokenRequestAnswer(withCode(code))).toBeNull()
  })
})
