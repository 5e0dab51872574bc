import type { ReactNode } from 'react'
import { totalOf } from '../../../core/diff/counts'
import { formatCount } from '../../../core/format/size'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import type { Comparison } from '../../state/diff/compare-sides'
import {
  COMPARED_PARTS,
  type ComparedPart,
  type ComparisonStore,
  type RowsInSight,
} from '../../state/diff/comparison-store'
import { ByteWalker, ChangeWalker } from './change-walker'
import { CopyMenu } from './copy-menu'
import { DiffOptions } from './diff-options'
import { openPart } from './open-part'

interface ComparisonToolsProps {
  store: ComparisonStore
  shown: RowsInSight
  isNarrow: boolean
}

/** What of two sides is compared and how it is shown, and the ways through the changes and out with them. */
export function ComparisonTools({ store, shown, isNarrow }: ComparisonToolsProps) {
  const { comparison } = shown
  const open = openPart(useObservable(store.part), comparison)
  return (
    <>
      <PartSwitch store={store} comparison={comparison} open={open} />
      <span className="comparison__bar-end">
        {open === 'payload' ? <ChangeWalker store={store} shown={shown} /> : null}
        {open === 'bytes' ? <ByteWalker store={store} /> : null}
        {open === 'payload' ? (
          <>
            <LayoutSwitch isNarrow={isNarrow} />
            <DiffOptions store={store} report={comparison.report} isJson={comparison.language === 'json'} />
          </>
        ) : null}
        <CopyMenu store={store} comparison={comparison} />
      </span>
    </>
  )
}

const PART_LABELS: Readonly<Record<ComparedPart, string>> = {
  payload: 'Payload',
  headers: 'Headers',
  bytes: 'Bytes',
}

function PartSwitch({
  store,
  comparison,
  open,
}: {
  store: ComparisonStore
  comparison: Comparison
  open: ComparedPart
}) {
  return (
    <div className="segmented" role="group" aria-label="What is compared">
      {COMPARED_PARTS.map((part) => {
        const isMissing = part === 'headers' && comparison.headers === null
        return (
          <button
            key={part}
            type="button"
            aria-pressed={part === open}
            disabled={isMissing}
            title={isMissing ? 'Only a delivery has headers' : undefined}
            onClick={() => {
              store.part.set(part)
            }}
          >
            {PART_LABELS[part]} {countOf(part, comparison)}
          </button>
        )
      })}
    </div>
  )
}

/** How much differs there; what always does counts for nothing. */
function countOf(part: ComparedPart, { report, headers, hasSameBytes }: Comparison): ReactNode {
  if (part === 'payload') return formatCount(totalOf(report.counts))
  if (part === 'bytes') return hasSameBytes ? '0' : '≠'
  if (headers === null) return null
  return formatCount(headers.filter(({ change, isVolatile }) => change !== 'same' && !isVolatile).length)
}

function LayoutSwitch({ isNarrow }: { isNarrow: boolean }) {
  const { diffChoices } = useAppState()
  const choices = useObservable(diffChoices)
  if (isNarrow) return null
  return (
    <div className="segmented" role="group" aria-label="Layout">
      {(['split', 'unified'] as const).map((layout) => (
        <button
          key={layout}
          type="button"
          aria-pressed={choices.layout === layout}
          onClick={() => {
            diffChoices.set({ ...choices, layout })
          }}
        >
          {layout === 'split' ? 'Side by side' : 'Unified'}
        </button>
      ))}
    </div>
  )
}
