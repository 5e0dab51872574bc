import { nameProblem, type SavedFilter } from '../../core/filter/saved-filter'
import { KeptList, type KeptListSource } from './kept-list'

/** The filters that a person saved under a name, in the order that gives the first ones their keys. */
export class SavedFiltersStore extends KeptList<SavedFilter> {
  constructor(
    source: KeptListSource<SavedFilter>,
    private readonly newId: () => string,
  ) {
    super(source)
  }

  /** Saves a filter, given by its text, as the last. Gives what is wrong with the name, or null where it is saved. */
  add(name: string, text: string): string | null {
    const problem = nameProblem(name, this.state.get().items)
    if (problem === null) void this.put({ id: this.newId(), name: name.trim(), text }, 'last')
    return problem
  }

  /** Gives what is wrong with the new name, or null where it is taken. */
  rename(filter: SavedFilter, name: string): string | null {
    const others = this.state.get().items.filter(({ id }) => id !== filter.id)
    const problem = nameProblem(name, others)
    if (problem === null) void this.put({ ...filter, name: name.trim() }, 'last')
    return problem
  }
}
