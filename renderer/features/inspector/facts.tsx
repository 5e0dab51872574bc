import './overview-tab.css'
import type { ReactNode } from 'react'
import type { Term } from '../../../core/filter/filter'
import { CopyButton } from '../../components/copy-button'
import { useAppState } from '../../hooks/use-app-state'
import { FilterBy } from './filter-by'

/** Facts of one kind. */
export function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="overview__section">
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  )
}

interface FactProps {
  name: string
  children: ReactNode
  mono?: boolean
  /** Small print beneath. */
  note?: string | undefined
  /** What the copy button copies; without it there is none. */
  copy?: string | null
  /** The condition that asks for deliveries with this value. */
  term?: Term | null
}

/** One fact, with what can be done with it. */
export function Fact({ name, children, mono = false, note, copy = null, term = null }: FactProps) {
  const { copyText } = useAppState()
  return (
    <div className="overview__fact">
      <dt>{name}</dt>
      <dd>
        <span className={mono ? 'overview__value mono selectable' : 'overview__value selectable'}>
          {children}
        </span>
        {copy === null ? null : (
          <CopyButton
            small
            variant="quiet"
            label={`Copy: ${name.toLowerCase()}`}
            onCopy={() => copyText(copy)}
          />
        )}
        {term === null ? null : <FilterBy term={term} />}
        {note === undefined ? null : <span className="overview__note selectable">{note}</span>}
      </dd>
    </div>
  )
}

/** Words in the place of a value that is not there. */
export function Absent({ children }: { children: string }) {
  return <span className="overview__absent">{children}</span>
}
