import type { FailureCode, FailureParams } from '../../contract/failure.ts'
import { codeOf } from '../../registers/code-lists.ts'
import type { RecordForm } from '../../records/forms.ts'
import { recordFieldOf, recordKinds } from '../../records/records.ts'
import { formatInstant } from '../format.ts'
import { ifGiven, named } from '../wording.ts'
import type { FailureWording } from '../wording.ts'

const nothingSaved = 'Nothing was saved. What you wrote is still in the form.'
const nothingChanged = 'Nothing was changed.'

/** How a text has to be made. */
const made: Readonly<Record<RecordForm, string>> = {
  organisationNumber: 'Ten digits with the right check digit, such as 232100-0016.',
  email: 'An address with @, such as anna.ek@regionen.se.',
  hsaId: 'SE, ten digits, a dash and at most 18 letters or digits without å, ä and ö.',
  bestaArea: 'Two digits.',
  bestaLevel: 'One digit from 1 to 6.',
  aidLabel: 'Six digits, with a letter of responsibility if there is one (A, B, C, F, L or M).',
  seriesSignum: 'A letter of the archive scheme and levels, such as A1 or F2a, without a volume.',
  classCode: 'Digits with points between, at most five levels, such as 2.3.1.',
  sha256: '64 characters, digits and a to f.',
}

export const recordFailures: Readonly<
  Record<Extract<FailureCode, `record.${string}`>, (params: FailureParams) => FailureWording>
> = {
  'record.unknown': (p) => ({
    what: `The record is no longer there${kindGiven(p, ' among ')}.`,
    kept: nothingChanged,
    next: 'Read the list again.',
  }),
  'record.unknown-field': (p) => ({
    what: `${named(p, 'field', 'The field')} does not exist${kindGiven(p, ' among ')}.`,
    kept: nothingChanged,
    next: 'Restart Stafett. If it happens again: reinstall, so that window and program are of one version.',
  }),
  'record.changed-meanwhile': (p) => ({
    what: `${fieldGiven(p, 'field')} has been changed${ifGiven(p, 'by', ' by ')}${instantGiven(p)} since the form was opened, and is now ${nowGiven(p)}.`,
    kept: 'Nothing has been overwritten. What you wrote is still in the form.',
    next: 'Choose whether your value or the other one is to stand.',
  }),
  'record.changed-before-removal': (p) => ({
    what: `${fieldGiven(p, 'field')} has been changed${ifGiven(p, 'by', ' by ')}${instantGiven(p)} since the list was read, and is now ${nowGiven(p)}.`,
    kept: 'The record has not been removed.',
    next: 'Read what has changed, and remove it if it is not to be there all the same.',
  }),
  'record.missing-value': (p) => ({
    what: `${fieldGiven(p, 'field')} is missing.${whereGiven(p)}`,
    kept: nothingSaved,
    next: 'Fill in the field and save again.',
  }),
  'record.hidden-number': (p) => ({
    what: `”${p['text'] ?? ''}” holds a hidden number (****) that cannot be told.`,
    kept: nothingSaved,
    next: 'Leave the hidden numbers as they are shown and in the same order, or write the whole text anew without ****.',
  }),
  'record.unreadable-value': (p) => ({
    what: `”${p['text'] ?? ''}” cannot be read in ${fieldGiven(p, 'field')}.`,
    kept: nothingSaved,
    next: 'Write days as 2018-12-31, numbers with a decimal comma and codes with the words of the list.',
  }),
  'record.point-or-comma': (p) => ({
    what: `It is unclear what the point in ”${p['text'] ?? ''}” separates in ${fieldGiven(p, 'field')}.`,
    kept: nothingSaved,
    next: 'Write decimals with a comma, and thousands with a space or without.',
  }),
  'record.wrong-form': (p) => ({
    what: `”${p['text'] ?? ''}” is not rightly written in ${fieldGiven(p, 'field')}.`,
    kept: nothingSaved,
    next: formGiven(p) ?? 'Mend the value and save again.',
  }),
  'record.too-small': (p) => ({
    what: `${fieldGiven(p, 'field')} cannot be less than ${p['least'] ?? 0}.`,
    kept: nothingSaved,
    next: 'Mend the number and save again.',
  }),
  'record.unknown-reference': (p) => ({
    what: `What was chosen in ${fieldGiven(p, 'field')} is no longer there.`,
    kept: nothingSaved,
    next: 'Choose again.',
  }),
  'record.wrong-order': (p) => ({
    what: `${fieldGiven(p, 'field')} is before ${fieldGiven(p, 'other')}.`,
    kept: nothingSaved,
    next: 'Mend one of them.',
  }),
  'record.does-not-add-up': (p) => ({
    what: `${fieldGiven(p, 'whole')} less ${fieldGiven(p, 'part')} is not ${fieldGiven(p, 'field')}.`,
    kept: nothingSaved,
    next: 'Check the amounts against the papers.',
  }),
  'record.given-apart': (p) => ({
    what: `${fieldGiven(p, 'other')} is filled in but ${fieldGiven(p, 'field')} is not.`,
    kept: nothingSaved,
    next: 'Fill in both or neither.',
  }),
  'record.not-unique': (p) => ({
    what: `${ifGiven(p, 'with', '”', '”') || 'A record like it'} is already there${kindGiven(p, ' among ')}.`,
    kept: nothingSaved,
    next: 'Change the one that is there, or tell them apart.',
  }),
  'record.overlaps': (p) => ({
    what:
      p['by'] === 'numbers'
        ? `The numbers run into another record of the same ${fieldGiven(p, 'field').toLowerCase()} and year.`
        : `${ifGiven(p, 'with', '”', '”') || 'Another record'} already holds during the same time, with the same ${fieldGiven(p, 'field').toLowerCase()}.`,
    kept: nothingSaved,
    next: 'End one of them before the other begins, or mend the value.',
  }),
  'record.circle': (p) => ({
    what: `The choice in ${fieldGiven(p, 'field')} puts the record under itself.`,
    kept: nothingSaved,
    next: 'Choose a record that does not stand under this one.',
  }),
  'record.other-tree': (p) => ({
    what: `What belongs together must have the same ${fieldGiven(p, 'within').toLowerCase()}.`,
    kept: nothingSaved,
    next: `Choose another record in ${fieldGiven(p, 'field')}, or first move what stands under this one.`,
  }),
  'record.in-use': (p) => ({
    what: `${named(p, 'name', 'The record')} is used${usedBy(p)} and cannot be removed.`,
    kept: nothingChanged,
    next: 'First change or remove what refers to it, or give it an end date.',
  }),
  'record.roles-by-lead': () => ({
    what: 'Only the project lead may change what roles people have.',
    kept: nothingChanged,
    next: 'Ask somebody with the role Project lead.',
  }),
  'record.no-writer-left': () => ({
    what: 'Then none of the people in the list could write in the transfer.',
    kept: nothingChanged,
    next: 'First give somebody else a role that may write: HR, registrar, archivist or project lead.',
  }),
}

const kindsByName = new Map<unknown, (typeof recordKinds)[number]>(recordKinds.map((kind) => [kind.name, kind]))

function formGiven(params: FailureParams): string | undefined {
  return new Map<unknown, string>(Object.entries(made)).get(params['form'])
}

function kindGiven(params: FailureParams, before: string): string {
  const kind = kindsByName.get(params['kind'])
  return kind === undefined ? '' : `${before}${kind.label.en.toLowerCase()}`
}

function fieldGiven(params: FailureParams, key: string): string {
  const kind = kindsByName.get(params['kind'])
  const field = kind && recordFieldOf(kind, String(params[key]))
  return field?.label.en ?? 'The field'
}

/** What a field holds now, as it is read in a list. */
function nowGiven(params: FailureParams): string {
  const kind = kindsByName.get(params['kind'])
  const field = kind && recordFieldOf(kind, String(params['field']))
  const now = String(params['name'] ?? params['now'] ?? '')
  if (now === '') return 'blank'
  return `”${(field?.codes && codeOf(field.codes, now)?.label.en) ?? now}”`
}

function instantGiven({ at }: FailureParams): string {
  return typeof at === 'string' && at !== '' ? ` ${formatInstant(at)}` : ''
}

/** ` It is needed when Preserve or destroy is Destroy.` */
function whereGiven(params: FailureParams): string {
  const kind = kindsByName.get(params['kind'])
  const field = kind && recordFieldOf(kind, String(params['where']))
  if (field === undefined) return ''
  const is = field.codes && codeOf(field.codes, String(params['is']))?.label.en
  return ` It is needed when ${field.label.en} is ${is ?? String(params['is'])}.`
}

function usedBy(params: FailureParams): string {
  const names = String(params['by'] ?? '')
    .split(', ')
    .flatMap((by) =>
      by === 'transfer'
        ? ['the transfer']
        : by === 'crosswalk'
          ? ['the mapping']
          : (kindsByName.get(by)?.label.en.toLowerCase() ?? []),
    )
  return names.length === 0 ? '' : ` by ${[...new Set(names)].join(', ')}`
}
