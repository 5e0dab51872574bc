import { formatCount } from '../../core/format/size'
import { NewsPill } from './news-pill'

/** That groups above what is in sight are new or changed: how many, or null for more than were named. */
export function ChangedAbove({ waiting, onShow }: { waiting: number | null; onShow: () => void }) {
  if (waiting === 0) return null
  const words = waiting === null ? 'Many new or changed' : `${formatCount(waiting)} new or changed`
  return <NewsPill side="above" words={words} onShow={onShow} />
}
