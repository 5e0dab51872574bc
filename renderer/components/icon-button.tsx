import type { LucideIcon } from 'lucide-react'

interface IconButtonProps {
  icon: LucideIcon
  /** Its name for those who hear it, and its tip for those who point. */
  label: string
  onClick: () => void
}

/** A small quiet button that shows a sign instead of words. */
export function IconButton({ icon: Icon, label, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className="button button--quiet button--small button--icon"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  )
}
