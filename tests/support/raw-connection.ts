import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface RawResponse {
  status: number
  /** Names in lower case. */
  headers: Map<string, string>
  body: string
}

/** A socket that sends exactly the bytes it is given and reads answers that carry a Content-Length. */
export class RawConnection {
  private received = Buffer.alloc(0)
  /** Whether nothing more comes; our half may still be open. */
  private isEnded = false
  private brokenBy: string | null = null
  private wake: () => void = () => undefined

  private constructor(private readonly socket: Socket) {
    socket.on('data', (piece: Buffer) => {
      this.received = Buffer.concat([this.received, piece])
      this.wake()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      this.brokenBy = error.code ?? error.message
    })
    const onEnd = (): void => {
      this.isEnded = true
      this.wake()
    }
    socket.on('end', onEnd).on('close', onEnd)
  }

  static async open(port: number, host = '127.0.0.1'): Promise<RawConnection> {
    const socket = connect({ port, host, allowHalfOpen: true })
    await once(socket, 'connect')
    return new RawConnection(socket)
  }

  /** Sends text as Latin-1, one byte a character. */
  send(...parts: (string | Uint8Array)[]): void {
    this.socket.write(
      Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))),
    )
  }

  /** Closes the sending half. */
  endSending(): void {
    this.socket.end()
  }

  destroy(): void {
    this.socket.destroy()
  }

  /** The code of the error that broke the connection, `ECONNRESET` for one; null where none did. */
  get brokenByError(): string | null {
    return this.brokenBy
  }

  /** The next answer; of a HEAD there is no body whatever its length says. Rejects when the connection closes first. */
  async response({ isHead = false } = {}): Promise<RawResponse> {
    const headEnd = await this.until(() => this.received.indexOf('\r\n\r\n'))
    const [statusLine = '', ...lines] = this.received.subarray(0, headEnd).toString('latin1').split('\r\n')
    const headers = new Map(
      lines.map((line) => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
      }),
    )
    const length = isHead ? 0 : Number(headers.get('content-length') ?? 0)
    const end = headEnd + 4 + length
    await this.until(() => (this.received.length >= end ? end : -1))
    const body = this.received.subarray(headEnd + 4, end).toString()
    this.received = this.received.subarray(end)
    return { status: Number(statusLine.split(' ')[1]), headers, body }
  }

  /** Resolves with what came since the last answer, when the other side has closed. */
  async untilClosed(): Promise<string> {
    if (!this.isEnded) {
      // It rejects with what broke the connection, which is an end like any other.
      await Promise.race([once(this.socket, 'end'), once(this.socket, 'close')]).catch(() => undefined)
    }
    this.socket.destroy()
    return this.received.toString()
  }

  private async until(find: () => number): Promise<number> {
    for (;;) {
      const found = find()
      if (found >= 0) return found
      if (this.isEnded) throw new Error(`closed after ${JSON.stringify(this.received.toString())}`)
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
  }
}
