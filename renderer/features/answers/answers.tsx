import './answers.css'
import { CornerDownLeft } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from '../../components/dialog'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { draftOf, newDraft, type RuleDraft } from '../../state/rule-draft'
import { RuleEditor } from './rule-editor'
import { RuleList } from './rule-list'
import { RulePresets } from './rule-presets'

const DESCRIPTION =
  'The first rule that is for a delivery answers it. Every delivery is kept before it is answered, whatever it is told.'

/** What is answered now, always in sight: a rule that was forgotten costs hours. Behind it, the rules. */
export function Answers() {
  const { answers } = useAppState()
  const { items: rules } = useObservable(answers.state)
  const [isOpen, setIsOpen] = useState(false)
  // Kept while the dialog is closed, so that what was written is not lost to a press beside it.
  const [draft, setDraft] = useState<RuleDraft | null>(null)
  const [first, ...others] = rules.filter(({ enabled }) => enabled)
  const label = first === undefined ? '200 OK' : first.name
  const isNew = draft !== null && !rules.some(({ id }) => id === draft.id)
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        if (open) answers.forgetNotices()
        setIsOpen(open)
      }}
      title={draft === null ? 'Answers' : isNew ? 'New rule' : 'Edit rule'}
      description={DESCRIPTION}
      trigger={
        <button
          type="button"
          className={first === undefined ? 'answers-button' : 'answers-button answers-button--told'}
          aria-label={`Answers: ${label}${others.length === 0 ? '' : ` and ${String(others.length)} more`}`}
          title="What senders are answered"
        >
          <CornerDownLeft size={14} aria-hidden="true" />
          <span className="answers-button__word">Answers</span>
          <span className="answers-button__label">{label}</span>
          {others.length === 0 ? null : <span>+{others.length}</span>}
        </button>
      }
    >
      {draft === null ? (
        <div className="answers">
          <RuleList
            onEdit={(rule) => {
              setDraft(draftOf(rule))
            }}
          />
          <RulePresets
            onNew={() => {
              setDraft(newDraft(answers.nextId()))
            }}
          />
        </div>
      ) : (
        <RuleEditor
          draft={draft}
          onChange={setDraft}
          onDone={() => {
            setDraft(null)
          }}
        />
      )}
    </Dialog>
  )
}
