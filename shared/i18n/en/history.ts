import type { CommandName } from '../../contract/operations.ts'
import type { history as source } from '../sv/history.ts'
import { recordKinds } from '../../records/records.ts'
import { fieldOf, registerNames } from '../../registers/registers.ts'
import { counted, ifGiven, named, oneOrMany } from '../wording.ts'
import { formatNumber } from '../format.ts'
import { comparedFieldNames } from '../../reconciliation/field-comparison.ts'
import { controlTotals } from './control-totals.ts'
import { crosswalk } from './crosswalk.ts'
import { differences } from './differences.ts'
import { quality } from './quality.ts'
import { rowDetails } from './row-details.ts'
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
  'import.save-original': (p) =>
    `${named(p, 'fileName', 'A delivered file', 'The original file')} was saved outside the transfer${counted('en', p, { rows: ['row', 'rows'] })}.${reasonGiven(p)}`,
  'import.export-waiting': (p) =>
    `Rows to mend from ${named(p, 'fileName', 'a delivery', '').trim()} were taken out${counted('en', p, { rows: ['row', 'rows'] })}, with whole identity numbers.${reasonGiven(p)}`,
  'profile.save': (p) =>
    `${named(p, 'name', 'An import profile', 'The import profile')} was saved${ifGiven(p, 'version', ' (version ', ')')}.`,
  'profile.remove': (p) => `${named(p, 'name', 'An import profile', 'The import profile')} was removed.`,
  'profile.import': (p) =>
    `${named(p, 'name', 'An import profile', 'The import profile')} was imported${ifGiven(p, 'sender', ' for ')}.`,
  'register.edit': (p) =>
    `${fieldGiven(p) ?? 'A value'} was edited by hand${registerGiven(p['register'])}${ifGiven(p, 'reason', ': ”', '”')}.`,
  'register.change': (p) =>
    `${fieldGiven(p) ?? 'Values'} edited by hand${registerGiven(p['register'])}${counted('en', p, { changed: ['cell', 'cells'], rows: ['row', 'rows'] })}${ifGiven(p, 'reason', '; reason: ”', '”')}.`,
  'register.reveal': (p) =>
    `${fieldGiven(p) ?? 'An identity number'} was shown in full${registerGiven(p['register'])}.${reasonGiven(p)}`,
  'register.protected': (p) =>
    `Protected records were shown${counted('en', p, { rows: ['record', 'records'] })}${registerGiven(p['register'])}.${reasonGiven(p)}`,
  'view.save': (p) => `${named(p, 'name', 'A view', 'The view')} was saved${registerGiven(p['register'])}.`,
  'view.remove': (p) => `${named(p, 'name', 'A view', 'The view')} was removed${registerGiven(p['register'])}.`,
  'finding.handle': (p) => `${handledFindings(p)}${ifGiven(p, 'rule', ' (', ')')}.`,
  'record.save': (p) =>
    `${recordGiven(p)} ${p['isNew'] === 1 ? 'was added' : 'was changed'}${registerGiven(p['register'])}.`,
  'record.remove': (p) => `${recordGiven(p)} was removed${registerGiven(p['register'])}.`,
  'person.add-identifier': (p) =>
    `One more number of a person was recorded${ifGiven(p, 'validFrom', ', valid from ')}.`,
  'case.advance': (p) => `The step ”${stepGiven(p)}” was recorded${counted('en', p, { rows: ['case', 'cases'] })}.`,
  'case.advance-rows': (p) =>
    `The step ”${stepGiven(p)}” was recorded${counted('en', p, { rows: ['case', 'cases'], left: ['left out', 'left out'] })}.`,
  'case.release-number': (p) => `A reserved registration number was given back${ifGiven(p, 'number', ': ')}.`,
  'row.add-note': (p) => `A note was written${registerGiven(p['register'])}.`,
  'row.remove-note': (p) => `A note was removed${registerGiven(p['register'])}.`,
  'row.add-evidence': (p) =>
    `${named(p, 'fileName', 'An attachment', 'The attachment')} was added${registerGiven(p['register'])}.`,
  'row.remove-evidence': (p) =>
    `${named(p, 'fileName', 'An attachment', 'The attachment')} was removed${registerGiven(p['register'])}.`,
  'reconciliation.create': (p) => `${named(p, 'name', 'A reconciliation', 'The reconciliation')} was created.`,
  'reconciliation.remove': (p) =>
    `${named(p, 'name', 'A reconciliation', 'The reconciliation')} was removed. What has been decided by hand remains.`,
  'reconciliation.run': (p) =>
    `${named(p, 'name', 'A reconciliation', 'The reconciliation')} was run${counted('en', p, { pairs: ['pair', 'pairs'] })}.`,
  'reconciliation.decide': (p) =>
    `A pair of ${named(p, 'name', 'a reconciliation', 'the reconciliation')} ${answeredAs(p)}.`,
  'reconciliation.open-protected': (p) =>
    `Protected entries of ${named(p, 'name', 'a reconciliation', 'the reconciliation')} were shown${counted('en', p, { rows: ['pair', 'pairs'] })}.${reasonGiven(p)}`,
  'alias.add': (p) =>
    `What linked units are also called was added from ${named(p, 'name', 'a reconciliation', 'the reconciliation')}${counted('en', p, { names: ['name', 'names'], units: ['unit', 'units'] })}.`,
  'difference.resolve': (p) => `${resolvedDifferences(p)}.${reasonGiven(p)}`,
  'difference.tolerate': (p) =>
    `The tolerance of differences${ifGiven({ field: comparedField(p) }, 'field', ' in ”', '”')} was changed${ifGiven(p, 'tolerance', ' to ')}.${reasonGiven(p)}`,
  'total.say-cause': (p) =>
    p['cause'] === 'none'
      ? `The cause of rows being in one list alone was taken back${counted('en', p, { rows: ['row', 'rows'] })}.`
      : `The cause of rows being in one list alone was said${wordOf(controlTotals.causes, p['cause'], ' to be ”', '”')}${counted('en', p, { rows: ['row', 'rows'] })}.`,
  'total.enter': (p) =>
    `The control total${wordOf(controlTotals.measures, p['measure'], ' ”', '”')}${ifGiven(p, 'party', ' of ')}${ifGiven(p, 'unit', ' for the unit ')} was ${p['removed'] === 1 ? 'removed' : `entered${ifGiven(p, 'amount', ' as ')}`}.`,
  'classification.import': (p) =>
    `${named(p, 'name', 'A classification', 'The classification')} was taken in${ifGiven(p, 'fileName', ' from ”', '”')}${counted('en', p, { classes: ['class', 'classes'] })}.`,
  'crosswalk.relate': (p) =>
    `${named(p, 'source', 'An old node', '').trim()} ${p['relation'] === 'ends' ? 'is to end' : `goes on${ifGiven(p, 'target', ' in ”', '”')}${wordOf(crosswalk.relations, p['relation'], ' (', ')')}`}${typeof p['relations'] === 'number' && p['relations'] > 1 ? `, ${p['relations']} relations in all` : ''}.`,
  'crosswalk.remove': (p) =>
    `The relation from ${named(p, 'source', 'an old node', '').trim()}${ifGiven(p, 'target', ' to ”', '”')} was removed.`,
  'quality.check': (p) =>
    `The sample of ${named(p, 'name', 'a reconciliation', 'the reconciliation')} was checked: ${p['kind'] === 'unlinked' ? 'a row without a partner' : 'a link'}${wordOf(quality.answers, p['answer'], ', ”', '”')}.`,
  'signature.sign': (p) =>
    `The control totals of ${named(p, 'name', 'a reconciliation', 'the reconciliation')} were signed${ifGiven(p, 'signer', ' by ')}${ifGiven(p, 'organisation', ', ')}${ifGiven(p, 'on', ', ')}.`,
  'checklist.tick': (p) =>
    p['done'] === 0 || p['done'] === 'false'
      ? `${ifGiven(p, 'stepId', 'Step ') || 'A step'} was unticked in the checklist.`
      : `${ifGiven(p, 'stepId', 'Step ') || 'A step'} was ticked in the checklist.`,
  'report.produce': (p) =>
    `${named(p, 'fileName', 'A list', 'The list')} was produced${counted('en', p, { rows: ['row', 'rows'] })}.`,
  'history.redo': (p) => `${ifGiven(p, 'eventId', 'Event ') || 'An event'} was done again.`,
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
  again: (by: number) => `In force again by event ${by}`,
  undoneNow: 'The event is undone.',
  redo: 'Redo',
  redoLabel: (id: number) => `Redo what event ${id} undid`,
  redoneNow: 'What was undone is done again.',
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

/** `Rooms: ”304”`, or of a list only what it is. */
function recordGiven(params: EventParams): string {
  const kind = recordKinds.find(({ name }) => name === params['kind'])
  return `${kind === undefined ? '' : `${kind.label.en}: `}${ifGiven(params, 'name', '”', '”') || (kind === undefined ? 'A record' : 'a record')}`
}

function stepGiven(params: EventParams): string {
  return new Map<unknown, string>(Object.entries(rowDetails.steps)).get(params['step']) ?? ''
}

function fieldGiven(params: EventParams): string | undefined {
  const register = registerNames.find((name) => name === params['register'])
  return register === undefined ? undefined : fieldOf(register, String(params['field']))?.label.en
}

function registerGiven(register: string | number | undefined): string {
  const names = new Map<unknown, string>(Object.entries(shell.registerNames))
  return names.has(register) ? ` (register ${names.get(register)})` : ''
}

/** The reason that a person gave, as a sentence of its own. */
function reasonGiven(params: EventParams): string {
  return ifGiven({ reason: String(params['reason'] ?? '').replace(/[.\s]+$/, '') }, 'reason', ' Reason: ', '.')
}

/** `12 findings were assigned to Åsa`. */
function handledFindings(params: EventParams): string {
  const { items, what, owner } = params
  const count = typeof items === 'number' ? items : 0
  const some = `${formatNumber('en', count)} ${oneOrMany(count, 'finding', 'findings')}`
  const were = oneOrMany(count, 'was', 'were')
  if (what === 'owner') return `${some} ${were} assigned${owner === undefined ? '' : ` to ${owner}`}`
  if (what === 'no-owner') return `${some} no longer ${oneOrMany(count, 'has', 'have')} an owner`
  if (what === 'note') return `A note was saved on ${some}`
  if (what === 'no-note') return `The note was taken from ${some}`
  return what === 'waive' ? `${some} ${were} waived with a reason` : `The waiver of ${some} was taken back`
}

/** What was answered; of an answer given blind, only that there was one. */
function answeredAs(params: EventParams): string {
  const answers = new Map<unknown, string>(
    Object.entries({
      same: 'was said to be the same',
      different: 'was said to be different',
      later: 'was kept for later',
      ask: 'is to be asked about',
    }),
  )
  return answers.get(params['answer']) ?? 'was reviewed'
}

/** `12 differences (Monthly salary) were resolved: The sender is right`. */
function resolvedDifferences(params: EventParams): string {
  const count = typeof params['items'] === 'number' ? params['items'] : 0
  const some =
    count === 0 ? 'Differences' : `${formatNumber('en', count)} ${oneOrMany(count, 'difference', 'differences')}`
  const field = comparedField(params)
  const what = field === '' ? some : `${some} (${field})`
  if (params['resolution'] === 'none') return `The resolution of ${what} was taken back`
  return `${what} ${oneOrMany(count, 'was', 'were')} resolved${wordOf(differences.resolutions, params['resolution'], ': ')}`
}

function comparedField(params: EventParams): string {
  const field = comparedFieldNames.find((name) => name === params['field'])
  return field === undefined ? '' : differences.field(field)
}

function wordOf(words: Readonly<Record<string, string>>, code: unknown, before: string, after = ''): string {
  const word = new Map<unknown, string>(Object.entries(words)).get(code)
  return word === undefined ? '' : `${before}${word}${after}`
}
