import { type Day, dayOf, workday, yearOf } from './day.ts'
import { words } from './lists.ts'
import { createName } from './names.ts'
import { municipalities } from './organisations.ts'
import type { Random } from './random.ts'

/** What happened in one case, before anyone wrote it down in a list. */
export interface CaseStory {
  readonly classCode: string
  readonly title: string
  readonly party: string
  readonly individual: boolean
  readonly opened: Day
  readonly documents: readonly DocumentStory[]
  readonly secrecy: string | null
  readonly grant: number | null
}

interface DocumentStory {
  readonly date: Day
  readonly direction: 'I' | 'U' | 'K'
  readonly correspondent: string
  readonly subject: string
  readonly type: string
}

export interface Topic {
  readonly classCode: string
  readonly weight: number
  readonly titles: readonly string[]
  readonly parties: readonly Party[]
  readonly flow: Flow
  readonly secrecy?: string
}

type Party = 'municipality' | 'company' | 'association' | 'authority' | 'individual' | 'own'
type Flow = 'grant' | 'referral' | 'plan' | 'procurement'

/** Last day that the extracts of cases and diary cover. */
export const extractDay = dayOf('2018-11-30')

export const classNames: Readonly<Record<string, string>> = {
  '106': 'Remisser',
  '253': 'Upphandling och avtal',
  '301': 'Regional utveckling',
  '302': 'Projektmedel',
  '303': 'Regionalt investeringsstöd',
  '304': 'Företagsstöd',
  '305': 'Kommersiell service',
  '340': 'Länstransportplan',
  '343': 'Bredband',
  '430': 'Kulturmedel',
}

export const boardTopics: readonly Topic[] = [
  {
    classCode: '302',
    weight: 26,
    flow: 'grant',
    parties: ['municipality', 'association', 'company'],
    titles: [
      'Ansökan om projektmedel 1:1 – {projekt}',
      'Medfinansiering av {projekt}, etapp {n}',
      'Statlig medfinansiering till EU-projektet {projekt}',
      'Förstudie {projekt} i {kommun}',
    ],
  },
  {
    classCode: '304',
    weight: 20,
    flow: 'grant',
    secrecy: '30 kap. 23 § OSL',
    parties: ['company', 'individual'],
    titles: [
      'Ansökan om mikrostöd, {part}',
      'Konsultcheck för {område}, {part}',
      'Såddfinansiering, {part}',
      'Stöd till företag för {område}, {part}',
    ],
  },
  {
    classCode: '303',
    weight: 12,
    flow: 'grant',
    secrecy: '30 kap. 23 § OSL',
    parties: ['company'],
    titles: [
      'Regionalt investeringsstöd till {part} för ny produktionshall',
      'Regionalt investeringsstöd – maskininvestering, {part}',
      'Sysselsättningsbidrag, {part}',
    ],
  },
  {
    classCode: '305',
    weight: 8,
    flow: 'grant',
    parties: ['company', 'municipality', 'individual'],
    titles: [
      'Länsbidrag till kommersiell service – {part}',
      'Hemsändningsbidrag {år}, {part}',
      'Investeringsbidrag till dagligvarubutik i {kommun}',
    ],
  },
  {
    classCode: '301',
    weight: 11,
    flow: 'plan',
    parties: ['own', 'municipality', 'authority'],
    titles: [
      'Regional utvecklingsstrategi för Norrmarks län, revidering {år}',
      'Handlingsplan för {område}',
      'Uppdrag om {område} i regleringsbrev för {år}',
      'Partnerskap för {område}, mötesanteckningar {år}',
    ],
  },
  {
    classCode: '340',
    weight: 7,
    flow: 'plan',
    parties: ['municipality', 'authority'],
    titles: [
      'Länstransportplan 2018–2029, underlag från {kommun}',
      'Medel till gång- och cykelväg i {kommun}',
      'Åtgärdsvalsstudie väg {n}0{n}, {kommun}',
    ],
  },
  {
    classCode: '343',
    weight: 6,
    flow: 'grant',
    parties: ['association', 'municipality'],
    titles: ['Stöd till bredband, {part}', 'Samordning av bredbandsutbyggnad i {kommun}'],
  },
  {
    classCode: '430',
    weight: 5,
    flow: 'grant',
    parties: ['association', 'individual'],
    titles: ['Kulturstöd till {part}', 'Bidrag till arrangemang: {projekt}'],
  },
  {
    classCode: '106',
    weight: 8,
    flow: 'referral',
    parties: ['authority', 'municipality'],
    titles: [
      'Remissvar över förslag till {område}',
      'Remiss: översiktsplan för {kommun}',
      'Samråd om detaljplan för stationsområdet, {kommun}',
    ],
  },
  {
    classCode: '253',
    weight: 4,
    flow: 'procurement',
    secrecy: '19 kap. 3 § OSL',
    parties: ['company'],
    titles: ['Upphandling av utvärdering av {projekt}', 'Avtal med {part} om {område}'],
  },
]

export const federationTopics: readonly Topic[] = [
  {
    classCode: '',
    weight: 24,
    flow: 'plan',
    parties: ['municipality', 'own', 'company'],
    titles: [
      'Trafikförsörjningsprogram {år}–2021',
      'Kollektivtrafik: tidtabellsförändring i {kommun}',
      'Synpunkter på linje {n}{n}, {kommun}',
      'Taxa för kollektivtrafiken {år}',
    ],
  },
  {
    classCode: '',
    weight: 18,
    flow: 'grant',
    parties: ['association', 'individual', 'municipality'],
    titles: [
      'Kulturstöd {år}, {part}',
      'Projektmedel till {projekt}',
      'Verksamhetsbidrag {år} till {part}',
      'Medfinansiering av {projekt}, etapp {n}',
    ],
  },
  {
    classCode: '',
    weight: 14,
    flow: 'procurement',
    secrecy: '19 kap. 3 § OSL',
    parties: ['company'],
    titles: [
      'Upphandling av linjetrafik, område {kommun}',
      'Upphandling av {område}',
      'Avtal med {part} om kundtjänst',
      'Direktupphandling: utredning om {område}',
    ],
  },
  {
    classCode: '',
    weight: 14,
    flow: 'referral',
    parties: ['authority', 'municipality'],
    titles: [
      'Remissvar över förslag till {område}',
      'Yttrande över kulturplan, {kommun}',
      'Medborgarförslag om {område}',
    ],
  },
  {
    classCode: '',
    weight: 12,
    flow: 'plan',
    parties: ['own', 'municipality'],
    titles: [
      'Verksamhetsplan och budget {år}',
      'Delårsrapport {år}',
      'Direktionens sammanträden {år}',
      'Regionbildning 2019: {område}',
    ],
  },
]

export function createStory(random: Random, topics: readonly Topic[], opened: Day, isOpen: boolean): CaseStory {
  const topic = random.weighted(topics.map((entry) => [entry, entry.weight] as const))
  const kind = random.pick(topic.parties)
  const party = partyName(random, kind)
  const title = fill(random, random.pick(topic.titles), party, opened)
  const grant = topic.flow === 'grant' ? random.int(6, 240) * 5000 : null
  const documents = flows[topic.flow](random, party, title, isOpen)
  return {
    classCode: topic.classCode,
    title,
    party: kind === 'own' ? '' : party,
    individual: kind === 'individual',
    opened,
    documents: dated(random, documents, opened),
    secrecy: topic.secrecy !== undefined && random.chance(0.3) ? topic.secrecy : null,
    grant,
  }
}

/** What had happened by the day of the extract; the rest of the story is still to come. */
function dated(random: Random, drafts: readonly Draft[], opened: Day): DocumentStory[] {
  let date = opened
  const all = drafts.map(({ document, wait }, index) => {
    if (index > 0) date = workday(date + 2 + random.int(0, wait))
    return { ...document, date }
  })
  return all.filter((document) => document.date <= extractDay)
}

interface Draft {
  readonly wait: number
  readonly document: Omit<DocumentStory, 'date'>
}

type Draw = (random: Random, party: string, title: string, isOpen: boolean) => Draft[]

const flows: Readonly<Record<Flow, Draw>> = {
  grant: (random, party, title, isOpen) => {
    const drafts = [draft(0, 'I', party, title, 'Ansökan')]
    if (random.chance(0.7)) {
      drafts.push(draft(20, 'U', party, 'Begäran om komplettering av ansökan', 'Begäran'))
      drafts.push(draft(40, 'I', party, random.pick(supplements), 'Komplettering'))
    }
    if (random.chance(0.5))
      drafts.push(draft(30, 'I', random.pick(municipalities), 'Yttrande över ansökan', 'Yttrande'))
    if (isOpen && random.chance(0.3)) return drafts
    drafts.push(draft(60, 'K', '', 'Beredningspromemoria', 'Tjänsteanteckning'))
    drafts.push(draft(20, 'U', party, `Beslut: ${title}`, 'Beslut'))
    const requests = random.int(1, 4)
    for (let number = 1; number <= requests; number += 1) {
      drafts.push(draft(120, 'I', party, `Rekvisition ${number}; sammanställning av kostnader`, 'Rekvisition'))
      if (random.chance(0.6)) drafts.push(draft(60, 'I', party, `Lägesrapport ${number}`, 'Rapport'))
      drafts.push(draft(40, 'U', party, `Utbetalningsbeslut ${number}`, 'Beslut'))
    }
    if (isOpen) return drafts
    drafts.push(draft(90, 'I', party, 'Slutrapport med ekonomisk redovisning', 'Rapport'))
    drafts.push(draft(40, 'U', party, 'Beslut om slutlig utbetalning', 'Beslut'))
    return drafts
  },
  referral: (random, party, title, isOpen) => {
    const drafts = [draft(0, 'I', party, title, 'Remiss')]
    if (random.chance(0.4)) drafts.push(draft(20, 'U', party, 'Begäran om förlängd svarstid', 'Begäran'))
    if (random.chance(0.5)) {
      drafts.push(draft(30, 'K', '', random.pick(internals), 'Tjänsteanteckning'))
    }
    if (isOpen && random.chance(0.6)) return drafts
    drafts.push(draft(40, 'U', party, `Remissvar: ${title}`, 'Yttrande'))
    return drafts
  },
  plan: (random, party, title, isOpen) => {
    const drafts = [draft(0, party === '' ? 'K' : 'I', party, title, party === '' ? 'Promemoria' : 'Skrivelse')]
    const turns = random.int(2, 8)
    for (let turn = 0; turn < turns; turn += 1) {
      drafts.push(
        random.weighted<() => Draft>([
          [() => draft(60, 'K', '', random.pick(internals), 'Tjänsteanteckning'), 3],
          [() => draft(60, 'I', random.pick(municipalities), random.pick(letters), 'Skrivelse'), 4],
          [() => draft(60, 'U', random.pick(municipalities), random.pick(invitations), 'Skrivelse'), 3],
          [() => draft(40, 'I', random.pick(authorities), random.pick(letters), 'E-post'), 2],
        ])(),
      )
    }
    if (!isOpen) drafts.push(draft(60, 'K', '', `Fastställd: ${title}`, 'Beslut'))
    return drafts
  },
  procurement: (random, party, title, isOpen) => {
    const drafts = [
      draft(0, 'K', '', `Upphandlingsunderlag: ${title}`, 'Förfrågningsunderlag'),
      draft(10, 'U', 'Annonsdatabas för upphandlingar', 'Annons om upphandling', 'Annons'),
    ]
    const offers = random.int(2, 4)
    for (let number = 1; number <= offers; number += 1) {
      drafts.push(draft(25, 'I', number === 1 ? party : company(random), `Anbud ${number}`, 'Anbud'))
    }
    drafts.push(draft(15, 'K', '', 'Öppningsprotokoll;\nanbuden i den ordning de kom in', 'Protokoll'))
    if (isOpen && random.chance(0.5)) return drafts
    drafts.push(draft(30, 'U', party, 'Tilldelningsbeslut', 'Beslut'))
    drafts.push(draft(30, 'K', party, 'Avtal, undertecknat', 'Avtal'))
    return drafts
  },
}

function draft(
  wait: number,
  direction: DocumentStory['direction'],
  correspondent: string,
  subject: string,
  type: string,
): Draft {
  return { wait, document: { direction, correspondent, subject, type } }
}

function fill(random: Random, template: string, party: string, opened: Day): string {
  return template
    .replaceAll('{part}', party === '' ? random.pick(municipalities) : party)
    .replaceAll('{kommun}', random.pick(municipalities))
    .replaceAll('{projekt}', random.pick(projects))
    .replaceAll('{område}', random.pick(areas))
    .replaceAll('{år}', String(yearOf(opened)))
    .replaceAll('{n}', String(random.int(2, 8)))
}

function partyName(random: Random, kind: Party): string {
  if (kind === 'own') return ''
  if (kind === 'municipality') return random.pick(municipalities)
  if (kind === 'company') return company(random)
  if (kind === 'association') return `${random.pick(places)} ${random.pick(associationKinds)}`
  if (kind === 'authority') return random.pick(authorities)
  const name = createName(random)
  return `${name.given} ${name.family}`
}

function company(random: Random): string {
  return `${random.pick(places)} ${random.pick(companyKinds)}`
}

// Places and names below are invented; the authorities are described, not named.
const places = words(`
  Granvika | Åsboda | Björkmo | Hedesele | Kvarnsunda | Östanbäcka | Malmträska | Norrmarka | Ängesele
  Tallåsa | Övermyra | Storlida | Fjärdsjö | Rönnåsa
`)
const companyKinds = words(`
  Trä AB | Mekaniska AB | Gårdsmejeri AB | Turism och Event AB | Data & Design AB | Handelsbolag
  Lanthandel AB | Buss AB | Konsult AB | Fönster AB | Vind ekonomisk förening
`)
const associationKinds = words(`
  bygdegårdsförening | fiberförening | hembygdsförening | teaterförening | intresseförening | musikförening
`)
const authorities = words(`
  Regeringskansliet | Statlig myndighet för tillväxtfrågor | Statlig trafikmyndighet | Statlig planmyndighet
  Landstinget i Norrmark | Högskolan i Norrmark | Grannlänets länsstyrelse
`)
const projects = words(`
  Växa i Norrmark | Skogens kraft | Digitala bygder | Hållbar besöksnäring | Tillverka mera | Unga företagare
  Grön omställning | Kulturspåret | Kompetens för framtiden | Öppna landskap | Nya jobb i gamla byar | Fjällnära
`)
const areas = words(`
  klimat och energi | kompetensförsörjning | besöksnäring | digitalisering | landsbygdsutveckling
  kollektivtrafik på landsbygden | integration och arbete | jämställd tillväxt | livsmedelsstrategi | export
`)
const supplements = [
  'Komplettering av ansökan',
  'Komplettering: budget; bilagor 1–3',
  'Reviderad tidplan och budget',
  'Komplettering, årsredovisning och registreringsbevis',
  'Svar på begäran;\nse bifogad redovisning',
]
const internals = words(`
  Minnesanteckningar från möte | Tjänsteanteckning efter telefonsamtal | Föredragningspromemoria
  Beredning inför beslut; synpunkter från berörda enheter | Protokoll från arbetsgruppen "Ett Norrmark"
`)
const letters = words(`
  Synpunkter på förslag | Svar på enkät | Underlag till planen | Begäran om uppgifter; brådskande
  Skrivelse om fortsatt finansiering | Anmälan av kontaktperson | Yttrande över utkast, version "slutlig 2"
`)
const invitations = words(`
  Inbjudan till dialogmöte | Utskick av underlag | Svar på skrivelse | Begäran om underlag senast den 15
`)
