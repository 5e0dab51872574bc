import { ChevronRight } from 'lucide-react'
import { Accordion } from 'radix-ui'
import { useState } from 'react'
import { formatCount } from '../../../core/format/size'
import { formatClock, formatLocalInstant } from '../../../core/format/time'
import { explainProblem } from '../../../core/problem/explain-problem'
import type { ConnectionProblem } from '../../../core/problem/problem'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { ProblemDetails } from './problem-details'

/** Every problem in a sentence, newest first; one at a time is opened to see what came. */
export function ProblemList() {
  const { problems: store } = useAppState()
  const { total, problems } = useObservable(store.list)
  const [open, setOpen] = useState('')
  return (
    <>
      <Accordion.Root
        className="problems__list"
        type="single"
        collapsible
        value={open}
        onValueChange={setOpen}
      >
        {problems.toReversed().map((problem) => (
          <Accordion.Item key={problem.id} className="problems__item" value={String(problem.id)}>
            <Accordion.Header asChild>
              <h3>
                <Accordion.Trigger className="problems__row">
                  <ChevronRight className="problems__chevron" size={14} aria-hidden="true" />
                  <Sentence problem={problem} />
                </Accordion.Trigger>
              </h3>
            </Accordion.Header>
            <Accordion.Content className="problems__details">
              <ProblemDetails problem={problem} />
            </Accordion.Content>
          </Accordion.Item>
        ))}
      </Accordion.Root>
      {total > problems.length ? (
        <p className="problems__more">
          {formatCount(total - problems.length)} older ones are no longer known in detail.
        </p>
      ) : null}
    </>
  )
}

function Sentence({ problem }: { problem: ConnectionProblem }) {
  const timeMs = problem.atUs / 1000
  return (
    <>
      <span className="problems__what">
        <span className="problems__sentence">{explainProblem(problem).title}</span>
        {problem.requestLine === null ? null : (
          <bdi className="problems__line mono">{problem.requestLine}</bdi>
        )}
      </span>
      <time
        className="problems__time"
        dateTime={new Date(timeMs).toISOString()}
        title={formatLocalInstant(timeMs)}
      >
        {formatClock(timeMs)}
      </time>
    </>
  )
}
