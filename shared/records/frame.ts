import { codeOf } from '../registers/code-lists.ts'
import type { Values } from '../registers/field.ts'
import { fieldsOf, validity } from './record.ts'
import type { FrameKind } from './record.ts'

const { field, code, reference } = fieldsOf(0)
const personal = fieldsOf(1)

/** Who hands over what to whom, and who works with it (`domain.md` §0). */
export const frame: readonly FrameKind[] = [
  {
    name: 'organisations',
    label: { sv: 'Organisationer', en: 'Organisations' },
    row: { sv: ['organisation', 'organisationer'], en: ['organisation', 'organisations'] },
    purpose: {
      sv: 'Avlämnare, mottagare och andra. Två kan heta lika: organisationsnummer, slag och tid skiljer dem åt. Byter en avlämnare eller mottagaren namn här, ändras det överallt.',
      en: 'Senders, receiver and others. Two can bear the same name: number, kind and time tell them apart. A sender or receiver renamed here is renamed everywhere.',
    },
    of: null,
    fields: [
      field('name', 'text', 'Namn', 'Name', { required: 'error', width: 32 }),
      field('organisationNumber', 'text', 'Organisationsnummer', 'Organisation number', {
        form: 'organisationNumber',
        required: 'warning',
        width: 13,
      }),
      code('kind', 'organisationKind', 'Slag', 'Kind', { required: 'warning' }),
      ...validity.fields,
    ],
    order: ['name', 'validFrom'],
    title: organisationTitle,
    noOverlap: { shared: ['organisationNumber'], from: 'validFrom', until: 'validTo' },
    rules: validity.rules,
  },
  {
    name: 'pairs',
    label: { sv: 'Par av avlämnare och mottagare', en: 'Pairs of sender and receiver' },
    row: { sv: ['par', 'par'], en: ['pair', 'pairs'] },
    purpose: {
      sv: 'Varje par har sin egen rättsliga grund, med hänvisning till beslutet.',
      en: 'Each pair has a legal basis of its own, with a reference to the decision.',
    },
    of: null,
    fields: [
      reference('senderId', 'organisations', 'Avlämnare', 'Sender', { required: 'error' }),
      reference('receiverId', 'organisations', 'Mottagare', 'Receiver', { required: 'error' }),
      code('legalBasis', 'legalBasis', 'Rättslig grund', 'Legal basis', { required: 'warning' }),
      field('reference', 'text', 'Beslut', 'Decision'),
      field('decidedOn', 'date', 'Beslutsdatum', 'Decided on'),
    ],
    order: [],
    unique: ['senderId', 'receiverId'],
    rules: [],
  },
  {
    name: 'units',
    label: { sv: 'Enheter', en: 'Units' },
    row: { sv: ['enhet', 'enheter'], en: ['unit', 'units'] },
    purpose: {
      sv: 'Nämnder, förvaltningar och enheter hos avlämnare och mottagare. Namn som leveranserna också använder skrivs under Kallas även, med semikolon emellan.',
      en: 'Boards, administrations and units of senders and receiver. Names that deliveries also use go under Also called, with semicolons between.',
    },
    of: null,
    fields: [
      field('name', 'text', 'Namn', 'Name', { required: 'error', width: 32 }),
      reference('organisationId', 'organisations', 'Organisation', 'Organisation', { required: 'error' }),
      reference('parentId', 'units', 'Hör till', 'Part of'),
      code('kind', 'unitKind', 'Slag', 'Kind'),
      field('aliases', 'text', 'Kallas även', 'Also called'),
      personal.field('manager', 'text', 'Chef', 'Manager'),
      ...validity.fields,
    ],
    order: ['name'],
    tree: { parent: 'parentId', within: 'organisationId' },
    rules: validity.rules,
  },
  {
    name: 'people',
    label: { sv: 'Personer och roller', en: 'People and roles' },
    row: { sv: ['person', 'personer'], en: ['person', 'people'] },
    purpose: {
      sv: 'De som arbetar i överföringen, med samma namn som de öppnar den med. Den som inte står här har alla rättigheter; en läsare ändrar inget, och HR, registrator och arkivarie ändrar sina egna register.',
      en: 'Those who work in the transfer, by the name that they open it with. Whoever is not listed has all rights; a reader changes nothing, and HR, registrar and archivist change their own registers.',
    },
    of: null,
    fields: [
      personal.field('name', 'text', 'Namn', 'Name', { required: 'error', width: 26 }),
      code('role', 'workRole', 'Roll', 'Role', { required: 'error' }),
      code('side', 'transferSide', 'Sida', 'Side'),
      reference('organisationId', 'organisations', 'Organisation', 'Organisation'),
      personal.field('email', 'text', 'E-post', 'E-mail', { form: 'email', width: 26 }),
    ],
    order: ['name'],
    unique: ['name'],
    rules: [],
  },
  {
    name: 'rooms',
    label: { sv: 'Rum', en: 'Rooms' },
    row: { sv: ['rum', 'rum'], en: ['room', 'rooms'] },
    purpose: {
      sv: 'Rum att placera anställda i, med antal platser.',
      en: 'Rooms to place employees in, with their number of places.',
    },
    of: null,
    fields: [
      field('room', 'text', 'Rum', 'Room', { required: 'error' }),
      field('site', 'text', 'Ort', 'Site', { required: 'error' }),
      field('building', 'text', 'Hus', 'Building'),
      field('floor', 'text', 'Plan', 'Floor', { width: 8 }),
      field('capacity', 'integer', 'Platser', 'Places', { least: 0, required: 'warning' }),
    ],
    order: ['site', 'building', 'floor', 'room'],
    title: ({ room, site, building, floor }) => joined([room, joined([building, floor], ' '), site]),
    unique: ['site', 'building', 'floor', 'room'],
    rules: [],
  },
  {
    name: 'diarySeries',
    label: { sv: 'Diarier', en: 'Diaries' },
    row: { sv: ['diarium', 'diarier'], en: ['diary', 'diaries'] },
    purpose: {
      sv: 'Varje diarium med ägare, system, tid och hur dess diarienummer är skrivna. Att diarierna finns ska framgå för allmänheten.',
      en: 'Each diary with its owner, system, time and how its registration numbers are written. The public is to know which diaries there are.',
    },
    of: null,
    fields: [
      field('name', 'text', 'Namn', 'Name', { required: 'error', width: 26 }),
      reference('organisationId', 'organisations', 'Organisation', 'Organisation', { required: 'error' }),
      field('owner', 'text', 'Ägare', 'Owner'),
      field('system', 'text', 'System', 'System'),
      field('openedOn', 'date', 'Öppnat', 'Opened on'),
      field('closedOn', 'date', 'Avslutat', 'Closed on'),
      code('numberProfile', 'numberProfile', 'Nummermönster', 'Number pattern'),
      field('prefix', 'text', 'Förled', 'Prefix', { width: 10 }),
      field('example', 'text', 'Exempel', 'Example'),
      field('firstNumber', 'integer', 'Första nummer', 'First number', { least: 0 }),
      field('lastNumber', 'integer', 'Sista nummer', 'Last number', { least: 0 }),
      field('gapCause', 'text', 'Varför nummer saknas', 'Why numbers are missing'),
      reference('continuesInId', 'diarySeries', 'Fortsätter i', 'Continues in'),
      field('accessPoint', 'text', 'Var allmänheten frågar', 'Where the public asks'),
    ],
    order: ['name'],
    unique: ['organisationId', 'name'],
    rules: [
      { rule: 'order', from: 'openedOn', until: 'closedOn' },
      { rule: 'order', from: 'firstNumber', until: 'lastNumber' },
    ],
  },
  {
    name: 'numberRanges',
    label: { sv: 'Nummerföljder', en: 'Number ranges' },
    row: { sv: ['nummerföljd', 'nummerföljder'], en: ['number range', 'number ranges'] },
    purpose: {
      sv: 'Nummer i mottagarens diarium som är avsatta för ärenden som överlämnas. Ur dem reserveras nya diarienummer; två nummerföljder i samma diarium och år kan inte gå in i varandra.',
      en: 'Numbers in the receiver’s diary that are set aside for cases handed over. New registration numbers are reserved from them; two ranges of one diary and year cannot overlap.',
    },
    of: null,
    fields: [
      reference('diarySeriesId', 'diarySeries', 'Diarium', 'Diary', { required: 'error' }),
      field('year', 'integer', 'År', 'Year', { required: 'error', least: 1900 }),
      field('firstSerial', 'integer', 'Från löpnummer', 'From serial number', { required: 'error', least: 1 }),
      field('lastSerial', 'integer', 'Till löpnummer', 'To serial number', { required: 'error', least: 1 }),
      personal.field('agreedWith', 'text', 'Avsatt av', 'Set aside by'),
      field('agreedOn', 'date', 'Avsatt', 'Set aside on'),
      field('note', 'text', 'Anteckning', 'Note'),
    ],
    order: ['diarySeriesId', 'year', 'firstSerial'],
    title: ({ year, firstSerial, lastSerial }) => `${String(year)}: ${String(firstSerial)}–${String(lastSerial)}`,
    noOverlap: { shared: ['diarySeriesId', 'year'], from: 'firstSerial', until: 'lastSerial' },
    rules: [{ rule: 'order', from: 'firstSerial', until: 'lastSerial' }],
  },
  {
    name: 'aidSuggestions',
    label: { sv: 'BESTA till AID', en: 'BESTA to AID' },
    row: { sv: ['förslag', 'förslag'], en: ['suggestion', 'suggestions'] },
    purpose: {
      sv: 'Vilken AID-etikett som föreslås för ett arbetsområde och en nivå i BESTA. Någon officiell översättning finns inte: varje rad är överföringens egen och bekräftas av en person.',
      en: 'Which AID label is suggested for a work area and level of BESTA. There is no official translation: each row is the transfer’s own and is confirmed by a person.',
    },
    of: null,
    fields: [
      field('bestaArea', 'text', 'BESTA-område', 'BESTA area', { form: 'bestaArea', required: 'error', width: 8 }),
      field('bestaLevel', 'text', 'BESTA-nivå', 'BESTA level', { form: 'bestaLevel', required: 'error', width: 8 }),
      field('aidLabel', 'text', 'AID-etikett', 'AID label', { form: 'aidLabel', required: 'error', width: 10 }),
      field('note', 'text', 'Anteckning', 'Note'),
      personal.field('confirmedBy', 'text', 'Bekräftat av', 'Confirmed by'),
      field('confirmedOn', 'date', 'Bekräftat', 'Confirmed on'),
    ],
    order: ['bestaArea', 'bestaLevel'],
    title: ({ bestaArea, bestaLevel, aidLabel }) => `${bestaArea}-${bestaLevel} → ${aidLabel}`,
    unique: ['bestaArea', 'bestaLevel'],
    rules: [{ rule: 'together', fields: ['confirmedBy', 'confirmedOn'] }],
  },
]

/** `Region Dalarna (regionförbund, t.o.m. 2018-12-31)`: two can bear the same name (`domain.md` §0). */
function organisationTitle({ name, kind, validTo }: Values, language: 'sv' | 'en'): string {
  const kindLabel = typeof kind === 'string' ? codeOf('organisationKind', kind)?.label[language].toLowerCase() : null
  const until = typeof validTo === 'string' ? `${language === 'sv' ? 't.o.m.' : 'until'} ${validTo}` : null
  const more = joined([kindLabel, until])
  return more === '' ? String(name ?? '') : `${name} (${more})`
}

function joined(parts: readonly unknown[], between = ', '): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(between)
}
