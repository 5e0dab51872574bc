import './facet-sidebar.css'
import { useEffect, useMemo, useState } from 'react'
import { hasCondition, negated } from '../../../core/filter/edit'
import { facetsOf, type Facet, type FacetValue } from '../../../core/filter/facets'
import { printFilter } from '../../../core/filter/print'
import { formatCount } from '../../../core/format/size'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

const SHOWN_AT_FIRST = 8

/** What there is among all that is shown, counted; a press asks for it, a press with Alt excludes it. */
export function FacetSidebar() {
  const { filter, found, everything } = useAppState()
  const { applied } = useObservable(filter.state)
  const isFiltered = applied.type !== 'everything'
  const ofFound = useObservable(found.facts)
  const ofAll = useObservable(everything.facts)
  const { groups, isCounted } = isFiltered ? ofFound : ofAll
  const facets = useMemo(() => facetsOf(groups), [groups])

  useEffect(() => {
    void everything.begin()
  }, [everything])

  return (
    <aside className="facet-sidebar" aria-label="Facets" aria-busy={!isCounted} tabIndex={0}>
      {facets.map((facet) => (
        <FacetSection key={facet.title} facet={facet} />
      ))}
      {isCounted ? null : <p className="facet-sidebar__counting">Counting…</p>}
    </aside>
  )
}

function FacetSection({ facet: { title, values } }: { facet: Facet }) {
  const [showAll, setShowAll] = useState(false)
  const shown = showAll ? values : values.slice(0, SHOWN_AT_FIRST)
  return (
    <section className="facet-sidebar__facet">
      <h2>{title}</h2>
      <ul>
        {shown.map((value) => (
          <li key={value.label}>
            <FacetButton value={value} />
          </li>
        ))}
      </ul>
      {values.length > shown.length ? (
        <button
          type="button"
          className="facet-sidebar__more"
          onClick={() => {
            setShowAll(true)
          }}
        >
          {formatCount(values.length - shown.length)} more
        </button>
      ) : null}
    </section>
  )
}

function FacetButton({ value: { label, count, term } }: { value: FacetValue }) {
  const { filter } = useAppState()
  const { applied } = useObservable(filter.state)
  const isOn = hasCondition(applied, term)
  return (
    <button
      type="button"
      className="facet-sidebar__value"
      aria-pressed={isOn}
      title={`${printFilter(term)}; with Alt, everything but it`}
      onClick={(event) => {
        if (event.altKey) filter.add(negated(term))
        else filter.toggle(term)
      }}
    >
      <bdi className="facet-sidebar__label">{label}</bdi>
      <span className="facet-sidebar__count">{formatCount(count)}</span>
    </button>
  )
}
