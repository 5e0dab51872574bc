import './byte-rows.css'
import { ChevronRight } from 'lucide-react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { ByteDiff } from '../../../core/diff/byte-diff'
import { byteRowAt, byteStops, layOutBytes, type ByteRow } from '../../../core/diff/view/byte-rows'
import type { Side } from '../../../core/diff/model'
import { formatCount } from '../../../core/format/size'
import { useObservable } from '../../hooks/use-observable'
import type { Comparison } from '../../state/diff/compare-sides'
import type { ComparisonStore } from '../../state/diff/comparison-store'
import { RowOffsets } from '../../state/diff/row-offsets'
import { useRowWindow } from './use-row-window'
import { useWidth } from './use-width'

const ROW_PX = 20
/** So wide, two sides of sixteen bytes have room beside each other; below the second, two of eight don't. */
const WIDE_PX = 1180
const NARROW_PX = 700

interface BytesProps {
  store: ComparisonStore
  comparison: Comparison
}

/** Raw bytes with raw bytes, in hex, aligned by what stands for each other. */
export function ByteRows({ store, comparison }: BytesProps) {
  const [diff, setDiff] = useState<{ of: Comparison; diff: ByteDiff } | null>(null)
  useEffect(() => {
    const run = new AbortController()
    store.bytes(comparison, run.signal).then(
      (found) => {
        setDiff({ of: comparison, diff: found })
      },
      () => {
        // It was let go of; what comes next is asked for anew.
      },
    )
    return () => {
      run.abort()
    }
  }, [store, comparison])
  if (comparison.hasSameBytes) {
    return <p className="byte-rows__none">Both bodies are the same, byte for byte.</p>
  }
  if (diff?.of !== comparison) return <div className="byte-rows" aria-busy="true" />
  return <Rows store={store} comparison={comparison} diff={diff.diff} />
}

function Rows({ store, comparison, diff }: BytesProps & { diff: ByteDiff }) {
  const scroller = useRef<HTMLDivElement>(null)
  const drawn = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const isNarrow = width < NARROW_PX
  const bytesARow = width >= WIDE_PX || (isNarrow && width > 620) ? 16 : 8
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const rows = useMemo(() => layOutBytes(diff, bytesARow, opened), [diff, bytesARow, opened])
  const offsets = useMemo(
    () => new RowOffsets(rows.count, () => (isNarrow ? 2 * ROW_PX : ROW_PX)),
    [rows, isNarrow],
  )
  const { first, last, measure, reveal } = useRowWindow(scroller, offsets)
  useLayoutEffect(() => {
    measure(drawn.current)
  })
  useByteSteps(store, rows, scroller, offsets, reveal)
  const { left, right } = comparison
  return (
    <div
      ref={scroller}
      className={isNarrow ? 'byte-rows byte-rows--narrow' : 'byte-rows'}
      tabIndex={0}
      role="region"
      aria-label="Bytes compared"
      dir="ltr"
    >
      <div style={{ height: offsets.height }}>
        <div ref={drawn} style={{ transform: `translateY(${String(offsets.topOf(first))}px)` }}>
          {Array.from({ length: Math.max(0, last - first + 1) }, (_none, at) => {
            const row = byteRowAt(rows, first + at, left.raw, right.raw)
            return (
              <Row
                key={first + at}
                row={row}
                onOpen={(id) => {
                  setOpened(new Set([...opened, id]))
                  scroller.current?.focus()
                }}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** Goes to the next difference below the top of what is in sight, or to the one above it. */
function useByteSteps(
  store: ComparisonStore,
  rows: ReturnType<typeof layOutBytes>,
  scroller: RefObject<HTMLElement | null>,
  offsets: RowOffsets,
  reveal: (row: number) => void,
): void {
  const step = useObservable(store.byteSteps)
  const [done, setDone] = useState(step)
  const at = useRef<number | null>(null)
  useEffect(() => {
    if (step === null || step === done) return
    setDone(step)
    const stops = byteStops(rows)
    const from = at.current ?? offsets.rowAt(scroller.current?.scrollTop ?? 0) - 1
    const next = step.by === 1 ? stops.find((stop) => stop > from) : stops.findLast((stop) => stop < from)
    const target = next ?? stops.at(step.by === 1 ? 0 : -1) ?? 0
    at.current = target
    reveal(target)
  }, [step, done, rows, offsets, scroller, reveal])
}

function Row({ row, onOpen }: { row: ByteRow; onOpen: (id: number) => void }) {
  const { fold } = row
  if (fold !== null) {
    return (
      <div className="byte-rows__row">
        <button
          type="button"
          className="byte-rows__fold"
          onClick={() => {
            onOpen(fold.id)
          }}
        >
          <ChevronRight size={13} aria-hidden="true" />
          {formatCount(fold.bytes)} bytes that are the same
        </button>
      </div>
    )
  }
  return (
    <div className="byte-rows__row">
      <SideOfRow row={row} side="left" />
      <SideOfRow row={row} side="right" />
    </div>
  )
}

function SideOfRow({ row, side }: { row: ByteRow; side: Side }) {
  const offset = side === 'left' ? row.leftOffset : row.rightOffset
  const differs = row.slots.some((slot) => !slot.isSame && slot[side] !== null)
  return (
    <div className={`byte-rows__side byte-rows__side--${side}`}>
      <span className="byte-rows__sign" aria-hidden="true">
        {differs ? (side === 'left' ? '−' : '+') : ''}
      </span>
      <span className="byte-rows__offset">{offset === null ? '' : offset.toString(16).padStart(8, '0')}</span>
      <span className="byte-rows__hex selectable">
        {runsOf(row, side, (byte) => `${byte?.toString(16).padStart(2, '0') ?? '··'} `)}
      </span>
      <span className="byte-rows__ascii selectable">{runsOf(row, side, asciiOf)}</span>
    </div>
  )
}

function asciiOf(byte: number | null): string {
  if (byte === null) return ' '
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'
}

/** Neighbours that are the same, differ or are missing, as one stretch of text. */
function runsOf({ slots }: ByteRow, side: Side, show: (byte: number | null) => string) {
  const runs: { kind: 'same' | 'differs' | 'gap'; text: string }[] = []
  for (const slot of slots) {
    const kind = slot.isSame ? 'same' : slot[side] === null ? 'gap' : 'differs'
    const text = show(slot[side])
    const run = runs.at(-1)
    if (run?.kind === kind) run.text += text
    else runs.push({ kind, text })
  }
  return runs.map(({ kind, text }, at) => {
    if (kind === 'same') return text
    // The runs of a row never move.
    if (kind === 'gap')
      return (
        <span key={at} className="byte-rows__gap">
          {text}
        </span>
      )
    return side === 'left' ? <del key={at}>{text}</del> : <ins key={at}>{text}</ins>
  })
}
