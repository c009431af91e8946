import { countyBoardWorkbook, secondCountyBoardList } from './county-board-list.ts'
import { type Cell, type Delivery, type Note, textBytes, total } from './delivery.ts'
import { compact, type Day, dayOf, dotted, isoOf, slashed, workday } from './day.ts'
import { at, words } from './lists.ts'
import { createName, type Name } from './names.ts'
import { countyBoard, countyBoardUnits, federation, federationUnits, transferDate, type Unit } from './organisations.ts'
import { createRandom, type Random } from './random.ts'

interface StaffSample {
  readonly deliveries: readonly Delivery[]
  /** The county board's list once more, six weeks later. */
  readonly secondDelivery: Delivery
  /** Names of the county board's employees who can be case officers; nobody with protected identity is among them. */
  readonly handlers: readonly Name[]
  /** Numbers that were given a wrong check digit; they are in no list of test numbers. */
  readonly alteredIdentityNumbers: readonly string[]
  /** Test numbers that no employee was given. */
  readonly unusedNumbers: readonly string[]
}

export function createStaff(
  seed: number,
  personalNumbers: readonly string[],
  coordination: readonly string[],
): StaffSample {
  const random = createRandom(seed)
  const numbers = random.shuffle(personalNumbers)
  const take = (count: number): string[] => numbers.splice(0, count)
  const people = (ids: readonly string[]): Person[] => ids.map((id) => ({ id, ...createName(random) }))

  const atBoard = people([...take(boardPeople - 4), ...coordination.slice(0, 4)])
  const atFederation = people([...take(federationPeople - 4), ...coordination.slice(4, 6)])
  // Two people are on leave from the board to work for the federation; one of them has married since.
  const [stays, married] = [at(atBoard, 20), at(atBoard, 21)]
  atFederation.push(stays, { ...married, family: `${married.family} Öhman` })
  // Two people share a name but nothing else.
  atBoard[60] = { ...at(atBoard, 60), given: 'Anna', family: 'Andersson' }
  atBoard[90] = { ...at(atBoard, 90), given: 'Anna', family: 'Andersson' }

  const board = countyBoardDelivery(createRandom(seed + 1), atBoard)
  const newcomers = people(numbers.splice(-2)).map((person, index) =>
    newcomerRow(createRandom(seed + 3 + index), person, index),
  )
  return {
    deliveries: [board.delivery, federationDelivery(createRandom(seed + 2), atFederation)],
    secondDelivery: secondCountyBoardList({ ...board.list, newcomers }),
    handlers: board.handlers,
    alteredIdentityNumbers: board.altered,
    unusedNumbers: numbers,
  }
}

interface Person extends Name {
  /** Twelve digits. */
  readonly id: string
}

interface Employment {
  readonly person: Person
  readonly number: string
  readonly unit: Unit
  readonly post: Post
  readonly start: Day
  readonly fte: number
  readonly second: boolean
}

interface Post {
  readonly title: string
  readonly besta: string
  readonly aid: string
  readonly salary: readonly [number, number]
  /** Short names of the units that have the post; any unit when missing. */
  readonly units?: readonly string[]
}

const boardPeople = 238
const federationPeople = 146
const transferDay = dayOf(transferDate)
const lastStart = dayOf('2018-09-03')

const boardHeaders = words(`
  Personnummer | Efternamn | Förnamn | Anstnr | Enhet | Befattning | BESTA | Anst.form | Anst.datum
  Anställd i staten sedan | T.o.m. | Syssgrad | Månadslön | Semesterdagar kvar | Sparade dgr | Kompsaldo
  Tjl | Avtal | Pensionsavtal | Svar 6b | Svarsdatum | Mottagande enhet | Skydd | Fackförbund
`)

function countyBoardDelivery(random: Random, people: readonly Person[]) {
  const employments = employ(random, people, countyBoardUnits, boardPosts, 11, (index) => String(40_127 + index * 3))
  const protectedAt = new Map([
    [33, 'Sekretessmarkering'],
    [118, 'Skyddad folkbokföring'],
    [201, 'Sekretessmarkering'],
  ])
  const objectsAt = new Set([12, 47, 88, 131, 166, 219])
  const alteredAt = new Set([71, 183])
  const impossibleAt = 142
  const unknownFormAt = new Set([54, 205])
  const endedAt = new Map([
    [29, '2018-10-31'],
    [97, '2018-12-31'],
    [190, '2018-11-30'],
  ])
  const onLeaveToFederation = new Set([people[20]?.id, people[21]?.id])
  const firstDataRow = 5
  const notes: Note[] = []
  const altered: string[] = []

  const rows = employments.map((employment, index): Cell[] => {
    const { person, post, unit } = employment
    const row = firstDataRow + index
    const note = (column: string, kind: string, bad: boolean, why: string) =>
      notes.push({ row, column, kind, bad, why })
    let id = person.id
    if (alteredAt.has(index)) {
      id = `${id.slice(0, 11)}${(Number(id[11]) + 3) % 10}`
      altered.push(id)
      note('Personnummer', 'checkDigit', true, 'Kontrollsiffran är ändrad och stämmer inte.')
    }
    const ended = endedAt.get(index)
    if (ended !== undefined) note('T.o.m.', 'endsBeforeTransfer', false, 'Anställningen slutar före överlämningsdagen.')
    if (unknownFormAt.has(index)) note('Anst.form', 'unknownCode', false, 'Ordalydelsen "Enl. ök" har ingen given kod.')
    if (index === impossibleAt) note('Anst.datum', 'impossibleDate', true, 'Den 31 februari finns inte.')
    const form = ended === undefined ? boardForm(random, employment, unknownFormAt.has(index)) : 'Vik'
    const since = workday(employment.start - (random.chance(0.45) ? random.int(30, 4000) : 0))
    const age = 2018 - Number(person.id.slice(0, 4))
    const answer = objectsAt.has(index) ? 'Motsätter sig' : answerOf(random, boardAnswers)
    const leave = onLeaveToFederation.has(person.id) ? 'Annan anställning' : boardLeave(random)
    return [
      boardIdentity(random, id, index),
      untidy(person.family, index),
      untidy(person.given, index + 7),
      employment.number,
      random.chance(0.08) ? unit.short : unit.name,
      post.title,
      bestaOf(random, post),
      form,
      index === impossibleAt ? '31 feb 2018' : { day: employment.start },
      textDate(random, Math.max(since, birthDay(person) + 18 * 366)),
      ended ?? endOf(random, form),
      employment.fte,
      salaryOf(random, post, 50),
      random.int(0, 24),
      savedDays(random),
      random.chance(0.55) ? null : random.int(1, 160) / 4,
      leave,
      random.chance(0.04) ? 'Villkorsavtal-T' : 'Villkorsavtal',
      statePension(random, person, age),
      answer,
      isAnswer(answer) ? isoOf(workday(random.int(dayOf('2018-08-27'), dayOf('2018-10-26')))) : null,
      random.chance(0.12) ? null : unit.receiver,
      protectedAt.get(index) ?? null,
      random.pick(unions),
    ]
  })

  const repeated = 163
  rows.push([...at(rows, repeated - firstDataRow)])
  const list = { headers: boardHeaders, rows: rows.slice(0, -1), repairedIds: repairedIds(employments, alteredAt) }
  const lastRow = firstDataRow + rows.length - 1
  notes.push({
    row: lastRow,
    column: 'Personnummer',
    kind: 'exactDuplicate',
    bad: false,
    why: `Raden är lika med rad ${repeated}.`,
  })
  const { bytes, sums } = countyBoardWorkbook(boardHeaders, rows, '2018-10-31')
  const delivery: Delivery = {
    file: 'personal-lansstyrelsen.xlsx',
    bytes,
    register: 'staff',
    sender: countyBoard,
    sheet: 'Personal',
    headerRow: 4,
    headers: boardHeaders,
    rows: rows.length,
    notes: notes.sort((a, b) => a.row - b.row),
    sums,
    facts: {
      persons: people.length,
      protected: protectedAt.size,
      objects: countIn(boardHeaders, rows, 'Svar 6b', ['Motsätter sig']),
      withoutAnswer: rows.length - countIn(boardHeaders, rows, 'Svar 6b', ['Motsätter sig', 'Accepterar', 'Ja']),
      onLeave: rows.filter((row) => row[boardHeaders.indexOf('Tjl')] !== null).length,
      alsoAtFederation: onLeaveToFederation.size,
    },
  }
  const protectedIds = new Set([...protectedAt.keys()].map((index) => employments[index]?.person.id))
  const handlers = employments
    .filter(({ post, person }) => post.title.includes('andläggare') && !protectedIds.has(person.id))
    .slice(0, 46)
    .map(({ person }): Name => ({ family: person.family, given: person.given }))
  return { delivery, handlers, altered, list }
}

const federationHeaders = words(`
  Pnr | Namn | Anställningsnummer | Avd | Ansvar | Titel | AID | Anställningsform | Anställd fr.o.m.
  LAS-dagar | Slutdatum | Sysselsättningsgrad | Grundlön | Årssemester | Sp sem | Komp tim | Flex +/-
  Ledighetsorsak | Avtalsområde | Pensionsplan | Ställningstagande | Svar dat | Mottagande enhet
  Närmaste chef | Sekr.mark
`)

function federationDelivery(random: Random, people: readonly Person[]): Delivery {
  const employments = employ(random, people, federationUnits, federationPosts, 4, federationNumber)
  const objectsAt = new Set([17, 64, 109])
  const protectedAt = 83
  const hourlyAt = new Set([40, 121])
  const managers = new Map(
    federationUnits.map((unit) => {
      const manager = employments.find(
        (employment) => employment.unit === unit && employment.post.title.includes('chef'),
      )
      return [unit, manager === undefined ? '' : `${manager.person.given} ${manager.person.family}`]
    }),
  )
  const notes: Note[] = []
  const amounts: Record<string, number[]> = { fte: [], salary: [], saved: [], comp: [], flex: [] }
  const add = (name: string, value: number): number => {
    amounts[name]?.push(value)
    return value
  }

  const rows = employments.map((employment, index): string[] => {
    const { person, post, unit } = employment
    const hourly = hourlyAt.has(index)
    if (hourly) {
      const why = 'Timavlönad: sysselsättningsgrad 0 och ingen månadslön.'
      notes.push({ row: index + 2, column: 'Sysselsättningsgrad', kind: 'zeroRate', bad: false, why })
    }
    const form = hourly ? 'Timavlönad' : federationForm(random, employment)
    const age = 2018 - Number(person.id.slice(0, 4))
    const answer = objectsAt.has(index) ? 'Motsätter sig' : answerOf(random, federationAnswers)
    const comp = hourly || random.chance(0.4) ? null : random.int(1, 40) * 15
    const flex = hourly || random.chance(0.2) ? null : random.int(-40, 120) / 4
    const chief = managers.get(unit) ?? ''
    const leave = federationLeave(random)
    return [
      federationIdentity(random, person.id),
      `${person.family}, ${person.given}`,
      employment.number,
      random.chance(0.1) ? unit.short : unit.name,
      String(3100 + federationUnits.indexOf(unit) * 10),
      post.title,
      post.aid,
      form,
      textDate(random, employment.start),
      String(Math.max(0, dayOf('2018-10-31') - employment.start)),
      federationEnd(random, form),
      comma(add('fte', hourly ? 0 : employment.fte)),
      hourly ? '' : `${thousands(add('salary', salaryOf(random, post, 100)))},00`,
      age >= 50 ? '32' : age >= 40 ? '31' : '25',
      comma(add('saved', savedDays(random))),
      comp === null ? '' : `${Math.floor(add('comp', comp / 60))}:${String(comp % 60).padStart(2, '0')}`,
      flex === null ? '' : comma(add('flex', flex)),
      leave,
      random.weighted([
        ['AB', 82],
        ['AB 17', 10],
        ['HÖK 16', 8],
      ]),
      Number(person.id.slice(0, 4)) >= 1986 || random.chance(0.08) ? 'AKAP-KL' : 'KAP-KL',
      answer,
      isAnswer(answer) ? isoOf(workday(random.int(dayOf('2018-09-03'), dayOf('2018-11-09')))) : '',
      random.chance(0.08) ? '' : unit.receiver,
      chief === `${person.given} ${person.family}` ? '' : chief,
      index === protectedAt ? 'Sekretessmarkering' : '',
    ]
  })

  const column = (header: string) => rows.map((row) => row[federationHeaders.indexOf(header)])
  return {
    file: 'personal-regionforbundet.csv',
    bytes: textBytes([federationHeaders, ...rows], { encoding: 'windows-1252', blankRows: 2 }),
    register: 'staff',
    sender: federation,
    headerRow: 1,
    headers: federationHeaders,
    rows: rows.length,
    notes,
    sums: {
      Sysselsättningsgrad: total(amounts['fte'] ?? []),
      Grundlön: total(amounts['salary'] ?? []),
      'Sp sem': total(amounts['saved'] ?? []),
      'Komp tim': total(amounts['comp'] ?? []),
      'Flex +/-': total(amounts['flex'] ?? []),
    },
    facts: {
      persons: people.length,
      protected: 1,
      objects: column('Ställningstagande').filter((answer) => answer === 'Motsätter sig').length,
      withoutAnswer: column('Ställningstagande').filter((answer) => !isAnswer(answer ?? '')).length,
      onLeave: column('Ledighetsorsak').filter((cause) => cause !== '').length,
      alsoAtCountyBoard: 2,
    },
  }
}

/** Those whose numbers were given a wrong check digit, by row, with the right number. */
function repairedIds(employments: readonly Employment[], alteredAt: ReadonlySet<number>): ReadonlyMap<number, string> {
  return new Map(
    employments.flatMap(({ person }, index) => (alteredAt.has(index) ? [[index, person.id] as const] : [])),
  )
}

/** Somebody whom the county board has hired since its first list. */
function newcomerRow(random: Random, person: Person, index: number): readonly Cell[] {
  const unit = at(countyBoardUnits, 3 + index)
  const post = at(boardPosts, -2)
  const start = dayOf('2018-11-12')
  const cells: Readonly<Record<string, Cell>> = {
    Personnummer: person.id,
    Efternamn: person.family,
    Förnamn: person.given,
    Anstnr: String(41_900 + index * 3),
    Enhet: unit.name,
    Befattning: post.title,
    BESTA: bestaOf(random, post),
    'Anst.form': 'Tillsvidare',
    'Anst.datum': { day: start },
    'Anställd i staten sedan': isoOf(start),
    Syssgrad: 100,
    Månadslön: salaryOf(random, post, 50),
    'Semesterdagar kvar': 4,
    'Sparade dgr': 0,
    Avtal: 'Villkorsavtal',
    Pensionsavtal: 'PA16 avd 2',
    'Svar 6b': 'Accepterar',
    Svarsdatum: '2018-12-03',
    'Mottagande enhet': unit.receiver,
    Fackförbund: random.pick(unions),
  }
  return boardHeaders.map((header) => cells[header] ?? null)
}

function federationNumber(index: number): string {
  return String(217 + index * 2).padStart(6, '0')
}

/** One employment for each person, a manager for each unit, and some people with a second post. */
function employ(
  random: Random,
  people: readonly Person[],
  units: readonly Unit[],
  posts: readonly Post[],
  seconds: number,
  number: (index: number) => string,
): Employment[] {
  const made = people.map((person, index): Employment => {
    const leads = index < units.length
    const unit = leads ? at(units, index) : random.pick(units)
    return {
      person,
      number: number(index),
      unit,
      post: leads ? at(posts, 0) : postIn(random, posts, unit),
      start: startOf(random, person),
      fte: leads ? 100 : random.weighted(rates),
      second: false,
    }
  })
  const halves = Array.from({ length: seconds }, (_, index): Employment => {
    const place = units.length + 9 + index * 12
    const first = at(made, place)
    made[place] = { ...first, fte: 60 }
    const unit = random.pick(units)
    return {
      person: first.person,
      number: number(people.length + index),
      unit,
      post: postIn(random, posts, unit),
      start: workday(Math.min(Math.max(first.start, dayOf('2015-01-01')) + random.int(0, 900), lastStart)),
      fte: 40,
      second: true,
    }
  })
  const all = [...made, ...halves]
  return all.sort((a, b) => compareSwedish(a.person.family, b.person.family) || (a.number < b.number ? -1 : 1))
}

function postIn(random: Random, posts: readonly Post[], unit: Unit): Post {
  return random.pick(posts.slice(1).filter(({ units }) => units === undefined || units.includes(unit.short)))
}

// Not `localeCompare`: its tables follow the machine's version of ICU, and the files must come out the same anywhere.
function compareSwedish(a: string, b: string): number {
  const left = sortKey(a)
  const right = sortKey(b)
  return left < right ? -1 : left > right ? 1 : 0
}

function sortKey(text: string): string {
  return text.toLowerCase().replaceAll('é', 'e').replaceAll('å', '{').replaceAll('ä', '|').replaceAll('ö', '}')
}

const rates = [
  [100, 74],
  [80, 11],
  [75, 7],
  [50, 6],
  [90, 2],
] as const

function birthDay(person: Person): Day {
  const month = person.id.slice(4, 6) === '00' ? '06' : person.id.slice(4, 6)
  const date = Number(person.id.slice(6, 8)) % 60
  return dayOf(`${person.id.slice(0, 4)}-${month}-${String(date).padStart(2, '0')}`)
}

function startOf(random: Random, person: Person): Day {
  const adult = birthDay(person) + 20 * 366
  const earliest = Math.max(adult, dayOf('1984-03-01'))
  const late = random.chance(0.55) ? Math.max(earliest, dayOf('2011-01-01')) : earliest
  return workday(random.int(Math.min(late, lastStart - 200), lastStart))
}

function salaryOf(random: Random, post: Post, step: number): number {
  return Math.round(random.int(post.salary[0], post.salary[1]) / step) * step
}

function savedDays(random: Random): number {
  return random.weighted([
    [0, 22],
    [random.int(1, 15), 50],
    [random.int(16, 30), 23],
    [random.int(31, 35), 3],
    [random.int(2, 12) + 0.5, 2],
  ])
}

function boardForm(random: Random, employment: Employment, unknown: boolean): string {
  if (unknown) return 'Enl. ök'
  if (employment.second) return 'Tillsvidare'
  const fixed = employment.start > dayOf('2016-06-01')
  return random.weighted([
    ['Tillsvidare', 58],
    ['tv', 20],
    ['Tillsvidareanställning', 8],
    ['Fullmakt', 0.6],
    ['Vikariat', fixed ? 14 : 0],
    ['Vik', fixed ? 6 : 0],
    ['AVA', fixed ? 9 : 0],
    ['Allmän visstid', fixed ? 5 : 0],
    ['Provanställning', employment.start > dayOf('2018-05-01') ? 30 : 0],
  ])
}

function federationForm(random: Random, employment: Employment): string {
  const fixed = employment.start > dayOf('2016-06-01') && !employment.second
  return random.weighted([
    ['Tillsvidare', 66],
    ['Tv', 14],
    ['Fast', 5],
    ['Vikariat', fixed ? 12 : 0],
    ['Visstid', fixed ? 6 : 0],
    ['Projektanställning', fixed ? 16 : 0],
  ])
}

const lasting: ReadonlySet<string> = new Set(
  words(`
  Tillsvidare | tv | Tv | Tillsvidareanställning | Fullmakt | Fast | Timavlönad | Enl. ök
`),
)

function endOf(random: Random, form: string): string | null {
  if (lasting.has(form))
    return random.weighted<string | null>([
      [null, 70],
      ['tv', 22],
      ['tills vidare', 8],
    ])
  const end = lastDay(random)
  return random.weighted([
    [isoOf(end), 70],
    [dotted(end), 15],
    [slashed(end), 15],
  ])
}

function federationEnd(random: Random, form: string): string {
  if (lasting.has(form)) return random.chance(0.12) ? '9999-12-31' : ''
  return isoOf(lastDay(random))
}

function lastDay(random: Random): Day {
  return random.pick(['2019-03-31', '2019-06-30', '2019-08-31', '2019-12-31', '2020-06-30'].map(dayOf))
}

/** A day as text, in the ways that lists mix. */
function textDate(random: Random, day: Day): string {
  const known = Math.min(day, transferDay - 1)
  return random.weighted([
    [isoOf(known), 84],
    [compact(known), 8],
    [slashed(known), 4],
    [dotted(known), 4],
  ])
}

const boardAnswers = [
  ['Accepterar', 80],
  ['Ja', 6],
  ['Ej svarat', 6],
  ['Informerad', 4],
  ['', 2],
] as const

const federationAnswers = [
  ['Accepterar', 70],
  ['Följer med', 16],
  ['Svar saknas', 6],
  ['Informerad', 3],
  ['Ej tillfrågad', 2],
] as const

function answerOf(random: Random, answers: readonly (readonly [string, number])[]): string {
  return random.weighted(answers)
}

function isAnswer(answer: string): boolean {
  return ['Accepterar', 'Ja', 'Följer med', 'Motsätter sig'].includes(answer)
}

function boardLeave(random: Random): string | null {
  return random.weighted<string | null>([
    [null, 91],
    ['Föräldraledig', 4],
    ['Studieledig', 2],
    ['Annan anst', 1.5],
    ['Tjänstledig', 1.5],
  ])
}

function federationLeave(random: Random): string {
  return random.weighted([
    ['', 91],
    ['Föräldraledighet', 5],
    ['Studier', 2],
    ['Enskild angelägenhet', 2],
  ])
}

function statePension(random: Random, person: Person, age: number): string {
  if (age >= 62 && random.chance(0.3)) return 'PA-91'
  if (random.chance(0.05)) return 'PA 03'
  if (Number(person.id.slice(0, 4)) >= 1988) return random.chance(0.85) ? 'PA16 avd 1' : 'PA 16 avd. I'
  return random.chance(0.85) ? 'PA16 avd 2' : 'PA 16 avd. II'
}

function bestaOf(random: Random, post: Post): string {
  return random.chance(0.3) ? post.besta : `${post.besta}0000${post.besta.endsWith('1') ? 'L' : 'K'}`
}

/** Mostly as the payroll system writes it; some typed by hand, some turned into numbers by Excel. */
function boardIdentity(random: Random, id: string, index: number): Cell {
  if (index % 50 === 26) return { number: Number(id), format: '0' }
  return random.weighted([
    [id, 45],
    [`${id.slice(0, 8)}-${id.slice(8)}`, 35],
    [`${id.slice(2, 8)}-${id.slice(8)}`, 19],
    [`${id.slice(0, 8)}-${id.slice(8)} `, 1],
  ])
}

function federationIdentity(random: Random, id: string): string {
  return random.weighted([
    [`${id.slice(2, 8)}-${id.slice(8)}`, 80],
    [id, 20],
  ])
}

/** Blanks at the end, a non-breaking space, or letters with loose rings and dots, as copied from elsewhere. */
function untidy(name: string, index: number): string {
  if (index % 61 === 0) return `${name} `
  if (index % 83 === 0) return `${name}\u00A0`
  return index % 23 === 0 ? name.normalize('NFD') : name
}

function comma(value: number): string {
  return value.toFixed(2).replace('.', ',')
}

function thousands(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, '\u00A0')
}

function countIn(
  headers: readonly string[],
  rows: readonly (readonly Cell[])[],
  column: string,
  wordings: readonly string[],
): number {
  const place = headers.indexOf(column)
  return rows.filter((row) => wordings.some((wording) => wording === row[place])).length
}

const unions = ['ST', 'Saco-S', 'Seko', '', '', 'ST', 'Saco-S']

const boardPosts: readonly Post[] = [
  { title: 'Enhetschef', besta: '1141', aid: '151010A', salary: [52_000, 66_000] },
  {
    title: 'Handläggare',
    besta: '1132',
    aid: '151030',
    salary: [32_500, 39_500],
    units: ['Näringsliv/projekt', 'Reg utv', 'Landsb.enh.', 'Samh.bygg/infra', 'Kultur', 'Soc hållb', 'Rättsenh.'],
  },
  {
    title: 'Länshandläggare',
    besta: '1142',
    aid: '151030',
    salary: [37_000, 45_000],
    units: ['Reg utv', 'Soc hållb', 'Samh.bygg/infra', 'Kultur'],
  },
  {
    title: 'Projekthandläggare',
    besta: '1132',
    aid: '151040',
    salary: [33_000, 39_000],
    units: ['Näringsliv/projekt', 'Reg utv', 'Landsb.enh.'],
  },
  {
    title: 'Bidragshandläggare',
    besta: '1132',
    aid: '151030',
    salary: [31_500, 37_500],
    units: ['Näringsliv/projekt', 'Landsb.enh.'],
  },
  { title: 'Landsbygdsutvecklare', besta: '1142', aid: '151040', salary: [36_000, 43_000], units: ['Landsb.enh.'] },
  {
    title: 'Näringslivsutvecklare',
    besta: '1142',
    aid: '151040',
    salary: [37_000, 46_000],
    units: ['Näringsliv/projekt'],
  },
  {
    title: 'Samhällsplanerare',
    besta: '2242',
    aid: '151060',
    salary: [36_000, 44_000],
    units: ['Samh.bygg/infra', 'Reg utv'],
  },
  { title: 'Infrastrukturstrateg', besta: '2252', aid: '151060', salary: [42_000, 52_000], units: ['Samh.bygg/infra'] },
  { title: 'Kulturutvecklare', besta: '3142', aid: '151070', salary: [34_500, 41_500], units: ['Kultur'] },
  { title: 'Integrationsutvecklare', besta: '1142', aid: '151030', salary: [35_000, 41_000], units: ['Soc hållb'] },
  { title: 'Länsjurist', besta: '0742', aid: '151050', salary: [36_500, 48_000], units: ['Rättsenh.'] },
  { title: 'Ekonom', besta: '0942', aid: '151020', salary: [35_500, 44_000], units: ['Adm enh', 'Näringsliv/projekt'] },
  { title: 'HR-specialist', besta: '1042', aid: '151020', salary: [36_500, 45_000], units: ['Adm enh'] },
  { title: 'Kommunikatör', besta: '0842', aid: '151080', salary: [33_500, 40_500], units: ['Kommunikation'] },
  { title: 'Registrator', besta: '0522', aid: '152020', salary: [28_000, 32_500], units: ['Adm enh', 'Rättsenh.'] },
  { title: 'Arkivarie', besta: '3232', aid: '152030', salary: [31_500, 37_000], units: ['Adm enh'] },
  { title: 'Administratör', besta: '0522', aid: '152010', salary: [27_500, 32_000] },
  { title: 'Systemförvaltare', besta: '1242', aid: '151090', salary: [38_000, 47_000], units: ['IT'] },
]

const federationPosts: readonly Post[] = [
  { title: 'Avdelningschef', besta: '', aid: '151010A', salary: [50_000, 63_000] },
  { title: 'Trafikplanerare', besta: '', aid: '151060', salary: [33_500, 41_500], units: ['Koll.trafik plan'] },
  { title: 'Kundtjänsthandläggare', besta: '', aid: '152020', salary: [26_500, 30_500], units: ['Kundservice'] },
  { title: 'Biljettkontrollant', besta: '', aid: '152090', salary: [25_500, 28_500], units: ['Kundservice'] },
  {
    title: 'Upphandlare',
    besta: '',
    aid: '151050',
    salary: [36_000, 44_000],
    units: ['Kansli/adm', 'Koll.trafik plan'],
  },
  { title: 'Kulturkonsulent', besta: '', aid: '151070', salary: [33_000, 39_000], units: ['Kultur/bildn.'] },
  { title: 'Bibliotekskonsulent', besta: '', aid: '151070', salary: [32_500, 38_500], units: ['Kultur/bildn.'] },
  {
    title: 'Projektledare',
    besta: '',
    aid: '151040',
    salary: [37_000, 47_000],
    units: ['Näringsliv/kompetens', 'FoU Välfärd', 'Kultur/bildn.'],
  },
  { title: 'EU-samordnare', besta: '', aid: '151040', salary: [38_500, 47_500], units: ['Näringsliv/kompetens'] },
  { title: 'FoU-ledare', besta: '', aid: '151030', salary: [39_500, 48_500], units: ['FoU Välfärd'] },
  {
    title: 'Utredare',
    besta: '',
    aid: '151030',
    salary: [35_000, 43_000],
    units: ['Koll.trafik plan', 'Näringsliv/kompetens', 'FoU Välfärd'],
  },
  { title: 'Nämndsekreterare', besta: '', aid: '151020', salary: [32_000, 38_000], units: ['Kansli/adm'] },
  { title: 'Ekonomiassistent', besta: '', aid: '152030', salary: [27_000, 31_500], units: ['Kansli/adm'] },
  { title: 'Administratör', besta: '', aid: '152010', salary: [26_500, 31_000] },
]
