import type { CommandName } from '../../contract/operations.ts'
import type { history as source } from '../sv/history.ts'
import { fieldOf, registerNames } from '../../registers/registers.ts'
import { counted, ifGiven, named, oneOrMany } from '../wording.ts'
import { shell } from './shell.ts'

type EventParams = Readonly<Record<string, string | number>>

const events: Readonly<Record<CommandName, (params: EventParams) => string>> = {
  'transfer.create': (p) => `${named(p, 'name', 'The transfer')} was created.`,
  'transfer.open': () => 'The transfer was opened.',
  'transfer.close': () => 'The transfer was closed.',
  'transfer.add-sender': (p) => `${named(p, 'name', 'A sender', 'The sender')} was added.`,
  'sample.create': () => 'The practice transfer was created.',
  'import.stage': (p) =>
    `${named(p, 'fileName', 'A delivery', 'The delivery')} was read${counted('en', p, { rows: ['row', 'rows'] })}.${ifGiven(p, 'dropped', ' Columns that must not be stored were dropped: ', '.')}`,
  'import.paste': (p) => `A pasted table was read${counted('en', p, { rows: ['row', 'rows'] })}.`,
  'import.reread': (p) =>
    `${named(p, 'fileName', 'A delivery', 'The delivery')} was read again${ifGiven(p, 'encoding', ' as ')}.`,
  'import.remap': (p) =>
    `The reading of ${named(p, 'fileName', 'a delivery', '').trim()} was changed${registerGiven(p['register'])}.`,
  'import.commit': (p) =>
    `${named(p, 'fileName', 'A delivery', 'The delivery')} was committed${p['new'] === 0 && p['changed'] === 0 ? ' without changes' : ''}${counted('en', p, { new: ['new', 'new'], changed: ['changed', 'changed'], rejected: ['rejected', 'rejected'], vanished: ['vanished', 'vanished'] })}.`,
  'import.discard': (p) => `${named(p, 'fileName', 'A delivery', 'The delivery')} was discarded.`,
  'import.export-waiting': (p) =>
    `Rows to mend from ${named(p, 'fileName', 'a delivery', '').trim()} were taken out${counted('en', p, { rows: ['row', 'rows'] })}, with whole identity numbers.`,
  'profile.save': (p) =>
    `${named(p, 'name', 'An import profile', 'The import profile')} was saved${ifGiven(p, 'version', ' (version ', ')')}.`,
  'profile.remove': (p) => `${named(p, 'name', 'An import profile', 'The import profile')} was removed.`,
  'profile.import': (p) =>
    `${named(p, 'name', 'An import profile', 'The import profile')} was imported${ifGiven(p, 'sender', ' for ')}.`,
  'register.edit': (p) => `${fieldGiven(p) ?? 'A value'} was edited by hand${registerGiven(p['register'])}.`,
  'checklist.tick': (p) =>
    p['done'] === 0 || p['done'] === 'false'
      ? `${ifGiven(p, 'stepId', 'Step ') || 'A step'} was unticked in the checklist.`
      : `${ifGiven(p, 'stepId', 'Step ') || 'A step'} was ticked in the checklist.`,
  'report.produce': (p) =>
    `${named(p, 'fileName', 'A list', 'The list')} was produced${counted('en', p, { rows: ['row', 'rows'] })}.`,
  'history.undo': (p) =>
    `${ifGiven(p, 'eventId', 'Event ') || 'An event'} was undone${ifGiven(p, 'fileName', ': the delivery ”', '”')}.`,
}

export const history = {
  events,
  unknownEvent: (operation: string) => `Event of an unknown kind (${operation}).`,
  title: 'History',
  lead: 'Everything done in the transfer, with time and person. Nothing is removed from the history; what is undone gets an event of its own.',
  columns: { number: 'No.', at: 'Time', by: 'Person', what: 'Event', action: 'Undo' },
  undo: 'Undo',
  undoLabel: (id: number) => `Undo event ${id}`,
  undone: (by: number) => `Undone by event ${by}`,
  undoneNow: 'The event is undone.',
  chain: {
    intact: (checked: number) => `The chain is whole: ${checked} ${oneOrMany(checked, 'event', 'events')} checked.`,
    broken: (at: number) => `The chain is broken at event ${at}. The history may have been changed outside Stafett.`,
    explain: 'Each event carries the checksum of the one before, so that a later change shows.',
  },
  hash: 'Checksum',
  together: {
    title: 'Later events rest on this one',
    text: 'They must be undone first. Undone together, the last goes first, and nothing changes if one of them cannot be undone.',
    caption: 'Events that are undone as well',
    undo: (count: number) => `Undo together (${count} events)`,
    keep: 'Keep all',
    done: (count: number) => `${count} ${oneOrMany(count, 'event is', 'events are')} undone.`,
  },
  more: 'Show older events',
  shown: (count: number) => `${count} ${oneOrMany(count, 'event', 'events')} shown.`,
  empty: { title: 'No events yet', text: 'Events are shown here once something has been done in the transfer.' },
} satisfies typeof source

function fieldGiven(params: EventParams): string | undefined {
  const register = registerNames.find((name) => name === params['register'])
  return register === undefined ? undefined : fieldOf(register, String(params['field']))?.label.en
}

function registerGiven(register: string | number | undefined): string {
  const names = new Map<unknown, string>(Object.entries(shell.registerNames))
  return names.has(register) ? ` (register ${names.get(register)})` : ''
}
