import { foldAscii } from '../../../core/filter/text-match'

interface FoundIdProps {
  id: string
  /** What is looked for; empty for nothing. */
  wanted: string
  /** The id by which the resource is known, and not another name of it. */
  isMain?: boolean
}

/** An id, with the beginning by which it was found brought out. */
export function FoundId({ id, wanted, isMain = false }: FoundIdProps) {
  const isFound = wanted !== '' && foldAscii(id).startsWith(foldAscii(wanted))
  const length = isFound ? wanted.length : 0
  return (
    <bdi className={isMain ? 'resource-id resource-id--main' : 'resource-id'}>
      {length === 0 ? null : <mark>{id.slice(0, length)}</mark>}
      {id.slice(length)}
    </bdi>
  )
}
