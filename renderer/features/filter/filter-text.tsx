import type { ReactNode } from 'react'
import type { ParsedFilter } from '../../../core/filter/parse'

/** A filter's text with its parts coloured and what can't be read underlined. */
export function FilterText({ text, parsed }: { text: string; parsed: ParsedFilter }) {
  const pieces: ReactNode[] = []
  const edges = new Set([0, text.length])
  for (const { from, to } of [...parsed.marks, ...parsed.errors]) edges.add(from).add(to)
  const sorted = [...edges].sort((one, other) => one - other)
  sorted.forEach((from, index) => {
    const to = sorted[index + 1]
    if (to === undefined) return
    const kind = parsed.marks.find((mark) => mark.from <= from && to <= mark.to)?.kind
    const isWrong = parsed.errors.some((error) => error.from <= from && to <= error.to)
    const names = [kind === undefined ? '' : `filter-text--${kind}`, isWrong ? 'filter-text--wrong' : '']
    pieces.push(
      <span key={from} className={names.join(' ').trim()}>
        {text.slice(from, to)}
      </span>,
    )
  })
  return <>{pieces}</>
}
