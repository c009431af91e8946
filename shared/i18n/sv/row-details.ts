import type { RegisterName } from '../../registers/field.ts'
import type { linkKinds, stepRefusals } from '../../contract/tables/row-details.ts'
import type { CaseStep } from '../../registers/case-steps.ts'
import { oneOrMany } from '../wording.ts'

const whole = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 0 })

const steps: Readonly<Record<CaseStep, string>> = {
  inventoried: 'Inventerat',
  dispositioned: 'Åtgärd bestämd',
  receiverAssigned: 'Mottagare utsedd',
  newNumberReserved: 'Nytt diarienummer reserverat',
  packed: 'Packat',
  handedOver: 'Överlämnat',
  received: 'Mottaget',
  closedInOldDiary: 'Avslutat i gamla diariet',
}

/** Why a case does not take a step. */
const refusals: Readonly<
  Record<(typeof stepRefusals)[number], (p: { readonly earlier: string; readonly fields: string }) => string>
> = {
  'unknown-row': () => 'Raden finns inte längre eller får inte visas.',
  'other-way': () => 'Ärendet ska inte den vägen: åtgärden vid överlämning är en annan.',
  taken: () => 'Steget är redan antecknat.',
  'earlier-first': ({ earlier }) => `Först måste steget ”${earlier}” vara klart.`,
  'fields-missing': ({ fields }) => `Uppgifter saknas: ${fields}.`,
  'future-day': () => 'Dagen har inte varit än: ett steg antecknas när det är gjort.',
  'before-opened': () => 'Dagen ligger före den dag då ärendet inkom eller upprättades.',
  'before-handover': () => 'Dagen ligger före den dag då ärendet överlämnades.',
  'no-number-left': () => 'Nummerföljden är slut.',
}

const cases = (count: number): string => `${whole.format(count)} ${oneOrMany(count, 'ärende', 'ärenden')}`

const links: Readonly<Record<(typeof linkKinds)[number], string>> = {
  entriesOfCase: 'Handlingar i ärendet',
  caseOfEntry: 'Ärendet',
  employmentsOfHandler: 'Handläggarens anställning',
  casesOfHandler: 'Öppna ärenden med personen som handläggare',
  employmentsOfManager: 'Chefens anställning',
  employmentsOfManaged: 'Anställda med personen som chef',
  employmentsInUnit: 'Anställda i enheten',
  employmentsToUnit: 'Anställda som kommer till enheten',
  employmentsInRoom: 'Anställda med placering i rummet',
  volumesBelow: 'Volymer',
  sameSeries: 'Övriga volymer i serien',
}

/** What belongs to one row beside its values: person, steps, notes, evidence and links. */
export const rowDetails = {
  tabs: {
    values: 'Uppgifter',
    own: { staff: 'Person', cases: 'Ärendets väg', diary: 'Filer', archive: null } satisfies Readonly<
      Record<RegisterName, string | null>
    >,
    links: 'Samband',
    notes: 'Noter',
    origin: 'Ursprung',
  },
  tabList: 'Delar av raden',
  count: (p: { count: number; isMore?: boolean }) => `${whole.format(p.count)}${p.isMore === true ? '+' : ''}`,

  steps,
  stepStates: { done: 'Klart', next: 'Står på tur', gap: 'Saknas', later: 'Senare' },
  stepSaid: (p: { at: string; by: string }) => `${p.at} av ${p.by}`,
  stepProven: 'Framgår av uppgifterna',
  stepMissing: (p: { fields: string }) => `Fyll först i: ${p.fields}.`,
  stepOn: 'Dag',
  stepOnUnread: 'Dagen finns inte i kalendern. Skriv den som 2019-01-02.',
  stepNote: 'Anteckning',
  stepReceiver: 'Mottagare',
  stepReceiverSelf: (p: { person: string }) =>
    `Inga personer finns i Grunddata. Du (${p.person}) anges som den som tar emot.`,
  takeStep: (p: { step: string }) => `Anteckna som ${p.step.toLocaleLowerCase('sv')}`,
  stepTaken: (p: { step: string }) => `${p.step} är antecknat.`,
  allSteps: 'Alla steg är tagna.',
  refusals,
  numberRange: 'Reservera ur',
  numberRangeHint: 'Numren ges i den ordning som ärendena står i listan, och dateras från överlämningsdatumet.',
  numberRangeNone: 'Numren står redan i ärendena',
  numberRangeOf: (p: {
    diary: string
    organisation: string
    year: number
    first: number
    last: number
    left: number
  }) =>
    `${p.diary}${p.organisation === '' ? '' : ` (${p.organisation})`} ${p.year}: ${p.first}–${p.last}, ${whole.format(p.left)} lediga`,
  numberRangesMissing:
    'Nummer reserveras ur en nummerföljd i mottagarens diarium. Lägg upp den i Grunddata, under Nummerföljder.',
  releaseNumber: (p: { number: string }) => `Ge tillbaka ${p.number}`,
  numberReleased: (p: { number: string }) => `${p.number} är tillbaka i nummerföljden.`,
  manySteps: {
    open: 'Anteckna steg',
    palette: 'Anteckna ett steg för markerade ärenden',
    title: 'Anteckna ett steg för flera ärenden',
    step: 'Steg',
    choose: 'Välj ett steg',
    look: 'Visa vilka ärenden',
    summary: (p: { rows: number; left: number }) =>
      `${p.rows === 0 ? 'Inget ärende' : cases(p.rows)} får steget, ${whole.format(p.left)} lämnas som de är.`,
    left: 'Lämnas som de är',
    why: 'Varför',
    numbers: 'De första',
    count: 'Ärenden',
    go: (p: { rows: number }) => `Anteckna för ${cases(p.rows)}`,
    nothing: 'Inget att anteckna',
    running: 'Antecknar steget',
    reserving: (p: { first: string; last: string }) =>
      p.first === p.last ? `Numret blir ${p.first}.` : `Numren blir ${p.first} till ${p.last}.`,
    taken: (p: { step: string; rows: number }) => `${p.step} är antecknat för ${cases(p.rows)}.`,
  },

  identifiers: 'Personens nummer',
  identifierKinds: {
    personnummer: 'Personnummer',
    samordningsnummer: 'Samordningsnummer',
    interim: 'Interimsnummer',
    local: 'Lokalt nummer',
  },
  identifierFrom: (p: { from: string }) => `från ${p.from}`,
  identifierUntil: (p: { until: string }) => `till ${p.until}`,
  identifierByHand: 'angivet för hand',
  employments: 'Personens anställningar',
  employmentPeriod: (p: { from: string; until: string }) => `${p.from} – ${p.until}`,
  personNone: 'Raden har inget personnummer.',
  addIdentifier: 'Lägg till nummer',
  addIdentifierHint:
    'När personen har fått ett nytt nummer, till exempel ett personnummer efter ett samordningsnummer. Anställningar under båda numren räknas sedan som samma persons.',
  newNumber: 'Nytt nummer (ÅÅÅÅMMDD-NNNN)',
  validFrom: 'Gäller från',
  mergePersons: 'Slå ihop, det är samma person',
  identifierAdded: 'Numret är tillagt.',

  links,
  linkShowAll: (p: { count: string }) => `Visa alla ${p.count} i registret`,
  linkNone: 'Ingen träff.',

  notesTitle: 'Anteckningar',
  evidenceTitle: 'Bilagor',
  note: 'Ny anteckning',
  addNote: 'Spara anteckning',
  noteAdded: 'Anteckningen är sparad.',
  removeNote: (p: { at: string }) => `Ta bort anteckningen från ${p.at}`,
  noteRemoved: 'Anteckningen är borttagen.',
  notesNone: 'Inga anteckningar.',
  written: (p: { at: string; by: string }) => `${p.at}, ${p.by}`,

  evidenceHint: 'En fil som styrker uppgifterna, högst 25 MB. Den sparas krypterad i överföringens fil.',
  addEvidence: 'Lägg till fil',
  evidenceAdded: (p: { name: string }) => `${p.name} är tillagd.`,
  evidenceNone: 'Inga bilagor.',
  saveEvidence: (p: { name: string }) => `Spara ${p.name}`,
  evidenceSaved: (p: { name: string }) => `${p.name} är sparad och kontrollerad mot sin kontrollsumma.`,
  removeEvidence: (p: { name: string }) => `Ta bort ${p.name}`,
  evidenceRemoved: (p: { name: string }) => `${p.name} är borttagen.`,
}
