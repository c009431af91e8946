import type { Tier } from '../../reconciliation/setting.ts'
import { reconciledRegisters } from '../../reconciliation/settings/kinds.ts'
import type { ReconciledRegister } from '../../reconciliation/settings/kinds.ts'
import { fieldOf } from '../../registers/registers.ts'
import type { ListedFrom } from '../listed-from.ts'
import type { reconciliation as source } from '../sv/reconciliation.ts'
import { comparedLabels, thingTellings, things, tierNames, unitsNamed } from './reconciled-things.ts'

const tellings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...thingTellings,
  familyName: {
    exact: 'same family name',
    variant: 'same family name in another spelling',
    former: 'the family name is a former name',
    part: 'part of the family name is the same',
    close: 'the family name differs by one letter',
    similar: 'the family names are alike',
    different: 'different family names',
  },
  givenNames: {
    exact: 'same given names',
    variant: 'same given names in another spelling',
    called: 'the given name is the call name',
    part: 'one of the given names is the same',
    initial: 'the given name has the same initial',
    close: 'the given name differs by one letter',
    similar: 'the given names are alike',
    ending: 'the given names begin alike but end differently',
    different: 'different given names',
  },
  nameOrder: { 'as-written': 'names in the same order', exchanged: 'given and family name have changed places' },
  birthDate: {
    exact: 'same date of birth',
    transposed: 'day and month of birth have changed places',
    slip: 'the date of birth differs by one digit',
    partial: 'the date of birth is known in part only, and agrees that far',
    near: 'the date of birth differs by two digits',
    different: 'different dates of birth',
  },
  personalIdentityNumber: {
    exact: 'same identity number',
    slip: 'the identity number differs by one digit',
    'two-slips': 'the identity number differs by two digits',
    different: 'different identity numbers',
  },
  employmentNumber: {
    exact: 'same employment number',
    slip: 'the employment number differs by one character',
    'two-slips': 'the employment number differs by two characters',
    different: 'another employment number',
  },
  startDate: {
    exact: 'same start date',
    transposed: 'day and month of the start date have changed places',
    slip: 'the start date differs by one digit',
    partial: 'the start date is known in part only, and agrees that far',
    near: 'the start date differs by two digits',
    different: 'another start date',
  },
  senderUnit: {
    exact: 'same unit',
    most: 'nearly the same unit',
    some: 'the units have words in common',
    different: 'another unit',
  },
  positionTitle: {
    exact: 'same position',
    most: 'nearly the same position',
    some: 'the positions have words in common',
    different: 'another position',
  },
}

const tiers: Readonly<Record<Tier, string>> = {
  'identity-number': 'Same identity number',
  'employment-number': 'Same employment number',
  'birth-date-and-name': 'Same date of birth and name',
  'business-key': 'Same key',
  'unique-key': 'Same key, and no other with it',
  'same-content': 'Same content',
  weight: 'Weighed together',
}

const ofAnyField: Readonly<Record<string, string>> = {
  missing: 'missing',
  exact: 'equal',
  slip: 'one character differs',
  'two-slips': 'two characters differ',
  most: 'nearly equal',
  some: 'words in common',
  part: 'equal in part',
  different: 'different',
}

export const reconciliation = {
  sides: { sender: 'Sender', receiver: 'Receiver', third: 'Third list' },
  theSides: { sender: 'The sender', receiver: 'The receiver', third: 'The third list' },
  atSides: { sender: 'with the sender', receiver: 'with the receiver', third: 'in the third list' },
  tiers,
  tierName,
  things,
  sourceOf,
  classes: {
    uncertain: 'Uncertain',
    'near-tie': 'Two answers nearly as good',
    contradiction: 'Contradicting each other',
    conflict: 'Same number, different content',
    duplicate: 'Duplicates within a list',
    changed: 'Changed evidence',
    'awaits-second': 'Waiting for a second reviewer',
    disagreed: 'Reviewers disagree',
    later: 'Kept for later',
    ask: 'To ask the sender about',
    unmatched: 'Without a counterpart',
    linked: 'Linked',
    decided: 'Decided by hand',
  },
  classOf: {
    uncertain: 'Uncertain',
    'near-tie': 'Two answers nearly as good',
    contradiction: 'Contradicted by others',
    conflict: 'Same number, different content',
    duplicate: 'Duplicate within a list',
    changed: 'Changed evidence',
    'awaits-second': 'Waiting for a second reviewer',
    disagreed: 'Reviewers disagree',
    later: 'Kept for later',
    ask: 'To ask the sender about',
    unmatched: 'Without a counterpart',
    linked: 'Linked',
    decided: 'Decided by hand',
  },
  answers: { same: 'Same', different: 'Different', later: 'Later', ask: 'Ask the sender' },
  refusals: {
    'no-rows': 'One of the lists has no rows.',
    'no-overlap':
      'The lists have too little in common for anything to be estimated. Check that they are the right lists.',
    'too-little-compared': 'Too little is stated in both lists for it to be weighed together.',
    'more-matches-than-rows':
      'The estimate comes to more matches than the shorter list has rows, and so is not credible. Check that the columns are read rightly.',
    'agreement-says-nothing': 'Something that should tell rows apart does not. Check that the column is read rightly.',
  },
  rejections: {
    'too-light': 'Not alike enough to be asked about',
    'partner-taken': 'That row belongs better with another',
  },
  refused: 'Only exact numbers have been linked.',
  tell: (p) => tellings[p.field]?.[p.level] ?? `${labelOf(p.field)}: ${ofAnyField[p.level] ?? p.level}`,
} satisfies typeof source

/** Where a list is taken from, whoever's it is. */
function sourceOf({ fileName, namedBy }: ListedFrom, register: ReconciledRegister): string {
  return namedBy === null
    ? (fileName ?? things[register].register)
    : `${unitsNamed[namedBy]} in ${fileName ?? things.staff.register}`
}

/** By what two rows of a register are linked. */
function tierName(register: ReconciledRegister, tier: Tier): string {
  return tierNames[register][tier] ?? tiers[tier]
}

function labelOf(name: string): string {
  const own = comparedLabels[name]
  if (own !== undefined) return own
  for (const register of reconciledRegisters) {
    const found = fieldOf(register, name)
    if (found !== undefined) return found.label.en
  }
  return name
}
