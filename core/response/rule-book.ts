import type { DeliveryResponse } from '../delivery/delivery'
import type { HeaderList } from '../delivery/headers'
import { unreadEnvelope } from '../provider/envelope'
import { defaultResponse, isHeld, suffixResponse } from './build-response'
import { answerAttempt } from './choose-response'
import { matchesGlob } from './glob'
import type { Candidate, OpenResponse } from './open-response'
import { pathOf, readPathSuffix } from './path-suffix'
import type { ResponseRule } from './rule'
import { parseTemplate, readsContents } from './template'

/** What is known of a request before its body has been looked at. */
export interface RequestHead {
  method: string
  target: string
  headers: HeaderList
  receivedAtUs: number
}

interface Entry extends Candidate {
  /** Whether it takes more than path and method to tell that the rule is for a delivery. */
  asksEnvelope: boolean
  /** Whether it takes more than the head to tell what the rule answers. */
  asksContents: boolean
  mayBeHeld: boolean
}

/** The rules in force, and what of an answer is known before a delivery has been read. */
export class RuleBook {
  private entries: Entry[] = []
  private editions = 0

  constructor(rules: readonly ResponseRule[] = []) {
    this.replace(rules)
  }

  /** Puts other rules in force. Those that are the same as before go on with their sequences. */
  replace(rules: readonly ResponseRule[]): void {
    const before = new Map(this.entries.map((entry) => [JSON.stringify(entry.rule), entry]))
    this.entries = rules
      .filter(({ enabled }) => enabled)
      .map((rule) => before.get(JSON.stringify(rule)) ?? this.enter(rule))
  }

  /**
   * The answer to a request, or what it hangs on. An end of the path such as `/_503` goes before all rules. `mayHold`
   * takes a place among the answers that are held back, where this one might be; false when there is none left.
   */
  respond(request: RequestHead, mayHold: () => boolean): DeliveryResponse | OpenResponse {
    const { method, target } = request
    const path = pathOf(target)
    const suffix = readPathSuffix(path)
    if (suffix !== null) {
      const isCrowded = suffix.delayMs > 0 && !mayHold()
      const response = suffixResponse(method, isCrowded ? { ...suffix, delayMs: 0 } : suffix)
      return { ...response, wasCrowded: isCrowded }
    }
    const fitting = this.fitting(method, path)
    const [first] = fitting
    if (first === undefined) return defaultResponse(method)
    const isAllowed = !fitting.some(({ mayBeHeld }) => mayBeHeld) || mayHold()
    if (!first.asksEnvelope && !first.asksContents) {
      const unread = { envelope: unreadEnvelope('generic'), text: null, json: undefined }
      return answerAttempt(first, { ...request, ...unread }, 1, isAllowed)
    }
    return { candidates: fitting.map(({ rule, edition }) => ({ rule, edition })), mayHold: isAllowed }
  }

  /** The enabled rules for a path and method, in order, as far as one of them is sure to answer. */
  private fitting(method: string, path: string): Entry[] {
    const fitting: Entry[] = []
    for (const entry of this.entries) {
      const { match } = entry.rule
      if (match.method !== null && match.method.toUpperCase() !== method.toUpperCase()) continue
      if (match.path !== null && !matchesGlob(match.path, path)) continue
      fitting.push(entry)
      if (!entry.asksEnvelope) break
    }
    return fitting
  }

  private enter(rule: ResponseRule): Entry {
    this.editions += 1
    return {
      rule,
      edition: String(this.editions),
      asksEnvelope:
        rule.match.provider !== null || rule.match.eventName !== null || rule.match.filter !== null,
      // More than one step hangs on which attempt of its event a delivery is.
      asksContents: rule.steps.length > 1 || rule.steps.some(({ body }) => templateAsksContents(body)),
      mayBeHeld: rule.steps.some(isHeld),
    }
  }
}

function templateAsksContents(body: string): boolean {
  const parts = parseTemplate(body)
  return Array.isArray(parts) && readsContents(parts)
}
