import { fieldsOf } from './record.ts'
import type { RecordKind } from './record.ts'

const { field } = fieldsOf(0)
const personal = fieldsOf(1)

/** What a case or a document of the diary has several of (`domain.md` §1b, §1c). */
export const caseLists: readonly RecordKind[] = [
  {
    name: 'parties',
    label: { sv: 'Parter', en: 'Parties' },
    row: { sv: ['part', 'parter'], en: ['party', 'parties'] },
    purpose: {
      sv: 'Parter och motparter. En enskild part underrättas om att ärendet flyttas.',
      en: 'Parties to the case. An individual is notified that the case moves.',
    },
    of: 'cases',
    fields: [
      personal.field('name', 'text', 'Namn', 'Name', { required: 'error', width: 30 }),
      personal.field('isIndividual', 'boolean', 'Enskild', 'Individual', { required: 'warning' }),
      field('notifiedOn', 'date', 'Underrättad', 'Notified on'),
    ],
    order: ['name'],
    rules: [],
  },
  {
    name: 'deadlines',
    label: { sv: 'Frister', en: 'Deadlines' },
    row: { sv: ['frist', 'frister'], en: ['deadline', 'deadlines'] },
    purpose: { sv: 'Vad som ska vara gjort och när.', en: 'What is to be done and when.' },
    of: 'cases',
    fields: [
      field('dueOn', 'date', 'Datum', 'Date', { required: 'error' }),
      field('what', 'text', 'Vad', 'What', { required: 'error', width: 30 }),
      field('isDone', 'boolean', 'Klart', 'Done'),
    ],
    order: ['dueOn', 'what'],
    rules: [],
  },
  {
    name: 'grants',
    label: { sv: 'Bidrag', en: 'Grants' },
    row: { sv: ['bidrag', 'bidrag'], en: ['grant', 'grants'] },
    purpose: {
      sv: 'Beviljat, utbetalt och vad som återstår: beviljat minus utbetalt.',
      en: 'Awarded, paid and what remains: awarded less paid.',
    },
    of: 'cases',
    fields: [
      field('awarded', 'money', 'Beviljat', 'Awarded', { required: 'error', least: 0 }),
      field('paid', 'money', 'Utbetalt', 'Paid', { required: 'error', least: 0 }),
      field('remaining', 'money', 'Återstår', 'Remaining', { required: 'error' }),
      field('endDate', 'date', 'Projektslut', 'Project ends'),
    ],
    order: ['endDate'],
    rules: [{ rule: 'difference', of: ['awarded', 'paid', 'remaining'] }],
  },
  {
    name: 'files',
    label: { sv: 'Filer', en: 'Files' },
    row: { sv: ['fil', 'filer'], en: ['file', 'files'] },
    purpose: {
      sv: 'Handlingens filer, med format, storlek och kontrollsumma.',
      en: 'The files of the document, with format, size and checksum.',
    },
    of: 'diary',
    fields: [
      field('name', 'text', 'Filnamn', 'File name', { required: 'error', width: 30 }),
      field('format', 'text', 'Format', 'Format', { width: 10 }),
      field('sha256', 'text', 'Kontrollsumma (SHA-256)', 'Checksum (SHA-256)', { form: 'sha256' }),
      field('bytes', 'integer', 'Byte', 'Bytes', { least: 0, countsBytes: true }),
    ],
    order: ['name'],
    rules: [],
  },
]
