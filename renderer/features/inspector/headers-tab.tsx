import './headers-tab.css'
import type { DeliveryDetail } from '../../../core/delivery/delivery'
import { wayHeaderNote } from '../../../core/tunnel/way-headers'
import { readableHeaderValue, type HeaderList } from '../../../core/delivery/headers'
import { formatCount } from '../../../core/format/size'
import { fieldTerm } from '../../../core/filter/edit'
import { CopyButton } from '../../components/copy-button'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { FilterBy } from './filter-by'

/** A head of 64 KB may hold ten thousand fields, and a table of those would hold the window up for a quarter of a minute. */
const MAX_ROWS = 500

/** The header fields as they came: in order, in their own letter case, duplicates one below the other. */
export function HeadersTab({ detail }: { detail: DeliveryDetail }) {
  const { copyText } = useAppState()
  return (
    <div className="tab-page">
      <div className="tab-bar">
        <span className="tab-bar__text">
          {detail.via === 'tunnel'
            ? 'As the tunnel passed them on: in order, its own marked; it may have changed letter case and merged repeats'
            : 'In the order and letter case in which they were sent'}
        </span>
        <CopyButton
          small
          label="Copy all headers"
          text="Copy all"
          onCopy={() => copyText(detail.headers.map(([name, value]) => `${name}: ${value}`).join('\r\n'))}
        />
      </div>
      <div className="tab-page__main" tabIndex={0}>
        <HeaderTable caption="Headers" headers={detail.headers} isThroughTunnel={detail.via === 'tunnel'} />
        <RestNotice headers={detail.headers} />
        {detail.trailers.length === 0 ? null : (
          <>
            <h3 className="headers-tab__heading">Trailers, sent after the body</h3>
            <HeaderTable caption="Trailers" headers={detail.trailers} />
            <RestNotice headers={detail.trailers} />
          </>
        )}
      </div>
    </div>
  )
}

function RestNotice({ headers }: { headers: HeaderList }) {
  if (headers.length <= MAX_ROWS) return null
  return (
    <div className="headers-tab__rest">
      <Notice tone="note" title={`${formatCount(headers.length - MAX_ROWS)} more fields were sent`}>
        The Raw tab shows all of them.
      </Notice>
    </div>
  )
}

interface HeaderTableProps {
  caption: string
  headers: HeaderList
  /** Whether what is known to be written by tunnels is to be told apart from what the sender wrote. */
  isThroughTunnel?: boolean
}

function HeaderTable({ caption, headers, isThroughTunnel = false }: HeaderTableProps) {
  const { copyText } = useAppState()
  const counts = new Map<string, number>()
  for (const [name] of headers) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1)
  const shown = headers.slice(0, MAX_ROWS)
  return (
    <table className="headers-tab__table">
      <caption className="visually-hidden">{caption}</caption>
      <colgroup>
        <col className="headers-tab__names" />
        <col />
      </colgroup>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(([name, value], index) => (
          // Two fields may be equal in name and value; their place is all that tells them apart.
          <tr key={index}>
            <th scope="row">
              <bdi className="selectable">{name}</bdi>
              {isThroughTunnel ? <WayMark name={name} /> : null}
              {(counts.get(name.toLowerCase()) ?? 0) > 1 ? (
                <span className="headers-tab__repeated" title="This field was sent more than once">
                  repeated
                </span>
              ) : null}
            </th>
            <td>
              <bdi className="selectable">{readableHeaderValue(value)}</bdi>
              <FilterBy term={fieldTerm('header', readableHeaderValue(value), name.toLowerCase())} />
              <CopyButton
                small
                variant="quiet"
                label={`Copy the value of ${name}`}
                onCopy={() => copyText(readableHeaderValue(value))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function WayMark({ name }: { name: string }) {
  const note = wayHeaderNote(name)
  return note === null ? null : (
    <span className="headers-tab__way" title={note}>
      tunnel
    </span>
  )
}
