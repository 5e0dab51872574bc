import './change-filter.css'
import { Search, X } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { totalOf } from '../../../core/diff/counts'
import { formatCount } from '../../../core/format/size'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import type { ComparisonStore } from '../../state/diff/comparison-store'
import type { DiffReport } from '../../state/diff/diff-tasks'
import { CHANGE_KINDS, MARK_SIGNS } from './mark-signs'

interface ChangeFilterProps {
  store: ComparisonStore
  report: DiffReport
  /** Lines of text have no path. */
  hasPaths: boolean
  /** Beside the switch for what is noisy. */
  children: ReactNode
}

/** How many changes of each kind there are, each a button that shows its kind alone, and where to look for them. */
export function ChangeFilter({ store, report, hasPaths, children }: ChangeFilterProps) {
  const { kinds } = useObservable(store.filter)
  const present = CHANGE_KINDS.filter((kind) => report.counts[kind] > 0)
  return (
    <div className="change-filter" role="group" aria-label="Which changes are shown">
      {present.map((kind) => (
        <button
          key={kind}
          type="button"
          className={`change-filter__kind change-filter__kind--${kind}`}
          aria-pressed={kinds?.includes(kind) ?? false}
          disabled={!hasPaths}
          title={`Only what is ${MARK_SIGNS[kind].words}`}
          onClick={() => {
            const others = (kinds ?? []).filter((other) => other !== kind)
            const next = kinds?.includes(kind) === true ? others : [...others, kind]
            store.setFilter({ kinds: next.length === 0 ? null : next })
          }}
        >
          <span className="change-filter__sign" aria-hidden="true">
            {MARK_SIGNS[kind].sign}
          </span>
          {formatCount(report.counts[kind])} {MARK_SIGNS[kind].words}
        </button>
      ))}
      <NoiseToggle noisy={totalOf(report.noisy)} />
      {children}
      {hasPaths ? <PathField store={store} /> : null}
    </div>
  )
}

function NoiseToggle({ noisy }: { noisy: number }) {
  const { diffChoices } = useAppState()
  const choices = useObservable(diffChoices)
  if (noisy === 0) return null
  return (
    <button
      type="button"
      className="change-filter__kind"
      aria-pressed={choices.noise}
      title="What always differs and says nothing: ids, times of sending"
      onClick={() => {
        diffChoices.set({ ...choices, noise: !choices.noise })
      }}
    >
      {formatCount(noisy)} noisy {noisy === 1 ? 'field' : 'fields'} {choices.noise ? 'shown' : 'hidden'}
    </button>
  )
}

/** Typing is not held up by what it finds. */
const SETTLED_MS = 120

function PathField({ store }: { store: ComparisonStore }) {
  const { path } = useObservable(store.filter)
  const [text, setText] = useState(path)
  const [known, setKnown] = useState(path)
  // Set from elsewhere, by a row or by another comparison.
  if (path !== known) {
    setKnown(path)
    setText(path)
  }
  useEffect(() => {
    if (text === path) return
    const timer = setTimeout(() => {
      setKnown(text)
      store.setFilter({ path: text })
    }, SETTLED_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [store, text, path])
  return (
    <span className="change-filter__path">
      <Search size={12} aria-hidden="true" />
      <input
        type="text"
        value={text}
        placeholder="Path"
        aria-label="Only changes at this path"
        title="Part of a path, or from the beginning: /data/items/*/qty"
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return
          event.preventDefault()
          setText('')
        }}
      />
      {text === '' ? null : (
        <button
          type="button"
          aria-label="Changes at every path"
          onClick={() => {
            setText('')
          }}
        >
          <X size={12} aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
