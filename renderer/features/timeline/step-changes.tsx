import './step-changes.css'
import { ArrowRight } from 'lucide-react'
import type { Change, ChangedValue, ChangeList } from '../../../core/diff/changes'
import type { MainFact } from '../../../core/event/main-facts'
import type { PayloadLink } from '../../../core/event/group'
import { StatusPill } from '../../components/status-pill'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { pairOf, type StepRow } from './lane-rows'
import { ResourceLink } from './resource-link'

/** Changes that are shown before somebody asks for all. */
const FEW = 6

interface StepChangesProps {
  row: StepRow
  links: readonly PayloadLink[]
  /** What a person has opened of it. */
  opened: OpenedParts
  onOpen: (part: keyof OpenedParts) => void
}

export interface OpenedParts {
  /** All changes, however many. */
  all: boolean
  /** What always differs. */
  noise: boolean
}

/** What a step says that the one before it did not; of the first what it says at all. */
export function StepChanges({ row, links, opened, onOpen }: StepChangesProps) {
  const { resources } = useAppState()
  useObservable(resources.changes.version)
  const changes = resources.changes.of(pairOf(row))
  switch (changes.status) {
    case 'loading':
      return <p className="step-changes__note" aria-busy="true" />
    case 'facts':
      return <Facts facts={changes.facts} links={links} />
    case 'changes':
      return <ChangeLines list={changes.list} links={links} opened={opened} onOpen={onOpen} />
    case 'unreadable':
      return <p className="step-changes__note step-changes__note--unreadable">{changes.why}</p>
    case 'failed':
      return (
        <p className="step-changes__note">
          {changes.error.message}{' '}
          <button
            type="button"
            className="step-changes__more"
            onClick={() => {
              resources.changes.retry(pairOf(row))
            }}
          >
            Try again
          </button>
        </p>
      )
  }
}

function Facts({ facts, links }: { facts: readonly MainFact[]; links: readonly PayloadLink[] }) {
  if (facts.length === 0) return <p className="step-changes__note">Its payload says nothing to show here.</p>
  return (
    <dl className="step-facts selectable">
      {facts.map(({ name, text, id }) => (
        <div key={name} className="step-facts__fact">
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            {name === 'status' ? (
              <StatusPill status={text} />
            ) : id === null ? (
              <bdi>{text}</bdi>
            ) : (
              <ResourceLink id={id} text={text} links={links} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface ChangeLinesProps extends Omit<StepChangesProps, 'row'> {
  list: ChangeList
}

function ChangeLines({ list, links, opened, onOpen }: ChangeLinesProps) {
  const shown = opened.all ? list.changes : list.changes.slice(0, FEW)
  const hidden = list.total - shown.length
  return (
    <div className="step-changes">
      {list.total === 0 ? (
        <p className="step-changes__note">
          {list.noisyTotal === 0 ? 'Its payload is the same as before.' : 'No field changed.'}
        </p>
      ) : (
        <Lines changes={shown} links={links} />
      )}
      {hidden === 0 ? null : list.changes.length > shown.length ? (
        <button
          type="button"
          className="step-changes__more"
          onClick={() => {
            onOpen('all')
          }}
        >
          Show {String(list.changes.length - shown.length)} more
        </button>
      ) : (
        <p className="step-changes__note">{String(hidden)} more are in the comparison.</p>
      )}
      {list.noisyTotal === 0 ? null : (
        <button
          type="button"
          className="step-changes__more"
          aria-expanded={opened.noise}
          onClick={() => {
            onOpen('noise')
          }}
        >
          {noiseWords(list.noisyTotal, opened.noise)}
        </button>
      )}
      {opened.noise ? (
        <div className="step-changes__noise">
          <Lines changes={list.noisy} links={links} />
        </div>
      ) : null}
    </div>
  )
}

function noiseWords(count: number, isOpen: boolean): string {
  const fields = count === 1 ? 'noisy field' : 'noisy fields'
  return isOpen ? `Hide ${String(count)} ${fields}` : `${String(count)} ${fields} hidden`
}

function Lines({ changes, links }: { changes: readonly Change[]; links: readonly PayloadLink[] }) {
  return (
    <dl className="step-changes__lines selectable">
      {changes.map((change, index) => (
        // Two changes may have one path, of a value that was moved away and another in its place.
        <div key={index} className="step-changes__line">
          <dt>
            {change.fromPath === null || change.fromPath === change.path ? null : (
              <>
                <bdi className="step-changes__before">{change.fromPath}</bdi>
                <Arrow words="is now" />
              </>
            )}
            <bdi>{change.path}</bdi>
          </dt>
          <dd>
            <ChangeValues change={change} links={links} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function ChangeValues({ change, links }: { change: Change; links: readonly PayloadLink[] }) {
  const { kind, before, after, path } = change
  if (kind === 'move') return <span className="step-changes__before">moved</span>
  if (kind === 'rename') return <span className="step-changes__before">renamed</span>
  const isStatus = path === 'status'
  return (
    <>
      {before === null ? <span className="step-changes__sign">added</span> : null}
      {before === null ? null : <Value value={before} isBefore isStatus={isStatus} links={links} />}
      {before === null || after === null ? null : <Arrow words="became" />}
      {after === null ? null : <Value value={after} isStatus={isStatus} links={links} />}
      {after === null ? <span className="step-changes__sign">removed</span> : null}
    </>
  )
}

interface ValueProps {
  value: ChangedValue
  isBefore?: boolean
  isStatus: boolean
  links: readonly PayloadLink[]
}

function Value({ value: { kind, text, isCut }, isBefore = false, isStatus, links }: ValueProps) {
  if (kind === 'string' && isStatus && !isBefore && text !== '') return <StatusPill status={text} />
  const className = isBefore ? 'step-changes__before' : 'step-changes__after'
  if (kind === 'string') {
    if (text === '') return <span className="step-changes__sign">an empty text</span>
    if (!isCut && links.some(({ resourceId }) => resourceId === text)) {
      return <ResourceLink id={text} text={text} links={links} />
    }
    return (
      <bdi className={className}>
        {text}
        {isCut ? '…' : ''}
      </bdi>
    )
  }
  const isScalar = kind === 'number' || kind === 'true' || kind === 'false'
  return (
    <bdi className={isScalar ? `${className} mono` : kind === 'null' ? 'step-changes__sign mono' : className}>
      {text}
      {isCut ? '…' : ''}
    </bdi>
  )
}

function Arrow({ words }: { words: string }) {
  return (
    <span className="step-changes__arrow">
      <ArrowRight size={13} aria-hidden="true" />
      <span className="visually-hidden"> {words} </span>
    </span>
  )
}
