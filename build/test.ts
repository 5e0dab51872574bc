// npm test: everything that has to pass, in the order in which it is cheapest to fail, and a count at the end.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endPlainly } from './end-plainly'
import { run } from './run'

interface Count {
  passed: number
  failed: number
}

type Runner = 'vitest' | 'playwright'

interface Step {
  title: string
  command: readonly [string, ...string[]]
  /** Whose report counts the tests; without one the step counts as one test itself. */
  runner?: Runner
}

const E2E = ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts'] as const

const STEPS: readonly Step[] = [
  { title: 'Formatting', command: ['prettier', '--check', '.'] },
  { title: 'Lint and import rules', command: ['eslint', '.', '--max-warnings', '0'] },
  { title: 'Types', command: ['npm', 'run', '--silent', 'types'] },
  { title: 'Dead code', command: ['knip'] },
  {
    title: 'Unit tests',
    command: ['vitest', 'run', '--config', 'tests/vitest.unit.config.ts'],
    runner: 'vitest',
  },
  {
    title: 'Integration tests',
    command: ['vitest', 'run', '--config', 'tests/vitest.integration.config.ts'],
    runner: 'vitest',
  },
  { title: 'End to end', command: ['tsx', 'build/with-app.ts', ...E2E], runner: 'playwright' },
  {
    title: 'End to end, packaged',
    command: ['tsx', 'build/with-app.ts', '--packaged', ...E2E],
    runner: 'playwright',
  },
]

async function runStep(step: Step, report: string): Promise<Count> {
  console.log(`\n== ${step.title}`)
  const beganMs = performance.now()
  const [program, ...args] = step.command
  const { exitCode } = await run(program, [...args, ...reporterArguments(step.runner, report)], {
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    mayFail: true,
  })
  const count = step.runner === undefined ? { passed: 0, failed: 0 } : readReport(step.runner, report)
  // A runner that fell over has no failed test to show for it.
  if (exitCode !== 0 && count.failed === 0) count.failed = 1
  if (step.runner === undefined && exitCode === 0) count.passed = 1
  console.log(
    `== ${step.title}: ${describe(count)} in ${((performance.now() - beganMs) / 1000).toFixed(0)} s`,
  )
  return count
}

function reporterArguments(runner: Runner | undefined, report: string): string[] {
  switch (runner) {
    case 'vitest':
      return ['--reporter=default', '--reporter=json', `--outputFile=${report}`]
    case 'playwright':
      return ['--reporter=list,json']
    case undefined:
      return []
  }
}

function readReport(runner: Runner, report: string): Count {
  let text
  try {
    text = readFileSync(report, 'utf8')
  } catch {
    return { passed: 0, failed: 1 }
  }
  if (runner === 'vitest') {
    const { numPassedTests, numFailedTests } = JSON.parse(text) as Record<string, number>
    return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 1 }
  }
  const { stats } = JSON.parse(text) as { stats: { expected: number; unexpected: number; flaky: number } }
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
}

function describe({ passed, failed }: Count): string {
  return `${String(passed)} passed, ${String(failed)} failed`
}

await endPlainly(async () => {
  const reports = mkdtempSync(join(tmpdir(), 'waybill-test-'))
  const total: Count = { passed: 0, failed: 0 }
  const failures: string[] = []
  for (const [index, step] of STEPS.entries()) {
    const count = await runStep(step, join(reports, `${String(index)}.json`))
    total.passed += count.passed
    total.failed += count.failed
    if (count.failed > 0) failures.push(step.title)
  }
  rmSync(reports, { recursive: true, force: true })
  if (failures.length > 0) console.log(`\nFailed: ${failures.join('; ')}`)
  console.log(`\n${describe(total)}`)
  return total.failed === 0 ? 0 : 1
})
