import './byte-barcode.css'

interface ByteBarcodeProps {
  /** Lower-case hex. */
  sha256: string
}

/** 16 bytes make 64 bars and gaps: enough that two bodies never look alike by accident. */
const BYTES_SHOWN = 16
const HEIGHT = 30

/**
 * A barcode of a body's SHA-256, as a waybill carries one. Equal bytes give the same bars, so a retry that differs is
 * seen before it is read.
 */
export function ByteBarcode({ sha256 }: ByteBarcodeProps) {
  const bars: { x: number; width: number }[] = []
  let x = 0
  for (const digit of sha256.slice(0, BYTES_SHOWN * 2)) {
    const value = parseInt(digit, 16)
    const width = 1 + (value >> 2) * 0.75
    bars.push({ x, width })
    x += width + 1 + (value & 3) * 0.75
  }
  const short = sha256.slice(0, 8)
  return (
    <figure className="byte-barcode" title={`SHA-256 of the body: ${sha256}`}>
      <svg
        viewBox={`0 0 ${String(x)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Fingerprint of the body, ${short}`}
      >
        {bars.map((bar) => (
          <rect key={bar.x} x={bar.x} y={0} width={bar.width} height={HEIGHT} />
        ))}
      </svg>
      <figcaption aria-hidden="true">{short}</figcaption>
    </figure>
  )
}
