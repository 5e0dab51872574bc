import { totalOf } from '../../../core/diff/counts'
import { eventTypeOf } from '../../../core/event/event-type'
import { useObservable } from '../../hooks/use-observable'
import type { Comparison } from '../../state/diff/compare-sides'
import type { ComparisonStore, RowsInSight } from '../../state/diff/comparison-store'
import { ByteRows } from './byte-rows'
import { ChangeFilter } from './change-filter'
import { ComparisonNotes } from './comparison-notes'
import { HeaderRows } from './header-rows'
import type { NoiseMenuSlot } from './noise-menu-slot'
import { openPart } from './open-part'
import { PayloadRows } from './payload-rows'
import { RowDetails } from './row-details'
import { sentence } from './sentence'
import { SideHeads } from './side-heads'

interface OpenComparisonProps {
  store: ComparisonStore
  shown: RowsInSight
  noiseMenu: NoiseMenuSlot
}

/** Two sides that were compared: what sets them apart in their payloads, headers and bytes. */
export function OpenComparison({ store, shown, noiseMenu }: OpenComparisonProps) {
  const { comparison } = shown
  const open = openPart(useObservable(store.part), comparison)
  return (
    <>
      <SideHeads
        comparison={comparison}
        isSplit={shown.rows.layout === 'split'}
        onSwap={() => {
          store.swap()
        }}
      />
      {open === 'payload' ? (
        <Payload store={store} shown={shown} noiseMenu={noiseMenu} />
      ) : (
        <div className="comparison__body">
          {open === 'headers' ? (
            <HeaderRows differences={comparison.headers ?? []} />
          ) : (
            <ByteRows store={store} comparison={comparison} />
          )}
        </div>
      )}
    </>
  )
}

function Payload({ store, shown, noiseMenu }: OpenComparisonProps) {
  const { comparison } = shown
  const { report, language } = comparison
  const detail = comparison.right.detail ?? comparison.left.detail
  const hasChanges = totalOf(report.counts) > 0
  const isSame = !hasChanges && totalOf(report.noisy) + report.counts.alike === 0
  return (
    <>
      <div className="comparison__said">
        <p className="comparison__summary selectable">{sentence(report.gist)}</p>
        {isSame || hasChanges || comparison.hasSameBytes ? null : <ShowBytes store={store} />}
        {isSame ? null : (
          <ChangeFilter store={store} report={report} hasPaths={language === 'json'}>
            {language !== 'json' || detail === null ? null : noiseMenu(eventTypeOf(detail), 'What is noise')}
          </ChangeFilter>
        )}
      </div>
      <ComparisonNotes comparison={comparison} />
      <div className="comparison__body">
        {isSame ? (
          <Same store={store} comparison={comparison} />
        ) : (
          <PayloadRows store={store} shown={shown} label="Differences" />
        )}
      </div>
      {isSame ? null : <RowDetails store={store} shown={shown} />}
    </>
  )
}

/** Two payloads that mean the same may still not be the same bytes. */
function Same({ store, comparison }: { store: ComparisonStore; comparison: Comparison }) {
  const { left, right, hasSameBytes, language } = comparison
  if (hasSameBytes) {
    return (
      <div className="comparison__same">
        <strong>Both bodies are the same, byte for byte.</strong>
      </div>
    )
  }
  const isNoText = left.text === null || right.text === null
  return (
    <div className="comparison__same">
      <strong>
        {isNoText
          ? 'These bodies are no text.'
          : language === 'json'
            ? 'Both are the same JSON, in other bytes.'
            : 'Both have the same lines, in other bytes.'}
      </strong>
      <p>
        {isNoText
          ? 'They are compared byte by byte.'
          : 'White space, the order of keys or escapes differ: a signature over one does not fit the other.'}
      </p>
      <ShowBytes store={store} />
    </div>
  )
}

function ShowBytes({ store }: { store: ComparisonStore }) {
  return (
    <button
      type="button"
      className="button button--small"
      onClick={() => {
        store.part.set('bytes')
      }}
    >
      Show the bytes
    </button>
  )
}
