import { useEffect, useState } from 'react'
import { formatCount } from '../../../core/format/size'
import { formatUtcMicros } from '../../../core/format/time'
import { explainProblem } from '../../../core/problem/explain-problem'
import type { ConnectionProblem, ProblemEvidence } from '../../../core/problem/problem'
import { BytesExcerpt } from '../../components/bytes-excerpt'
import { useAppState } from '../../hooks/use-app-state'

/** What to do about one problem, its figures, and the first bytes of what came. */
export function ProblemDetails({ problem }: { problem: ConnectionProblem }) {
  const evidence = useEvidence(problem.id)
  return (
    <>
      <p className="problems__advice selectable">{explainProblem(problem).advice}</p>
      <dl className="problems__facts selectable">
        <Fact name="When">{formatUtcMicros(problem.atUs)}</Fact>
        {problem.remoteAddress === '' ? null : (
          <Fact name="From">{`${bracketed(problem.remoteAddress)}:${String(problem.remotePort)}`}</Fact>
        )}
        <Fact name="Arrived">{arrived(problem)}</Fact>
        <Fact name="Answered">
          {problem.status === null ? 'nothing; nobody was left' : String(problem.status)}
        </Fact>
        {problem.parserCode === null ? null : (
          <Fact name="Parser">
            {problem.reason === null ? problem.parserCode : `${problem.reason} (${problem.parserCode})`}
          </Fact>
        )}
      </dl>
      {evidence === null || evidence.head.length === 0 ? null : (
        <BytesExcerpt
          title={problem.phase === 'head' ? 'What came, from its start' : 'Head'}
          bytes={evidence.head}
        />
      )}
      {evidence === null || evidence.body.length === 0 ? null : (
        <BytesExcerpt title="Body, from its start" bytes={evidence.body} />
      )}
    </>
  )
}

/** Null until it is there, and where it is no longer known. */
function useEvidence(id: number): ProblemEvidence | null {
  const { problems } = useAppState()
  const [evidence, setEvidence] = useState<ProblemEvidence | null>(null)
  useEffect(() => {
    let isCurrent = true
    problems.evidence(id).then(
      (found) => {
        if (isCurrent) setEvidence(found)
      },
      () => {
        // Pushed out of the ring by newer ones: the facts above stay.
      },
    )
    return () => {
      isCurrent = false
    }
  }, [problems, id])
  return evidence
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="mono">{children}</dd>
    </div>
  )
}

function arrived({ phase, receivedBytes, announcedBytes }: ConnectionProblem): string {
  if (receivedBytes === null) return 'not known'
  const count = `${formatCount(receivedBytes)} bytes of ${phase === 'head' ? 'the head' : 'the body'}`
  return announcedBytes === null ? count : `${count}, ${formatCount(announcedBytes)} announced`
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address
}
