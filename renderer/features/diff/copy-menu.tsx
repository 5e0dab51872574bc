import './copy-menu.css'
import { Check, ChevronDown, Copy } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useEffect, useState } from 'react'
import type { MergePatch } from '../../../core/diff/merge-patch'
import { useAppState } from '../../hooks/use-app-state'
import type { Comparison } from '../../state/diff/compare-sides'
import type { ComparisonStore } from '../../state/diff/comparison-store'
import { sentence } from './sentence'

const CONFIRMATION_MS = 6000

interface CopyMenuProps {
  store: ComparisonStore
  comparison: Comparison
}

/** The whole difference in forms that others can use. */
export function CopyMenu({ store, comparison }: CopyMenuProps) {
  const { copyText } = useAppState()
  const [copied, setCopied] = useState<string | null>(null)
  useEffect(() => {
    if (copied === null) return
    const timer = setTimeout(() => {
      setCopied(null)
    }, CONFIRMATION_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [copied])

  const copy = async (what: string, text: Promise<string>): Promise<void> => {
    try {
      await copyText(await text)
      setCopied(`${what} copied`)
    } catch {
      // Too long for the clipboard, or the comparison was closed meanwhile.
      setCopied(`${what} could not be copied`)
    }
  }
  const copyMergePatch = async (): Promise<void> => {
    const patch = await store.mergePatch()
    await copy(`Merge patch${mergeLoss(patch)}`, Promise.resolve(patch.text))
  }
  const isJson = comparison.language === 'json'
  return (
    <span className="copy-menu">
      <span className="copy-menu__copied" role="status">
        {copied}
      </span>
      {/* Not modal: a modal menu would lock scrolling by writing a style element, which the page's policy forbids. */}
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <button
            type="button"
            className="button button--quiet button--small"
            aria-label="Copy the difference"
          >
            {copied === null ? <Copy size={13} aria-hidden="true" /> : <Check size={13} aria-hidden="true" />}
            <ChevronDown size={12} aria-hidden="true" />
          </button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="copy-menu__menu" align="end" sideOffset={6} collisionPadding={8}>
            <Item
              title="Summary in words"
              hint={sentence(comparison.report.summary)}
              onSelect={() => copy('Summary', Promise.resolve(sentence(comparison.report.summary)))}
            />
            {isJson ? (
              <>
                <Item
                  title="JSON Patch"
                  hint="RFC 6902: operations that make the left the right"
                  onSelect={() => copy('JSON Patch', store.patch())}
                />
                <Item
                  title="Merge patch"
                  hint="RFC 7386: what is new, with null for what is gone"
                  onSelect={copyMergePatch}
                />
              </>
            ) : null}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </span>
  )
}

/** What a merge patch can't say, and so would do wrong. */
function mergeLoss({ lostNulls, wholeArrays }: MergePatch): string {
  const [lost, ...otherNulls] = lostNulls
  if (lost !== undefined) {
    const more = otherNulls.length === 0 ? '' : ` and ${String(otherNulls.length)} more`
    return ` (it can’t set null: ${lost}${more} would be removed)`
  }
  return wholeArrays.length === 0 ? '' : ' (changed lists stand in it whole)'
}

function Item({ title, hint, onSelect }: { title: string; hint: string; onSelect: () => Promise<void> }) {
  return (
    <DropdownMenu.Item className="copy-menu__item" onSelect={() => void onSelect()}>
      <span className="copy-menu__title">{title}</span>
      <span className="copy-menu__hint">{hint}</span>
    </DropdownMenu.Item>
  )
}
