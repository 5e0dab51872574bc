import './news-pill.css'
import { ArrowDown, ArrowUp } from 'lucide-react'

interface NewsPillProps {
  /** Where the news are from what is in sight. */
  side: 'above' | 'below'
  /** What there is: '37 new'. */
  words: string
  onShow: () => void
}

/** That something happened out of sight, over whatever scrolls, with the way there. */
export function NewsPill({ side, words, onShow }: NewsPillProps) {
  const Icon = side === 'above' ? ArrowUp : ArrowDown
  return (
    <button
      type="button"
      className={side === 'above' ? 'news-pill' : 'news-pill news-pill--below'}
      onClick={onShow}
    >
      <Icon size={13} aria-hidden="true" />
      {words}
    </button>
  )
}
