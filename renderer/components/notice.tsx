import './notice.css'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

interface NoticeProps {
  tone: 'problem' | 'warning' | 'note'
  title: string
  children?: ReactNode
  /** Buttons, at the end. */
  actions?: ReactNode
}

const ICONS = { problem: CircleAlert, warning: TriangleAlert, note: Info }

/** Something that a person should know, in the place where it matters. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  const Icon = ICONS[tone]
  return (
    <div className={`notice notice--${tone}`} role={tone === 'problem' ? 'alert' : 'note'}>
      <Icon className="notice__icon" size={16} aria-hidden="true" />
      <div className="notice__text selectable">
        <strong>{title}</strong>
        {children === undefined ? null : <p>{children}</p>}
      </div>
      {actions}
    </div>
  )
}
