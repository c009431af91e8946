import type { GridFilter, GridWords } from './types.ts'

/** What every kind of filter control is told. */
export interface FilterProps {
  readonly label: string
  readonly filter: GridFilter | undefined
  readonly onFilter: (filter: GridFilter | null) => void
  /** The keyboard is here: the control is the grid's tab stop. */
  readonly isActive: boolean
  readonly isOpen: boolean
  readonly onOpen: (open: boolean) => void
  readonly words: GridWords
}
