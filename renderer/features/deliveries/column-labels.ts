import type { ListColumn } from '../../../core/contract/list-view'

export const COLUMN_LABELS: Readonly<Record<ListColumn, string>> = {
  resource: 'Resource',
  sender: 'Sender',
  request: 'Request',
  size: 'Size',
  answer: 'Answer',
  time: 'Received',
}
