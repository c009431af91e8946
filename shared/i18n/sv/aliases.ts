import type { OutputOf } from '../../contract/operations.ts'
import { oneOrMany } from '../wording.ts'

type Obstacle = OutputOf<'alias.list'>['leftOut'][number]['why']

const obstacles: Readonly<Record<Obstacle, string>> = {
  'other-unit': 'Även en annan enhet i organisationen heter så.',
  'no-unit': 'Ingen av de kopplade enheterna finns under Grunddata.',
  number: 'Namnet innehåller ett personnummer.',
}

const unitsOf = (count: string): string => `${count} ${oneOrMany(count, 'kopplad enhet', 'kopplade enheter')}`

/** What linked units are also called. */
export const aliases = {
  title: 'Enheternas namn',
  none: 'Det som kopplade enheter kallas i listorna finns redan under Grunddata.',
  found: (p: { readonly names: string; readonly units: string }) =>
    `${p.names} namn på ${unitsOf(p.units)} finns inte under Grunddata. Läggs de till räknas de som samma enhet i kontrollsummor per enhet.`,
  stale: 'Listorna har ändrats. Kör avstämningen igen innan namnen läggs till.',
  open: 'Lägg namnen som kallas även',
  caption: 'Namn som läggs till',
  unit: 'Enhet',
  organisation: 'Organisation',
  names: 'Kallas även',
  more: (count: string) => `och ${count} till`,
  add: (names: string) => `Lägg till ${names} namn`,
  added: (p: { readonly names: string; readonly units: string }) =>
    `${p.names} namn lades till på ${unitsOf(p.units)}.`,
  undone: 'Namnen är borttagna igen.',
  leftOut: 'Läggs inte till',
  why: 'Varför',
  obstacles,
}
