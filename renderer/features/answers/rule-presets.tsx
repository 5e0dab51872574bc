import './rule-presets.css'
import { Plus } from 'lucide-react'
import { stepsInWords } from '../../../core/response/describe'
import { RULE_PRESETS } from '../../../core/response/preset'
import { useAppState } from '../../hooks/use-app-state'

/** Rules to begin with, each in force with one press; and a rule of one's own. */
export function RulePresets({ onNew }: { onNew: () => void }) {
  const { answers } = useAppState()
  return (
    <section className="rule-presets" aria-labelledby="rule-presets-title">
      <div className="rule-presets__head">
        <h3 className="rule-presets__title" id="rule-presets-title">
          Add a rule
        </h3>
        <button type="button" className="button button--small" onClick={onNew}>
          <Plus size={14} aria-hidden="true" />
          Write one
        </button>
      </div>
      <ul className="rule-presets__list">
        {RULE_PRESETS.map((preset) => (
          <li key={preset.name}>
            <button
              type="button"
              className="rule-presets__preset"
              aria-label={`Add ${preset.name}`}
              onClick={() => void answers.add(preset)}
            >
              <span className="rule-presets__name">{preset.name}</span>
              <span className="rule-presets__steps">{stepsInWords(preset.steps)}</span>
              <span className="rule-presets__description">{preset.description}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="rule-presets__hint selectable">
        For a single request no rule is needed: the path <code>/webhooks/fleetbase/_503</code> is answered
        503, <code>/_delay-6000</code> at its end after six seconds.
      </p>
    </section>
  )
}
