import './resource-link.css'
import type { PayloadLink } from '../../../core/event/group'
import { useAppState } from '../../hooks/use-app-state'

interface ResourceLinkProps {
  id: string
  text: string
  links: readonly PayloadLink[]
}

/** The name of something else that a payload tells of: the way to its timeline, where anything about it arrived. */
export function ResourceLink({ id, text, links }: ResourceLinkProps) {
  const { browsing } = useAppState()
  const known = links.find(({ resourceId }) => resourceId === id)?.resource ?? null
  if (known === null) {
    return (
      <bdi className="resource-link resource-link--unknown" title={id === text ? undefined : id}>
        {text}
      </bdi>
    )
  }
  return (
    <button
      type="button"
      className="resource-link"
      title={`Open the timeline of ${id}`}
      onClick={() => {
        browsing.openResource(known)
      }}
    >
      <bdi>{text}</bdi>
    </button>
  )
}
