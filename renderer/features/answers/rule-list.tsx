import './rule-list.css'
import { useEffect, useRef, type RefObject } from 'react'
import { isHeld } from '../../../core/response/build-response'
import { matchInWords, stepsInWords } from '../../../core/response/describe'
import { isForAll, type ResponseRule } from '../../../core/response/rule'
import { Notice } from '../../components/notice'
import { OrderedItemActions } from '../../components/ordered-item-actions'
import { Toggle } from '../../components/toggle'
import { useAppState } from '../../hooks/use-app-state'
import { useFocusAfterMove } from '../../hooks/use-focus-after-move'
import { useObservable } from '../../hooks/use-observable'

/** The rules in the order they are asked, and what is answered where none of them is for a delivery. */
export function RuleList({ onEdit }: { onEdit: (rule: ResponseRule) => void }) {
  const { answers } = useAppState()
  const { items: rules, deleted, failure } = useObservable(answers.state)
  const list = useRef<HTMLOListElement>(null)
  const keepFocus = useFocusAfterMove(list, rules)

  useNewestInSight(list, rules)

  const catchAll = rules.findIndex(({ enabled, match }) => enabled && isForAll(match))
  const catcher = rules[catchAll]

  return (
    <section className="rule-list" aria-label="Rules">
      {failure === null ? null : (
        <Notice tone="problem" title={failure.message}>
          {failure.advice}
        </Notice>
      )}
      {deleted === null ? null : (
        <Notice
          tone="note"
          title={`“${deleted.item.name}” was deleted`}
          actions={
            <button type="button" className="button button--small" onClick={() => void answers.undoDelete()}>
              Undo
            </button>
          }
        />
      )}
      <ol className="rule-list__rules" ref={list}>
        {rules.map((rule, index) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            isFirst={index === 0}
            isLast={index === rules.length - 1}
            isShadowed={rule.enabled && catcher !== undefined && index > catchAll}
            onEdit={() => {
              onEdit(rule)
            }}
            onMove={(by) => {
              void answers.move(rule.id, by)
              keepFocus(rule.id, by)
            }}
          />
        ))}
        <li
          className={
            catcher === undefined
              ? 'rule-list__rule rule-list__rule--rest'
              : 'rule-list__rule rule-list__rule--rest rule-list__rule--off'
          }
        >
          <div className="rule-list__text">
            <h3 className="rule-list__name">{rules.length === 0 ? 'Everything' : 'Everything else'}</h3>
            <p className="rule-list__what">
              {catcher === undefined ? '200 OK at once' : `Nothing is left: “${catcher.name}” answers all.`}
            </p>
          </div>
        </li>
      </ol>
    </section>
  )
}

/** A new rule goes first, which may be out of sight from where its preset was pressed. */
function useNewestInSight(list: RefObject<HTMLElement | null>, rules: readonly ResponseRule[]): void {
  const known = useRef(rules)
  useEffect(() => {
    const [first] = rules
    const isNew = first !== undefined && !known.current.some(({ id }) => id === first.id)
    known.current = rules
    if (isNew) list.current?.firstElementChild?.scrollIntoView({ block: 'nearest' })
  }, [list, rules])
}

interface RuleRowProps {
  rule: ResponseRule
  isFirst: boolean
  isLast: boolean
  /** Whether a rule before it answers everything. */
  isShadowed: boolean
  onEdit: () => void
  onMove: (by: -1 | 1) => void
}

function RuleRow({ rule, isFirst, isLast, isShadowed, onEdit, onMove }: RuleRowProps) {
  const { answers } = useAppState()
  const { id, name, enabled, match, steps } = rule
  return (
    <li className={enabled ? 'rule-list__rule' : 'rule-list__rule rule-list__rule--off'} data-row={id}>
      <Toggle
        label={`Use ${name}`}
        checked={enabled}
        onChange={(checked) => void answers.enable(id, checked)}
      />
      <div className="rule-list__text">
        <h3 className="rule-list__name">{name}</h3>
        <p className="rule-list__what">
          <bdi>{matchInWords(match)}</bdi>: {stepsInWords(steps)}
        </p>
        {isShadowed ? <p className="rule-list__hint">Never asked: a rule above answers everything.</p> : null}
        {enabled && !isShadowed && steps.some(isHeld) ? (
          <p className="rule-list__hint">Holds a connection for each delivery; a tunnel has ten.</p>
        ) : null}
      </div>
      <div className="rule-list__actions">
        <OrderedItemActions
          name={name}
          isFirst={isFirst}
          isLast={isLast}
          editWord="Edit"
          onMove={onMove}
          onEdit={onEdit}
          onDelete={() => void answers.delete(id)}
        />
      </div>
    </li>
  )
}
