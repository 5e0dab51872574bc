import type { CheckedSignatures } from '../../../core/contract/signing-keys'

/** The window counts all there is anew each time, so it is told of many steps at once. */
const PAUSE_MS = 500

/** Gathers how many signatures were checked behind, and tells it twice a second at most. */
export class VerdictNews {
  private deliveries = 0
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly tell: (checked: CheckedSignatures) => void) {}

  add(deliveries: number): void {
    this.deliveries += deliveries
    if (this.timer === null) this.flush()
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.deliveries = 0
  }

  private flush(): void {
    this.timer = null
    if (this.deliveries === 0) return
    this.tell({ deliveries: this.deliveries })
    this.deliveries = 0
    this.timer = setTimeout(() => {
      this.flush()
    }, PAUSE_MS)
  }
}
