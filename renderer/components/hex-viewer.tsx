import './hex-viewer.css'
import { useRef } from 'react'
import { useLongList } from './long-list/use-long-list'

const BYTES_A_LINE = 16
const LINE_HEIGHT = 20

/** Bytes in hex with their ASCII beside them, sixteen a line; only the lines in sight are drawn. */
export function HexViewer({ bytes, label }: { bytes: Uint8Array; label: string }) {
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, height } = useLongList(scroller, {
    count: Math.ceil(bytes.length / BYTES_A_LINE),
    rowHeight: LINE_HEIGHT,
    overscan: 10,
  })
  return (
    <div
      ref={scroller}
      className="hex-viewer selectable"
      tabIndex={0}
      role="region"
      aria-label={label}
      dir="ltr"
    >
      <div className="hex-viewer__lines" style={{ height }}>
        {rows.map(({ index, top }) => {
          const line = hexLine(bytes, index * BYTES_A_LINE)
          return (
            <div
              key={index}
              className="hex-viewer__line"
              style={{ transform: `translateY(${String(top)}px)` }}
            >
              <span className="hex-viewer__offset">{line.offset}</span>
              <span className="hex-viewer__hex">{line.hex}</span>
              <span className="hex-viewer__ascii">{line.ascii}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The whole of the bytes as text, as `hexdump -C` lays it out. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = []
  for (let offset = 0; offset < bytes.length; offset += BYTES_A_LINE) {
    const line = hexLine(bytes, offset)
    lines.push(`${line.offset}  ${line.hex.padEnd(BYTES_A_LINE * 3)} |${line.ascii}|`)
  }
  return lines.join('\n')
}

function hexLine(bytes: Uint8Array, offset: number): { offset: string; hex: string; ascii: string } {
  const line = [...bytes.subarray(offset, offset + BYTES_A_LINE)]
  const pairs = line.map((byte) => byte.toString(16).padStart(2, '0'))
  return {
    offset: offset.toString(16).padStart(8, '0'),
    hex: `${pairs.slice(0, 8).join(' ')}  ${pairs.slice(8).join(' ')}`.trimEnd(),
    ascii: line.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join(''),
  }
}
