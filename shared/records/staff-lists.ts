import { fieldsOf, validity } from './record.ts'
import type { RecordKind } from './record.ts'

const { field, code, reference } = fieldsOf(1)

/** What an employment has several of (`domain.md` §1a). */
export const staffLists: readonly RecordKind[] = [
  {
    name: 'leaves',
    label: { sv: 'Tjänstledigheter', en: 'Leaves' },
    row: { sv: ['tjänstledighet', 'tjänstledigheter'], en: ['leave', 'leaves'] },
    purpose: {
      sv: 'Den som är ledig följer också med, och ska ha kontaktats. Orsak anges med kodlistans ord, aldrig diagnos.',
      en: 'Whoever is on leave transfers too, and is to have been contacted. The cause is a word of the list, never a diagnosis.',
    },
    of: 'staff',
    fields: [
      code('cause', 'leaveCause', 'Orsak', 'Cause', { required: 'error' }),
      field('percent', 'percent', 'Omfattning', 'Extent', { least: 0 }),
      field('startsOn', 'date', 'Fr.o.m.', 'From', { required: 'error' }),
      field('endsOn', 'date', 'T.o.m.', 'Until'),
      field('expectedReturnOn', 'date', 'Väntas åter', 'Expected back'),
      field('contactedOn', 'date', 'Kontaktad', 'Contacted on'),
    ],
    order: ['startsOn'],
    rules: [
      { rule: 'order', from: 'startsOn', until: 'endsOn' },
      { rule: 'order', from: 'startsOn', until: 'expectedReturnOn' },
    ],
  },
  {
    name: 'supplements',
    label: { sv: 'Lönetillägg', en: 'Salary supplements' },
    row: { sv: ['lönetillägg', 'lönetillägg'], en: ['supplement', 'supplements'] },
    purpose: { sv: 'Tillägg till månadslönen.', en: 'Supplements to the monthly salary.' },
    of: 'staff',
    fields: [
      field('type', 'text', 'Slag', 'Type', { required: 'error' }),
      field('amount', 'money', 'Kronor per månad', 'SEK a month', { required: 'error', least: 0 }),
      field('endsOn', 'date', 'T.o.m.', 'Until'),
    ],
    order: ['type'],
    rules: [],
  },
  {
    name: 'balances',
    label: { sv: 'Saldon', en: 'Balances' },
    row: { sv: ['saldo', 'saldon'], en: ['balance', 'balances'] },
    purpose: {
      sv: 'Sparade dagar per år, komptid, flextid och övertid, per ett brytdatum.',
      en: 'Saved days by year, comp time, flex time and overtime, as of a day.',
    },
    of: 'staff',
    fields: [
      code('kind', 'balanceKind', 'Slag', 'Kind', { required: 'error' }),
      field('year', 'year', 'År', 'Year', { width: 6, least: 1900 }),
      field('amount', 'decimal', 'Mängd', 'Amount', { required: 'error' }),
      code('unit', 'balanceUnit', 'Enhet', 'Unit', { required: 'error' }),
      field('cutoffDate', 'date', 'Brytdatum', 'As of', { required: 'error' }),
    ],
    order: ['kind', 'year', 'cutoffDate'],
    rules: [],
  },
  {
    name: 'placements',
    label: { sv: 'Placeringar', en: 'Placements' },
    row: { sv: ['placering', 'placeringar'], en: ['placement', 'placements'] },
    purpose: { sv: 'Rum och plats, från och till.', en: 'Room and desk, from and until.' },
    of: 'staff',
    fields: [
      reference('roomId', 'rooms', 'Rum', 'Room', { required: 'error' }),
      field('desk', 'text', 'Plats', 'Desk', { width: 10 }),
      ...validity.fields,
    ],
    order: ['validFrom', 'desk'],
    rules: validity.rules,
  },
  {
    name: 'accounts',
    label: { sv: 'Konton', en: 'Accounts' },
    row: { sv: ['konto', 'konton'], en: ['account', 'accounts'] },
    purpose: { sv: 'SITHS-kort, användarid och e-post.', en: 'SITHS card, user id and e-mail.' },
    of: 'staff',
    fields: [
      code('kind', 'accountKind', 'Slag', 'Kind', { required: 'error' }),
      field('value', 'text', 'Uppgift', 'Value', { required: 'error', width: 26 }),
      ...validity.fields,
    ],
    order: ['kind', 'value'],
    rules: validity.rules,
  },
  {
    name: 'hsaIds',
    label: { sv: 'HSA-id', en: 'HSA ids' },
    row: { sv: ['HSA-id', 'HSA-id'], en: ['HSA id', 'HSA ids'] },
    purpose: {
      sv: 'En person kan ha flera, från olika ägare: mottagaren ger ett nytt, och det gamla får ett slutdatum.',
      en: 'A person can have several, of different owners: the receiver gives a new one, and the old one gets an end date.',
    },
    of: 'staff',
    fields: [
      field('value', 'text', 'HSA-id', 'HSA id', { form: 'hsaId', required: 'error', width: 26 }),
      ...validity.fields,
    ],
    order: ['validFrom', 'value'],
    rules: validity.rules,
  },
]
