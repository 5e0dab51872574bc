import { ChevronDown, ChevronUp, Pencil, Trash2, type LucideIcon } from 'lucide-react'

interface OrderedItemActionsProps {
  /** The item's name, for those who hear the buttons. */
  name: string
  isFirst: boolean
  isLast: boolean
  /** What the person calls changing it: 'Edit', 'Rename'. */
  editWord: string
  onMove: (by: -1 | 1) => void
  onEdit: () => void
  onDelete: () => void
}

/** What can be done with one item of a list that has an order. */
export function OrderedItemActions({
  name,
  isFirst,
  isLast,
  editWord,
  onMove,
  onEdit,
  onDelete,
}: OrderedItemActionsProps) {
  return (
    <>
      <Action
        icon={ChevronUp}
        label={`Move ${name} up`}
        move="up"
        disabled={isFirst}
        onClick={() => {
          onMove(-1)
        }}
      />
      <Action
        icon={ChevronDown}
        label={`Move ${name} down`}
        move="down"
        disabled={isLast}
        onClick={() => {
          onMove(1)
        }}
      />
      <Action icon={Pencil} label={`${editWord} ${name}`} onClick={onEdit} />
      <Action icon={Trash2} label={`Delete ${name}`} onClick={onDelete} />
    </>
  )
}

interface ActionProps {
  icon: LucideIcon
  label: string
  /** Found by `useFocusAfterMove`, which gives the focus back to the button when its row has moved. */
  move?: 'up' | 'down'
  disabled?: boolean
  onClick: () => void
}

function Action({ icon: Icon, label, move, disabled = false, onClick }: ActionProps) {
  return (
    <button
      type="button"
      className="button button--quiet button--icon button--small"
      aria-label={label}
      data-move={move}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={move === undefined ? 14 : 15} aria-hidden="true" />
    </button>
  )
}
