/**
 * An element's height where it is scrolled, in pixels. Chromium lays nothing out beyond 33,554,432 physical pixels, and up
 * to here a transform is exact to half a pixel.
 */
const MAX_HEIGHT_PX = 8_000_000

/** So much at either end of a longer list is scrolled as it is; what lies between is drawn closer together. */
const EXACT_PX = 400_000

/**
 * Scrolls a list that may be higher than an element can be: a million rows are 54 million pixels. The element is at most
 * MAX_HEIGHT_PX high. Where its scroll bar is dragged, a place in it stands for a place in the list; a step, as by wheel or
 * key, moves the list by just as much, and the bar is put right when the scrolling rests. Shorter lists are scrolled as they
 * are.
 */
export class LongScroll {
  private full = 0
  private view = 0
  /** How far the element is scrolled, and how much further the list is. */
  private top = 0
  private shift = 0

  /** The height of all rows and of what is in sight of them, in pixels. `moveTo` has to follow. */
  resize(full: number, view: number): void {
    this.full = full
    this.view = view
  }

  /** How far the list is scrolled, as if it were laid out as a whole. */
  get offset(): number {
    return clamp(this.top + this.shift, 0, this.range)
  }

  /** What a row's place in the list has over its place in the element. */
  get rowShift(): number {
    return this.shift
  }

  /** The element was scrolled to here. */
  scrolled(top: number): void {
    if (Math.abs(top - this.top) > this.view) this.shift = this.offsetAt(top) - top
    this.top = top
  }

  /** Steps have led so near an end of the element, but not of the list, that no more of them fit: `moveTo` puts it right. */
  get isAstray(): boolean {
    if (this.isShort) return false
    if (this.top < EXACT_PX / 2) return this.shift !== 0
    return this.top > this.room - EXACT_PX / 2 && this.shift !== this.range - this.room
  }

  /** Moves the list; gives where the element has to be scrolled to for it. */
  moveTo(offset: number): number {
    const within = clamp(offset, 0, this.range)
    this.top = this.isShort ? within : Math.round(this.topAt(within))
    this.shift = within - this.top
    return this.top
  }

  private get isShort(): boolean {
    return this.full <= MAX_HEIGHT_PX
  }

  /** How far the list can be scrolled. */
  private get range(): number {
    return Math.max(0, this.full - this.view)
  }

  /** How far the element can be scrolled. */
  private get room(): number {
    return Math.max(0, elementHeight(this.full) - this.view)
  }

  private get ratio(): number {
    return (this.range - 2 * EXACT_PX) / (this.room - 2 * EXACT_PX)
  }

  private offsetAt(top: number): number {
    if (this.isShort || top <= EXACT_PX) return top
    const fromEnd = this.room - top
    if (fromEnd <= EXACT_PX) return this.range - fromEnd
    return EXACT_PX + (top - EXACT_PX) * this.ratio
  }

  private topAt(offset: number): number {
    if (this.isShort || offset <= EXACT_PX) return offset
    const fromEnd = this.range - offset
    if (fromEnd <= EXACT_PX) return this.room - fromEnd
    return EXACT_PX + (offset - EXACT_PX) / this.ratio
  }
}

/** How high the scrolled element has to be for rows of this height together. */
export function elementHeight(full: number): number {
  return Math.min(full, MAX_HEIGHT_PX)
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
