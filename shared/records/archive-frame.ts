import { fieldsOf, validity } from './record.ts'
import type { FrameKind } from './record.ts'

const { field, code, reference } = fieldsOf(0)

/** What volumes stand in: creators, archives, series of the classic scheme beside classes of a process-based one (`domain.md` §1d). */
export const archiveFrame: readonly FrameKind[] = [
  {
    name: 'recordsCreators',
    label: { sv: 'Arkivbildare', en: 'Records creators' },
    row: { sv: ['arkivbildare', 'arkivbildare'], en: ['records creator', 'records creators'] },
    purpose: {
      sv: 'Vem som har bildat arkiven, när, och vem som var före och efter.',
      en: 'Who made the archives, when, and who came before and after.',
    },
    of: null,
    fields: [
      field('name', 'text', 'Namn', 'Name', { required: 'error', width: 32 }),
      reference('organisationId', 'organisations', 'Organisation', 'Organisation'),
      field('validFrom', 'date', 'Verksam fr.o.m.', 'Active from'),
      field('validTo', 'date', 'Verksam t.o.m.', 'Active until'),
      reference('predecessorId', 'recordsCreators', 'Föregångare', 'Predecessor'),
      reference('successorId', 'recordsCreators', 'Efterföljare', 'Successor'),
    ],
    order: ['name', 'validFrom'],
    noOverlap: { shared: ['organisationId'], from: 'validFrom', until: 'validTo' },
    rules: validity.rules,
  },
  {
    name: 'archives',
    label: { sv: 'Arkiv', en: 'Archives' },
    row: { sv: ['arkiv', 'arkiv'], en: ['archive', 'archives'] },
    purpose: {
      sv: 'Arkivbildarnas arkiv. Ett avslutat arkiv tar inte emot något som är senare daterat.',
      en: 'The archives of the records creators. A closed archive takes nothing dated later.',
    },
    of: null,
    fields: [
      field('name', 'text', 'Namn', 'Name', { required: 'error', width: 32 }),
      reference('creatorId', 'recordsCreators', 'Arkivbildare', 'Records creator', { required: 'error' }),
      field('closedOn', 'date', 'Avslutat', 'Closed on'),
    ],
    order: ['name'],
    unique: ['creatorId', 'name'],
    rules: [],
  },
  {
    name: 'series',
    label: { sv: 'Serier', en: 'Series' },
    row: { sv: ['serie', 'serier'], en: ['series', 'series'] },
    purpose: {
      sv: 'Serier enligt allmänna arkivschemat, som träd med signum: A Protokoll, B Utgående handlingar till och med Ö Övriga handlingar.',
      en: 'Series of the general archive scheme, as a tree by signum: A minutes, B outgoing records up to Ö other records.',
    },
    of: null,
    fields: [
      field('signum', 'signum', 'Signum', 'Signum', { form: 'seriesSignum', required: 'error', width: 10 }),
      field('title', 'text', 'Rubrik', 'Title', { required: 'error', width: 32 }),
      reference('archiveId', 'archives', 'Arkiv', 'Archive', { required: 'error' }),
      reference('parentId', 'series', 'Hör till', 'Part of'),
      field('arrangement', 'text', 'Ordning', 'Arrangement'),
    ],
    order: ['signum'],
    title: ({ signum, title }) => `${signum} ${title}`,
    unique: ['archiveId', 'signum'],
    tree: { parent: 'parentId', within: 'archiveId' },
    rules: [],
  },
  {
    name: 'classifications',
    label: { sv: 'Klassificeringar', en: 'Classifications' },
    row: { sv: ['klassificering', 'klassificeringar'], en: ['classification', 'classifications'] },
    purpose: {
      sv: 'Diarieplaner och klassificeringsstrukturer: avlämnarnas gamla och mottagarens nya, varje version för sig. Läses in från en arbetsbok under Kartläggning.',
      en: 'Diary plans and classification schemes: the senders’ old ones and the receiver’s new one, each version by itself. Read from a workbook under Mapping.',
    },
    of: null,
    fields: [
      field('name', 'text', 'Namn', 'Name', { required: 'error', width: 32 }),
      code('side', 'transferSide', 'Sida', 'Side', { required: 'error' }),
      reference('organisationId', 'organisations', 'Organisation', 'Organisation'),
      field('version', 'text', 'Version', 'Version', { width: 12 }),
      ...validity.fields,
      field('source', 'text', 'Källa', 'Source'),
    ],
    order: ['name'],
    unique: ['name'],
    rules: validity.rules,
  },
  {
    name: 'classes',
    label: { sv: 'Klasser', en: 'Classes' },
    row: { sv: ['klass', 'klasser'], en: ['class', 'classes'] },
    purpose: {
      sv: 'Klasserna i en klassificering, som träd. Processbaserad i punktnotation, till exempel KLASSA: 1 ledning, 2 stöd, 3 och uppåt kärnverksamhet.',
      en: 'The classes of a classification, as a tree. Process-based in point notation, such as KLASSA: 1 governance, 2 support, 3 and up core activities.',
    },
    of: null,
    fields: [
      field('code', 'signum', 'Klass', 'Class', { form: 'classCode', required: 'error', width: 10 }),
      field('title', 'text', 'Rubrik', 'Title', { required: 'error', width: 32 }),
      field('scheme', 'text', 'Klassificering', 'Classification', { required: 'error' }),
      reference('parentId', 'classes', 'Hör till', 'Part of'),
      ...validity.fields,
      code('retention', 'retention', 'Bevaras eller gallras', 'Preserve or destroy'),
      field('retentionPeriod', 'text', 'Gallringsfrist', 'Retention period'),
      field('secrecy', 'text', 'Sekretess', 'Secrecy'),
    ],
    order: ['code'],
    title: ({ code: written, title }) => `${written} ${title}`,
    unique: ['scheme', 'code', 'validFrom'],
    tree: { parent: 'parentId', within: 'scheme' },
    rules: validity.rules,
  },
  {
    name: 'retentionRules',
    label: { sv: 'Gallringsregler', en: 'Retention rules' },
    row: { sv: ['gallringsregel', 'gallringsregler'], en: ['retention rule', 'retention rules'] },
    purpose: {
      sv: 'Vad som bevaras och vad som gallras när. En regel om gallring står alltid på ett beslut (arkivlagen 10 §).',
      en: 'What is preserved, and what is destroyed when. A rule to destroy always rests on a decision (Archives Act s. 10).',
    },
    of: null,
    fields: [
      field('code', 'text', 'Beteckning', 'Code', { required: 'error', width: 12 }),
      code('action', 'retention', 'Bevaras eller gallras', 'Preserve or destroy', { required: 'error' }),
      field('periodYears', 'integer', 'Frist (år)', 'Period (years)', { least: 0 }),
      code('trigger', 'retentionTrigger', 'Räknas från', 'Counted from'),
      field('decisionRef', 'text', 'Gallringsbeslut', 'Decision'),
      field('source', 'text', 'Källa', 'Source'),
    ],
    order: ['code'],
    unique: ['code'],
    rules: [
      { rule: 'with', field: 'decisionRef', where: 'action', is: 'destroy' },
      { rule: 'with', field: 'trigger', where: 'action', is: 'destroy' },
    ],
  },
]
