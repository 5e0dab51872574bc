import './header-rows.css'
import { readableHeaderValue } from '../../../core/delivery/headers'
import type { HeaderChange, HeaderDifference, HeaderField } from '../../../core/diff/header-diff'
import { diffWords, type WordChange } from '../../../core/diff/word-diff'
import { shownLine } from '../../../core/format/shown-string'
import type { Side } from '../../../core/diff/model'

const CHANGES: Readonly<Record<HeaderChange, { sign: string; words: string }>> = {
  same: { sign: '', words: 'unchanged' },
  add: { sign: '+', words: 'added' },
  remove: { sign: '−', words: 'removed' },
  change: { sign: '~', words: 'changed' },
  'name-case': { sign: '≈', words: 'name written differently' },
  move: { sign: '↕', words: 'in another place' },
}

/** Header fields beside each other, in the order of the right side's. */
export function HeaderRows({ differences }: { differences: readonly HeaderDifference[] }) {
  const meant = differences.filter(({ change, isVolatile }) => change !== 'same' && !isVolatile)
  return (
    <div className="header-rows" tabIndex={0} role="region" aria-label="Headers compared">
      {meant.length === 0 ? (
        <p className="header-rows__none">The headers differ in nothing that the sender meant.</p>
      ) : null}
      <table className="header-rows__table">
        <caption className="visually-hidden">Headers, left and right</caption>
        <colgroup>
          <col className="header-rows__signs" />
          <col className="header-rows__names" />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">What happened</span>
            </th>
            <th scope="col">Name</th>
            <th scope="col">Left</th>
            <th scope="col">Right</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference, at) => (
            // Two fields may be equal in name and value; their place is all that tells them apart.
            <HeaderRow key={at} difference={difference} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function HeaderRow({ difference }: { difference: HeaderDifference }) {
  const { change, left, right, isVolatile } = difference
  const words = change === 'change' && left !== null && right !== null ? wordsOf(left, right) : null
  const isQuiet = change === 'same' || isVolatile
  return (
    <tr className={`header-rows__row header-rows__row--${isQuiet ? 'quiet' : change}`}>
      <td>
        <span aria-hidden="true">{CHANGES[change].sign}</span>
        <span className="visually-hidden">{CHANGES[change].words}</span>
      </td>
      <th scope="row">
        <bdi className="selectable">{(right ?? left)?.name}</bdi>{' '}
        {isVolatile && change !== 'same' ? (
          <span
            className="header-rows__tag"
            title="It tells of the moment and the way, not of what was meant"
          >
            always differs
          </span>
        ) : null}
        {change === 'name-case' ? <span className="header-rows__tag">was {left?.name}</span> : null}
        {change === 'move' ? (
          <span className="header-rows__tag">
            was {ordinal(left)}, is {ordinal(right)}
          </span>
        ) : null}
      </th>
      <Value field={left} side="left" words={words} />
      <Value field={right} side="right" words={words} />
    </tr>
  )
}

interface ValueProps {
  field: HeaderField | null
  side: Side
  words: readonly WordChange[] | null
}

function Value({ field, side, words }: ValueProps) {
  if (field === null) return <td className="header-rows__absent">not sent</td>
  if (words === null) {
    return (
      <td>
        <bdi className="selectable">{shownLine(readableHeaderValue(field.value))}</bdi>
      </td>
    )
  }
  return (
    <td>
      <bdi className="selectable">
        {words.map(({ kind, text }, at) => {
          if (kind === 'same') return shownLine(text)
          if ((kind === 'removed') !== (side === 'left')) return null
          // The words of one value never move.
          return side === 'left' ? (
            <del key={at}>{shownLine(text)}</del>
          ) : (
            <ins key={at}>{shownLine(text)}</ins>
          )
        })}
      </bdi>
    </td>
  )
}

function wordsOf(left: HeaderField, right: HeaderField): readonly WordChange[] | null {
  return diffWords(readableHeaderValue(left.value), readableHeaderValue(right.value))
}

function ordinal(field: HeaderField | null): string {
  return `field ${String((field?.index ?? 0) + 1)}`
}
