import { isDeepStrictEqual } from 'node:util'
import fastJsonPatch, { type Operation as FastOperation } from 'fast-json-patch'
import { applyPatch as applyRfc6902, type Operation } from 'rfc6902'

/** Whether a JSON Patch, as text, makes the left document the right one, by two libraries' reckoning. */
export function leadsTo(
  leftText: string,
  patchText: string,
  rightText: string,
): { byFastJsonPatch: boolean; byRfc6902: boolean } {
  const wanted: unknown = JSON.parse(rightText)
  // Not vitest's own comparison, which takes a member named `constructor` for the constructor.
  return {
    byFastJsonPatch: isDeepStrictEqual(byFastJsonPatch(leftText, patchText), wanted),
    byRfc6902: isDeepStrictEqual(byRfc6902(leftText, patchText), wanted),
  }
}

function byFastJsonPatch(leftText: string, patchText: string): unknown {
  const patch = JSON.parse(patchText) as FastOperation[]
  return fastJsonPatch.applyPatch(JSON.parse(leftText) as unknown, patch, true).newDocument
}

/** It changes a document in place and so can't change the root's own value: here the root is a member. */
function byRfc6902(leftText: string, patchText: string): unknown {
  const holder: { root: unknown } = { root: JSON.parse(leftText) as unknown }
  const patch = (JSON.parse(patchText) as { path: string; from?: string }[]).map((operation) => ({
    ...operation,
    path: `/root${operation.path}`,
    ...(operation.from === undefined ? {} : { from: `/root${operation.from}` }),
  }))
  const problem = applyRfc6902(holder, patch as Operation[]).find((result) => result !== null)
  if (problem !== undefined) throw problem
  return holder.root
}
