import './row-list.css'
import { formatCount } from '../../core/format/size'

/** How many deliveries, of an older Waybill or under new rules, are not grouped yet; below the list of groups. */
export function UngroupedNote({ count }: { count: number }) {
  return (
    <p role="status" className={count === 0 ? 'visually-hidden' : 'row-list__note'}>
      {count === 0
        ? ''
        : `${formatCount(count)} ${count === 1 ? 'delivery is' : 'deliveries are'} yet to be grouped, oldest first.`}
    </p>
  )
}
