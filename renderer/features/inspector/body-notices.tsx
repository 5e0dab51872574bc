import { bodyFindings } from '../../../core/delivery/findings'
import { Notice } from '../../components/notice'
import type { Inspection } from '../../state/inspection'

/** Says why a body is not shown as what its headers promise. */
export function BodyNotices({ inspection }: { inspection: Inspection }) {
  const findings = bodyFindings(inspection.detail, inspection)
  if (findings.length === 0) return null
  return (
    <div className="tab-page__notices">
      {findings.map(({ tone, title, text }) => (
        <Notice key={title} tone={tone} title={title}>
          {text}
        </Notice>
      ))}
    </div>
  )
}
