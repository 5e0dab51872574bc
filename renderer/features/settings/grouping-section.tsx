import './settings-page.css'
import './grouping-section.css'
import { useEffect, useState } from 'react'
import { MAX_KEY_RULES, type EventKeyRule } from '../../../core/event/key-rules'
import { Notice } from '../../components/notice'
import { OrderedItemActions } from '../../components/ordered-item-actions'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { KeyRuleForm } from './key-rule-form'

/** Where the ids of unknown senders' events stand: what makes two deliveries attempts of one event. */
export function GroupingSection() {
  const { keyRules } = useAppState()
  const rules = useObservable(keyRules.value)
  const failure = useObservable(keyRules.failure)
  useEffect(() => {
    void keyRules.fetch()
  }, [keyRules])
  return (
    <div className="settings-page">
      {failure === null ? null : (
        <Notice tone="problem" title={failure.message}>
          {failure.advice}
        </Notice>
      )}
      {rules === null ? null : <Rules rules={rules} />}
    </div>
  )
}

function Rules({ rules }: { rules: readonly EventKeyRule[] }) {
  const { keyRules } = useAppState()
  /** The rule that is being changed, by its place; null for a new one. */
  const [editing, setEditing] = useState<number | null>(null)
  const save = (next: readonly EventKeyRule[]): void => {
    setEditing(null)
    void keyRules.save([...next])
  }
  const edited = editing === null ? null : (rules[editing] ?? null)
  return (
    <section aria-labelledby="grouping-rules">
      <h3 id="grouping-rules" className="settings-page__heading">
        What is one event
      </h3>
      <p className="settings-page__note">
        Retries are told by the id of their event. Of Fleetbase, and of senders that use a common header for
        it, Waybill knows where it stands. For others, say where; without a rule, deliveries of the same bytes
        to the same path count as one event.
      </p>
      {rules.length === 0 ? null : (
        <ol className="key-rules" aria-label="Where ids stand">
          {rules.map((rule, index) => (
            <RuleLine
              key={`${String(index)} ${ruleName(rule)}`}
              rule={rule}
              isFirst={index === 0}
              isLast={index === rules.length - 1}
              onMove={(by) => {
                save(moved(rules, index, by))
              }}
              onEdit={() => {
                setEditing(index)
              }}
              onDelete={() => {
                save(rules.filter((_rule, other) => other !== index))
              }}
            />
          ))}
        </ol>
      )}
      {rules.length >= MAX_KEY_RULES && edited === null ? (
        <p className="settings-page__note">There are {String(MAX_KEY_RULES)} rules, the most there can be.</p>
      ) : (
        <KeyRuleForm
          // Begun anew for each rule that is changed, and after each that was added.
          key={editing === null ? `new ${String(rules.length)}` : `rule ${String(editing)}`}
          rule={edited}
          onSave={(rule) => {
            save(editing === null ? [...rules, rule] : rules.with(editing, rule))
          }}
          onCancel={() => {
            setEditing(null)
          }}
        />
      )}
    </section>
  )
}

interface RuleLineProps {
  rule: EventKeyRule
  isFirst: boolean
  isLast: boolean
  onMove: (by: -1 | 1) => void
  onEdit: () => void
  onDelete: () => void
}

function RuleLine({ rule, ...actions }: RuleLineProps) {
  return (
    <li className="key-rules__rule">
      <span className="key-rules__words">
        <bdi className="mono">{rule.path}</bdi>
        <span className="key-rules__from">
          {'header' in rule.from ? 'header ' : 'in the payload at '}
          <bdi className="mono">{'header' in rule.from ? rule.from.header : rule.from.pointer}</bdi>
        </span>
      </span>
      <OrderedItemActions name={ruleName(rule)} editWord="Change" {...actions} />
    </li>
  )
}

function ruleName({ path, from }: EventKeyRule): string {
  return `the rule for ${path}, ${'header' in from ? from.header : from.pointer}`
}

function moved(rules: readonly EventKeyRule[], from: number, by: -1 | 1): EventKeyRule[] {
  const rule = rules[from]
  const rest = rules.filter((_rule, index) => index !== from)
  return rule === undefined ? rest : rest.toSpliced(from + by, 0, rule)
}
