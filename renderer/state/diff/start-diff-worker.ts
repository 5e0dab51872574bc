/// <reference types="vite/client" />
import type { DiffThread, ThreadListener } from './diff-client'
import type { DiffAnswer } from './diff-tasks'
import scriptUrl from './diff-worker?worker&url'

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string
  }
}

declare global {
  interface Window {
    readonly trustedTypes: TrustedTypes
  }
}

/** Starts the thread that compares large texts. */
export function startDiffWorker(listener: ThreadListener): DiffThread {
  const worker = new Worker(trusted(scriptUrl), { type: 'module', name: 'diff' })
  worker.addEventListener('message', ({ data }: MessageEvent<DiffAnswer>) => {
    listener.onAnswer(data)
  })
  worker.addEventListener('error', ({ message }) => {
    listener.onBreakdown(message)
  })
  return {
    ask: (question) => {
      worker.postMessage(question)
    },
    end: () => {
      worker.terminate()
    },
  }
}

let policy: ReturnType<TrustedTypes['createPolicy']> | null = null

/**
 * The page takes no text for the address of a script, save what this policy vouches for; content-security-policy.ts
 * allows no other. It vouches for one address, which the build wrote.
 */
function trusted(url: string): string {
  policy ??= window.trustedTypes.createPolicy('waybill-worker', {
    createScriptURL: (given) => {
      if (given !== scriptUrl) throw new Error(`no script of ours: ${given}`)
      return given
    },
  })
  return policy.createScriptURL(url)
}
