import type { OutputOf } from '../../contract/operations.ts'
import type { aliases as source } from '../sv/aliases.ts'
import { oneOrMany } from '../wording.ts'

type Obstacle = OutputOf<'alias.list'>['leftOut'][number]['why']

const obstacles: Readonly<Record<Obstacle, string>> = {
  'other-unit': 'Another unit of the organisation bears that name too.',
  'no-unit': 'None of the linked units is set up under Basic data.',
  number: 'The name holds an identity number.',
}

const namesOf = (count: string): string => `${count} ${oneOrMany(count, 'name', 'names')}`
const unitsOf = (count: string): string => `${count} ${oneOrMany(count, 'linked unit', 'linked units')}`

export const aliases: typeof source = {
  title: 'Names of the units',
  none: 'What linked units are called in the lists is under Basic data already.',
  found: ({ names, units }) =>
    `${namesOf(names)} of ${unitsOf(units)} ${oneOrMany(names, 'is', 'are')} not under Basic data. Once added, totals by unit count them as the same unit.`,
  stale: 'The lists have changed. Run the reconciliation again before the names are added.',
  open: 'Add the names as also called',
  caption: 'Names that are added',
  unit: 'Unit',
  organisation: 'Organisation',
  names: 'Also called',
  more: (count) => `and ${count} more`,
  add: (names) => `Add ${namesOf(names)}`,
  added: ({ names, units }) => `${namesOf(names)} added to ${unitsOf(units)}.`,
  undone: 'The names have been removed again.',
  leftOut: 'Not added',
  why: 'Why',
  obstacles,
}
