import { diffBytes } from '../../../core/diff/byte-diff'
import { diffJson } from '../../../core/diff/diff'
import { matchLines } from '../../../core/diff/match-lines'
import { toMergePatch, type MergePatch } from '../../../core/diff/merge-patch'
import type { DiffCounts, JsonDiff, OnProgress } from '../../../core/diff/model'
import { printJsonPatch, toJsonPatch } from '../../../core/diff/patch'
import { summarize } from '../../../core/diff/summary'
import { buildRows, layOut, readPages } from '../../../core/diff/view/build-rows'
import { countLineChanges, layOutLines, type LineCounts } from '../../../core/diff/view/line-rows'
import type { DiffRows, RowOptions } from '../../../core/diff/view/rows'
import { buildMatrix } from '../../../core/matrix/build-matrix'
import { assertNever } from '../../../core/contract/errors'
import type {
  Compared,
  DiffReport,
  DiffRequest,
  DiffTask,
  DiffTaskName,
  DiffTasks,
  Opened,
  OpenRequest,
} from './diff-tasks'

/** What is open: how it is laid out, and its patches where it is JSON. */
interface OpenDiff {
  layOut: (options: RowOptions) => DiffRows
  patch: () => string
  mergePatch: () => MergePatch
}

/** Compares, here and now, and keeps what was opened last at hand: in a thread, or in the window where texts are small. */
export class DiffSession {
  private open: OpenDiff | null = null

  perform(task: DiffTask, onProgress?: OnProgress): DiffTasks[DiffTaskName]['result'] {
    switch (task.name) {
      case 'compare':
        return compare(task.request, onProgress)
      case 'open':
        return this.openTexts(task.request, onProgress)
      case 'rows':
        return this.opened().layOut(task.request)
      case 'patch':
        return this.opened().patch()
      case 'merge-patch':
        return this.opened().mergePatch()
      case 'matrix':
        return buildMatrix(task.request.texts, task.request.patterns)
      case 'bytes':
        return diffBytes(task.request.left, task.request.right)
      default:
        return assertNever(task, 'the diff session')
    }
  }

  private openTexts(request: OpenRequest, onProgress?: OnProgress): Opened {
    const { left, right, language, options, rows } = request
    this.open = null
    if (language === 'text') return this.openLines(request)
    const outcome = diffJson(left, right, options, onProgress)
    if (!outcome.ok) return outcome
    const { diff } = outcome
    const pages = readPages(left, right)
    this.open = {
      layOut: (wanted) => layOut(pages, diff, wanted),
      patch: () => printJsonPatch(toJsonPatch(diff, right)),
      mergePatch: () => toMergePatch(diff, right),
    }
    const lines = Math.max(pages.leftLines[0] ?? 0, pages.rightLines[0] ?? 0)
    const report = { ...reportOn(diff, left, right), lines }
    return { ok: true, report, rows: this.open.layOut(rows) }
  }

  private openLines({ left, right, rows }: OpenRequest): Opened {
    const match = matchLines(left, right)
    this.open = { layOut: (wanted) => layOutLines(match, wanted), patch: noPatch, mergePatch: noPatch }
    const counts = countLineChanges(match)
    const report = {
      counts: { ...NO_COUNTS, ...counts },
      noisy: NO_COUNTS,
      summary: lineSummary(counts),
      gist: lineSummary(counts),
      duplicateKeys: [],
      reordered: [],
      lines: Math.max(match.left.start.length, match.right.start.length),
      degraded: match.isCoarse ? [COARSE_LINES] : [],
    }
    return { ok: true, report, rows: this.open.layOut(rows) }
  }

  private opened(): OpenDiff {
    if (this.open === null) throw new Error('no comparison is open')
    return this.open
  }
}

const COARSE_LINES = 'Parts of the texts were so far apart that their lines were not matched one by one.'

const NO_COUNTS: DiffCounts = { add: 0, remove: 0, change: 0, type: 0, move: 0, rename: 0, alike: 0 }

function compare({ left, right, options, rows }: DiffRequest, onProgress?: OnProgress): Compared {
  const outcome = diffJson(left, right, options, onProgress)
  const wantsRows = rows !== undefined && outcome.ok
  return { outcome, rows: wantsRows ? buildRows(left, right, outcome.diff, rows) : null }
}

function reportOn(diff: JsonDiff, left: string, right: string): Omit<DiffReport, 'lines'> {
  const { counts, noisy, duplicateKeys, reordered, degraded } = diff
  return {
    counts,
    noisy,
    summary: summarize(diff, left, right),
    gist: summarize({ ...diff, noisy: NO_COUNTS, counts: { ...counts, alike: 0 } }, left, right),
    duplicateKeys,
    reordered,
    degraded: degraded.map(({ sentence }) => sentence),
  }
}

function lineSummary({ change, add, remove }: LineCounts): string {
  const words = [
    [change, 'changed'],
    [add, 'added'],
    [remove, 'removed'],
  ] as const
  const told = words
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString('en')} ${word}`)
  return told.length === 0 ? 'no difference' : `lines: ${told.join(', ')}`
}

function noPatch(): never {
  throw new Error('lines of text have no JSON Patch')
}
