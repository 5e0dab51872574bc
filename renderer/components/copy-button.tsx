import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'

interface CopyButtonProps {
  /** Says what is copied, for the tooltip and for those who don't see the icon: 'Copy address'. */
  label: string
  onCopy: () => Promise<void>
  /** Shown beside the icon; without it the button is the icon alone. */
  text?: string
  variant?: 'primary' | 'plain' | 'quiet'
  small?: boolean
}

const CONFIRMATION_MS = 1600

/** Copies something and says so for a moment, in its own place. */
export function CopyButton({ label, onCopy, text, variant = 'plain', small = false }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => {
      setCopied(false)
    }, CONFIRMATION_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [copied])

  const Icon = copied ? Check : Copy
  const classes = ['button', variant === 'plain' ? '' : `button--${variant}`, small ? 'button--small' : '']
  if (text === undefined) classes.push('button--icon')
  return (
    <button
      type="button"
      className={classes.filter((name) => name !== '').join(' ')}
      aria-label={label}
      title={label}
      onClick={() => {
        void onCopy().then(() => {
          setCopied(true)
        })
      }}
    >
      <Icon size={small ? 13 : 14} aria-hidden="true" />
      {text === undefined ? null : copied ? 'Copied' : text}
      <span className="visually-hidden" role="status">
        {copied ? 'Copied' : ''}
      </span>
    </button>
  )
}
