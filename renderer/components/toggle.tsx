import './toggle.css'
import { Switch } from 'radix-ui'

interface ToggleProps {
  /** What is switched, for those who don't see where it stands. */
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  title?: string
}

/** Something that is on or off, at once. */
export function Toggle({ label, checked, onChange, disabled = false, title }: ToggleProps) {
  return (
    <Switch.Root
      className="toggle"
      aria-label={label}
      title={title}
      disabled={disabled}
      checked={checked}
      onCheckedChange={onChange}
    >
      <Switch.Thumb className="toggle__thumb" />
    </Switch.Root>
  )
}
