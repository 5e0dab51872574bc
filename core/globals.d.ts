// Node and the browser both have these; the pure side lists the few it may use instead of taking either's library.
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  readonly encoding: string
  decode(input?: Uint8Array, options?: { stream?: boolean }): string
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}

declare class URL {
  constructor(url: string, base?: string)
  readonly protocol: string
  readonly origin: string
}
