import type { Tier } from '../../reconciliation/setting.ts'
import type { ReconciledRegister } from '../../reconciliation/settings/kinds.ts'
import type { NamingField } from '../../registers/unit-list.ts'

/** What is said of a field by how alike two values of it are. */
type Tellings = Readonly<Record<string, string>>

const byWords = (name: string, other: string, many: string): Tellings => ({
  exact: `samma ${name}`,
  most: `nästan samma ${name}`,
  some: `${many} har ord gemensamt`,
  different: `${other} ${name}`,
})
const byCode = (name: string, other: string, whole: string): Tellings => ({
  exact: `samma ${name}`,
  part: `${whole} stämmer delvis`,
  different: `${other} ${name}`,
})

const byDay = (day: string, holds: string): Tellings => ({
  exact: `${holds} samma dag`,
  transposed: `${day}: dag och månad har bytt plats`,
  slip: `${day} skiljer en siffra`,
  partial: `${day} är bara delvis känd och stämmer så långt`,
  near: `${day} skiljer två siffror`,
  different: `${holds} en annan dag`,
})

/** How alike two units, cases, entries or volumes are, field by field. */
export const thingTellings: Readonly<Record<string, Tellings>> = {
  caseNumber: {
    exact: 'samma år och löpnummer',
    slip: 'diarienumret skiljer ett tecken',
    'two-slips': 'diarienumret skiljer två tecken',
    different: 'annat diarienummer',
  },
  title: byWords('rubrik', 'annan', 'rubrikerna'),
  party: byWords('motpart', 'annan', 'motparterna'),
  oldHandler: byWords('handläggare', 'annan', 'handläggarna'),
  openedDate: {
    exact: 'inkommet samma dag',
    transposed: 'dag och månad har bytt plats i datumet då ärendet kom in',
    slip: 'datumet då ärendet kom in skiljer en siffra',
    partial: 'datumet då ärendet kom in är bara delvis känt och stämmer så långt',
    near: 'datumet då ärendet kom in skiljer två siffror',
    different: 'inkommet en annan dag',
  },
  classCode: byCode('klass', 'annan', 'klassen'),
  nameWords: byWords('namn', 'annat', 'namnen'),
  parentUnit: byWords('överordnad enhet', 'annan', 'de överordnade enheternas namn'),
  unitKind: byCode('slag', 'annat', 'slaget'),
  validFrom: byDay('första dagen som enheten gäller', 'gäller från'),
  validTo: byDay('sista dagen som enheten gäller', 'gäller till'),
  size: {
    exact: 'ungefär lika många anställningar',
    part: 'olika många anställningar',
    different: 'olika många anställningar',
  },
  documentNumber: byCode('handlingsnummer', 'annat', 'handlingsnumret'),
  subject: byWords('ärendemening', 'annan', 'ärendemeningarna'),
  correspondent: byWords('avsändare eller mottagare', 'annan', 'avsändarna eller mottagarna'),
  documentDate: {
    exact: 'inkommen eller upprättad samma dag',
    transposed: 'dag och månad har bytt plats i handlingens datum',
    slip: 'handlingens datum skiljer en siffra',
    partial: 'handlingens datum är bara delvis känt och stämmer så långt',
    near: 'handlingens datum skiljer två siffror',
    different: 'inkommen eller upprättad en annan dag',
  },
  direction: byCode('riktning', 'annan', 'riktningen'),
  recordsCreator: byWords('arkivbildare', 'annan', 'arkivbildarna'),
  seriesTitle: byWords('serie', 'annan', 'seriernas namn'),
  signum: byCode('signum', 'annat', 'signum'),
  volumeNumber: byCode('volymnummer', 'annat', 'volymnumret'),
  years: byCode('tid', 'annan', 'tiden'),
  location: byCode('förvaringsplats', 'annan', 'förvaringsplatsen'),
}

/** What is compared but is a field of no register. */
export const comparedLabels: Readonly<Record<string, string>> = {
  birthDate: 'Födelsedatum',
  nameOrder: 'Namnens ordning',
  caseNumber: 'År och löpnummer',
  registrationKey: 'Diarienummer',
  nameWords: 'Namnet utskrivet',
  unitKey: 'Enhetens namn',
  nameStem: 'Hur namnet börjar',
  size: 'Antal anställningar, ungefär',
  entryKey: 'Diarienummer och handlingsnummer',
  volumeKey: 'Signum och volym',
}

/** Units, by the field of staff rows that names them. */
export const unitsNamed: Readonly<Record<NamingField, string>> = {
  senderUnit: 'enheter',
  receiverUnit: 'mottagande enheter',
}

export interface ThingWords {
  /** The kind, as it is chosen. */
  readonly kind: string
  /** What is tied together, and its rows. */
  readonly records: string
  readonly rows: string
  readonly linkedOf: (linked: string, all: string) => string
  readonly register: string
  readonly registerOf: (sender: string) => string
  /** What totals are also told by. */
  readonly scope: string
  readonly byScope: (measure: string) => string
}

/** What is reconciled, by its register. */
export const things: Readonly<Record<ReconciledRegister, ThingWords>> = {
  staff: {
    kind: 'Anställningar',
    records: 'Personer',
    rows: 'Anställningar',
    linkedOf: (linked, all) => `${linked} av ${all} personer kopplade`,
    register: 'personalregistret',
    registerOf: (sender) => `Personalregistret, ${sender}`,
    scope: 'Enhet',
    byScope: (measure) => `${measure} per enhet`,
  },
  units: {
    kind: 'Enheter',
    records: 'Enheter',
    rows: 'Enheten i listan',
    linkedOf: (linked, all) => `${linked} av ${all} enheter kopplade`,
    register: 'enheter',
    registerOf: (sender) => `Enheter under Grunddata, ${sender}`,
    scope: 'Hör till',
    byScope: (measure) => `${measure} per överordnad enhet`,
  },
  cases: {
    kind: 'Ärenden',
    records: 'Ärenden',
    rows: 'Ärendet i listan',
    linkedOf: (linked, all) => `${linked} av ${all} ärenden kopplade`,
    register: 'ärenderegistret',
    registerOf: (sender) => `Öppna ärenden, ${sender}`,
    scope: 'Mottagande nämnd/enhet',
    byScope: (measure) => `${measure} per mottagande nämnd/enhet`,
  },
  diary: {
    kind: 'Handlingar i diariet',
    records: 'Handlingar',
    rows: 'Handlingen i listan',
    linkedOf: (linked, all) => `${linked} av ${all} handlingar kopplade`,
    register: 'diariet',
    registerOf: (sender) => `Diariet, ${sender}`,
    scope: 'Diarium',
    byScope: (measure) => `${measure} per diarium`,
  },
  archive: {
    kind: 'Volymer',
    records: 'Volymer',
    rows: 'Volymen i listan',
    linkedOf: (linked, all) => `${linked} av ${all} volymer kopplade`,
    register: 'arkivregistret',
    registerOf: (sender) => `Arkivregistret, ${sender}`,
    scope: 'Arkivbildare',
    byScope: (measure) => `${measure} per arkivbildare`,
  },
}

/** What rows are linked by, where the register has a name for it. */
export const tierNames: Readonly<Record<ReconciledRegister, Readonly<Partial<Record<Tier, string>>>>> = {
  staff: {},
  units: { 'unique-key': 'Samma namn', 'same-content': 'Namn som börjar lika' },
  cases: { 'business-key': 'Samma diarienummer', 'same-content': 'Samma rubrik, motpart och datum' },
  diary: {
    'business-key': 'Samma diarium, nummer och handling',
    'unique-key': 'Samma nummer och handling',
    'same-content': 'Samma ärendemening, avsändare/mottagare och datum',
  },
  archive: { 'business-key': 'Samma signum och volym', 'same-content': 'Samma arkivbildare, serie och tid' },
}
