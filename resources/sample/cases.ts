import { boardTopics, type CaseStory, classNames, createStory, extractDay, federationTopics } from './case-story.ts'
import { compact, type Day, dayOf, dotted, isoOf, slashed, workday, yearOf } from './day.ts'
import { type Cell, type Delivery, type Note, textBytes, total, workbookBytes } from './delivery.ts'
import { at, words } from './lists.ts'
import type { Name } from './names.ts'
import { countyBoard, countyBoardUnits, federation, federationUnits, type Unit } from './organisations.ts'
import { createRandom, type Random } from './random.ts'

/** The county board's open cases, and the diary of both senders in which the documents of those cases stand. */
export function createCases(seed: number, handlers: readonly Name[], identityNumber: string): Delivery[] {
  const random = createRandom(seed)
  const open = Array.from({ length: openCases }, () =>
    createStory(random, boardTopics, openedOn(random, 2010, 2018), true),
  )
  const federationCases = Array.from({ length: 190 }, () =>
    createStory(
      random,
      federationTopics,
      workday(random.int(dayOf('2015-01-07'), extractDay - 20)),
      random.chance(0.2),
    ),
  )
  const closed: CaseStory[] = []
  const wanted = diaryRows - oddDiaryRows - documentsIn(open) - documentsIn(federationCases)
  while (documentsIn(closed) < wanted)
    closed.push(createStory(random, boardTopics, openedOn(random, 2012, 2017), false))
  const over = documentsIn(closed) - wanted
  const last = at(closed, -1)
  closed[closed.length - 1] = { ...last, documents: last.documents.slice(0, last.documents.length - over) }

  const numbered = number(random, [...open, ...closed])
  const isOpen = new Set(open)
  const openNumbered = numbered.filter(({ story }) => isOpen.has(story))
  return [
    casesDelivery(createRandom(seed + 1), openNumbered, handlers, identityNumber),
    diaryDelivery(createRandom(seed + 2), numbered, number(random, federationCases, 1)),
  ]
}

interface NumberedCase {
  readonly story: CaseStory
  readonly serial: number
  readonly year: number
}

/** With one number given twice and one case under two class codes this makes 300 rows. */
const openCases = 298
const diaryRows = 5000
const oddDiaryRows = 2
const reclassifiedAt = 140
const truncatedAt = 88

const caseHeaders = words(`
  Diarienr | Ärenderubrik | Ärendetyp | Status | Inkommet | Senaste handling | Avslutat | Handläggare
  Sökande | Enskild part | Part underrättad | Sekretess | Sekr.datum | Sekr.myndighet | Antal handlingar
  Medium | Plats | Frist | Beviljat | Utbetalt | Återstår | Projektslut | Åtgärd vid överlämning
  Överlämningssätt | Mottagande nämnd | Ny handläggare
`)

function casesDelivery(
  random: Random,
  cases: readonly NumberedCase[],
  handlers: readonly Name[],
  identityNumber: string,
): Delivery {
  const notes: Note[] = []
  const rows: Cell[][] = []
  const put = (header: string, value: Cell): void => {
    const row = rows.at(-1)
    if (row !== undefined) row[caseHeaders.indexOf(header)] = value
  }
  const note = (column: string, kind: string, bad: boolean, why: string) =>
    notes.push({ row: rows.length + 1, column, kind, bad, why })

  cases.forEach((numbered, index) => {
    const { story } = numbered
    rows.push(caseRow(random, numbered, handlers))
    if (index === truncatedAt) {
      put('Diarienr', `${story.classCode}-${numbered.serial}-`)
      note('Diarienr', 'incompleteNumber', true, 'Årtalet saknas i diarienumret.')
    }
    if (index === 31) {
      put('Ärenderubrik', null)
      note('Ärenderubrik', 'missingTitle', true, 'Ärenderubriken saknas.')
    }
    if (index === 57) {
      put('Ärenderubrik', `${story.title}, ${identityNumber.slice(0, 8)}-${identityNumber.slice(8)}`)
      note('Ärenderubrik', 'identityNumberInTitle', false, 'Rubriken innehåller ett personnummer.')
    }
    if (index === 104 || index === 233) {
      put('Ärenderubrik', `SEKRETESS – ${story.title}`)
      note('Ärenderubrik', 'secrecyInTitle', false, 'Sekretess är skriven i rubriken.')
    }
    if (closedAt.has(index)) {
      put('Avslutat', { day: workday(extractDay - index) })
      put('Status', 'Avslutat')
      put('Åtgärd vid överlämning', null)
      note('Avslutat', 'closedBeforeTransfer', false, 'Ärendet är redan avslutat och är inte öppet.')
    }
    if (otherYearAt.has(index)) {
      put('Inkommet', { day: dayOf(`${numbered.year - 1}-12-28`) })
      note('Inkommet', 'yearMismatch', false, 'Ärendet kom in året före det år som står i diarienumret.')
    }
    if (miscountedAt.has(index)) {
      put('Antal handlingar', story.documents.length + 1)
      note('Antal handlingar', 'countDiffers', false, 'Antalet är ett fler än handlingarna i diariet.')
    }
    if (index === reclassifiedAt) {
      rows.push([...at(rows, -1)])
      const newClass = story.classCode === '305' ? '304' : '305'
      put('Diarienr', `${newClass}-${numbered.serial}-${numbered.year}`)
      put('Ärendetyp', `${newClass} ${classNames[newClass]}`)
      note(
        'Diarienr',
        'sameCaseReclassified',
        false,
        `Samma löpnummer och år som rad ${rows.length}; ärendet har bytt klass.`,
      )
    }
    if (index === 211) {
      rows.push([...at(rows, -1)])
      put('Status', 'Vilande')
      put('Handläggare', 'vakant')
      note('Diarienr', 'duplicateNumber', false, `Samma diarienummer som rad ${rows.length}, med annan status.`)
    }
  })

  const column = (header: string) => rows.map((row) => row[caseHeaders.indexOf(header)] ?? null)
  const sum = (header: string) => total(column(header).map((value) => (typeof value === 'number' ? value : null)))
  const marked = column('Sekretess').filter((value) => value !== null)
  return {
    file: 'oppna-arenden.xlsx',
    bytes: workbookBytes([
      {
        name: 'Ärenden',
        rows: [caseHeaders, ...rows],
        widths: [15, 60, 30, 22, 11, 11, 11, 22, 30, 8, 11, 18, 11, 26, 9, 16, 18, 11, 12, 12, 12, 11, 26, 26, 26, 22],
        filterRow: 1,
      },
      {
        name: 'Inställningar',
        rows: [
          ['Uttag', 'Ej avslutade ärenden'],
          ['Uttagsdatum', isoOf(extractDay)],
          ['Myndighet', countyBoard],
          ['Kod', 'Klartext'],
          ...Object.entries(classNames),
        ],
        hidden: true,
      },
    ]),
    register: 'cases',
    sender: countyBoard,
    sheet: 'Ärenden',
    headerRow: 1,
    headers: caseHeaders,
    rows: rows.length,
    notes,
    sums: {
      'Antal handlingar': sum('Antal handlingar'),
      Beviljat: sum('Beviljat'),
      Utbetalt: sum('Utbetalt'),
      Återstår: sum('Återstår'),
    },
    facts: {
      withoutDisposition: column('Åtgärd vid överlämning').filter((value) => value === null).length,
      withoutHandler: column('Handläggare').filter((value) => value === null || value === 'vakant').length,
      individualParty: column('Enskild part').filter((value) => value === 'Ja').length,
      secrecyMarked: marked.length,
      secrecyIncomplete: rows.filter(isSecrecyIncomplete).length,
      twoDigitYear: column('Diarienr').filter((value) => typeof value === 'string' && /-\d\d$/.test(value)).length,
    },
  }
}

const closedAt = new Set([15, 76, 260])
const otherYearAt = new Set([44, 159, 222])
const miscountedAt = new Set([9, 63, 117, 175, 240, 281])

function caseRow(random: Random, { story, serial, year }: NumberedCase, handlers: readonly Name[]): Cell[] {
  const lastDocument = story.documents.at(-1)?.date ?? story.opened
  const idle = extractDay - lastDocument
  const decided = story.documents.some(({ type }) => type === 'Beslut')
  const disposition = dispositionOf(random, idle)
  const isTransfer = disposition !== null && transfers.has(disposition)
  const shortYear = random.chance(0.05)
  const medium = random.weighted([
    ['Papper', 30],
    ['papper', 6],
    ['Digitalt', 34],
    ['Digital', 6],
    ['Hybrid', 14],
    ['Papper och digitalt', 10],
  ])
  const awarded = decided ? story.grant : null
  const requests = story.documents.filter(({ subject }) => subject.startsWith('Utbetalningsbeslut')).length
  const paid = awarded === null ? null : Math.round((awarded * Math.min(4, requests) * 0.2) / 500) * 500
  const notified = story.individual && isTransfer && random.chance(0.35)
  return [
    `${story.classCode}-${serial}-${shortYear ? String(year).slice(2) : year}`,
    random.chance(0.03) ? `${story.title} ` : story.title,
    `${story.classCode} ${classNames[story.classCode]}`,
    statusOf(random, idle, decided),
    { day: story.opened },
    { day: lastDocument },
    null,
    handlerOf(random, handlers),
    story.party,
    story.individual ? 'Ja' : random.chance(0.2) ? null : 'Nej',
    notified ? isoOf(workday(random.int(dayOf('2018-11-05'), extractDay))) : null,
    ...secrecyOf(random, story),
    story.documents.length,
    medium,
    medium.startsWith('Digital') || random.chance(0.08)
      ? null
      : `Rum ${random.int(2, 4)}0${random.int(1, 8)}, skåp ${random.int(1, 9)}`,
    deadlineOf(random),
    awarded,
    paid,
    awarded === null || paid === null ? null : awarded - paid,
    awarded === null ? null : { day: workday(extractDay + random.int(-60, 700)) },
    disposition,
    isTransfer && random.chance(0.7) ? random.pick(['Kopia', 'Överlämnas och införlivas', 'Utlån']) : null,
    isTransfer && random.chance(0.6)
      ? story.classCode === '430'
        ? 'Kulturnämnden'
        : 'Regionala utvecklingsnämnden'
      : null,
    isTransfer && random.chance(0.3) ? fullName(random.pick(handlers)) : null,
  ]
}

const transfers: ReadonlySet<string> = new Set(['Överlämnas', 'Till regionen', 'Lämnas över'])

function dispositionOf(random: Random, idle: number): string | null {
  return random.weighted<string | null>([
    ['Överlämnas', 44],
    ['Till regionen', 8],
    ['Lämnas över', 4],
    ['Avslutas före årsskiftet', idle > 300 ? 24 : 8],
    ['Avslutas', 6],
    ['Stannar', 8],
    ['Kvar', 3],
    ['Avskrivs', idle > 300 ? 8 : 2],
    ['Annan myndighet', 2],
    [null, 15],
  ])
}

function statusOf(random: Random, idle: number, decided: boolean): string {
  return random.weighted([
    ['Pågår', 24],
    ['Pågående', 12],
    ['Under handläggning', 10],
    ['Öppet', 10],
    ['Ej avslutat', 6],
    ['Inkommet', decided ? 0 : 8],
    ['Under beredning', decided ? 0 : 8],
    ['Klart för beslut', decided ? 0 : 4],
    ['Expedierat', decided ? 6 : 0],
    ['Klart – ej avslutat', decided ? 6 : 0],
    ['Vilande', idle > 200 ? 8 : 1],
    ['Vilande?', idle > 200 ? 3 : 0],
    ['På remiss', 4],
    ['Se handläggare', 0.8],
  ])
}

function handlerOf(random: Random, handlers: readonly Name[]): string | null {
  const handler = random.pick(handlers)
  return random.weighted<string | null>([
    [fullName(handler), 82],
    [`${handler.family}, ${handler.given}`, 9],
    [`${handler.given.slice(0, 1)} ${handler.family}`, 4],
    ['vakant', 3],
    [null, 2],
  ])
}

function fullName(name: Name): string {
  return `${name.given} ${name.family}`
}

function secrecyOf(random: Random, story: CaseStory): [Cell, Cell, Cell] {
  if (story.secrecy === null) return [null, null, null]
  const date = isoOf(workday(story.opened + 3))
  return random.weighted<[Cell, Cell, Cell]>([
    [[story.secrecy, date, countyBoard], 60],
    [[story.secrecy, null, countyBoard], 12],
    [[story.secrecy, date, null], 12],
    [[story.secrecy.replace('kap.', 'kap'), date, countyBoard], 8],
    [['OSL', null, null], 8],
  ])
}

function isSecrecyIncomplete(row: readonly Cell[]): boolean {
  const [provision, date, authority] = ['Sekretess', 'Sekr.datum', 'Sekr.myndighet'].map(
    (header) => row[caseHeaders.indexOf(header)] ?? null,
  )
  if (provision === null) return false
  return date === null || authority === null || typeof provision !== 'string' || !/^\d+ kap\. \d+ §/.test(provision)
}

function deadlineOf(random: Random): string | null {
  if (random.chance(0.68)) return null
  const day = workday(random.int(dayOf('2018-12-03'), dayOf('2019-06-28')))
  return random.chance(0.8) ? isoOf(day) : slashed(day)
}

const diaryHeaders = words(`
  Dnr | Handlingsnr | Datum | I/U/K | Avsändare/Mottagare | Ärendemening | Handlingstyp | Sekretess
  Diarium | Gallras
`)

function diaryDelivery(random: Random, board: readonly NumberedCase[], joint: readonly NumberedCase[]): Delivery {
  const notes: Note[] = []
  const rows: string[][] = []
  const note = (column: string, kind: string, bad: boolean, why: string) =>
    notes.push({ row: rows.length + 1, column, kind, bad, why })
  let documentGaps = 0

  const enter = ({ story, serial, year }: NumberedCase, dnr: string, diary: string, units: readonly Unit[]): void => {
    let documentNumber = 0
    story.documents.forEach((document, index) => {
      documentNumber += 1
      if (index > 0 && random.chance(0.006)) {
        documentNumber += 1
        documentGaps += 1
      }
      const isSecret = story.secrecy !== null && ['Ansökan', 'Anbud', 'Komplettering'].includes(document.type)
      const isOmitted = isSecret && random.chance(0.5)
      const correspondent = document.correspondent === '' ? random.pick(units).name : document.correspondent
      const isForgotten = document.direction !== 'K' && !isSecret && random.chance(0.003)
      rows.push([
        serial % 97 === 5 && year > 2014 ? dnr.replaceAll('-', '–') : dnr,
        String(documentNumber),
        diaryDate(random, document.date),
        direction(random, document.direction),
        isOmitted || isForgotten ? '' : correspondent,
        serial % 61 === 7 ? document.subject.normalize('NFD') : document.subject,
        document.type,
        isSecret ? (story.secrecy ?? '') : '',
        diary,
        retentionOf(random, document.type),
      ])
      if (isForgotten) {
        note('Avsändare/Mottagare', 'missingCorrespondent', false, 'Avsändare eller mottagare saknas utan sekretess.')
      }
    })
  }
  for (const numbered of board) {
    enter(numbered, `${numbered.story.classCode}-${numbered.serial}-${numbered.year}`, countyBoard, countyBoardUnits)
  }
  for (const numbered of joint) {
    const { serial, year } = numbered
    const dnr = serial % 29 === 3 ? `RN${year}/${String(serial).padStart(4, '0')}` : `RN ${year}/${serial}`
    enter(numbered, dnr, federation, federationUnits)
  }

  const impossible = at(rows, 2517)
  impossible[2] = '2017-13-05'
  notes.push({ row: 2519, column: 'Datum', kind: 'impossibleDate', bad: true, why: 'Månad 13 finns inte.' })
  rows.push([
    'RN 2018/',
    '',
    isoOf(extractDay - 3),
    'I',
    'Åsboda kommun',
    'Skrivelse om avtal',
    'Skrivelse',
    '',
    federation,
    'Bevaras',
  ])
  note('Dnr', 'incompleteNumber', true, 'Löpnumret saknas i diarienumret.')
  rows.push([...at(rows, 4711)])
  note('Dnr', 'exactDuplicate', false, 'Raden är lika med rad 4713.')

  const blank = rows.filter((row) => row[4] === '')
  return {
    file: 'diarium.csv',
    bytes: textBytes([diaryHeaders, ...rows], { encoding: 'utf-8 with BOM' }),
    register: 'diary',
    sender: countyBoard,
    headerRow: 1,
    headers: diaryHeaders,
    rows: rows.length,
    notes: notes.sort((a, b) => a.row - b.row),
    sums: {},
    facts: {
      countyBoardEntries: rows.filter((row) => row[8] === countyBoard).length,
      federationEntries: rows.filter((row) => row[8] === federation).length,
      secret: rows.filter((row) => row[7] !== '').length,
      blankCorrespondents: blank.length,
      documentNumberGaps: documentGaps,
      serialGaps: serialGaps(board) + serialGaps(joint),
    },
  }
}

/** Numbers that a series skips between its first and last, year by year. */
function serialGaps(cases: readonly NumberedCase[]): number {
  return cases.reduce((gaps, current, index) => {
    const before = cases[index - 1]
    return before !== undefined && before.year === current.year ? gaps + current.serial - before.serial - 1 : gaps
  }, 0)
}

function diaryDate(random: Random, day: Day): string {
  return random.weighted([
    [isoOf(day), 94],
    [compact(day), 3],
    [slashed(day), 1.5],
    [dotted(day), 1.5],
  ])
}

function direction(random: Random, letter: 'I' | 'U' | 'K'): string {
  if (!random.chance(0.02)) return letter
  return { I: 'Inkommande', U: 'Utgående', K: 'Upprättad' }[letter]
}

function retentionOf(random: Random, type: string): string {
  if (['Rekvisition', 'Begäran', 'Annons'].includes(type)) return random.pick(['10 år', '10 år', '7 år'])
  if (type === 'E-post') return 'Vid inaktualitet'
  return type === 'Anbud' ? '4 år efter avslutat ärende' : 'Bevaras'
}

/** Numbers cases in the order they were opened, each year from `first`; some numbers are spent on cancelled cases. */
function number(random: Random, stories: readonly CaseStory[], first = 1001): NumberedCase[] {
  let year = 0
  let serial = 0
  return [...stories]
    .sort((a, b) => a.opened - b.opened)
    .map((story) => {
      if (yearOf(story.opened) !== year) {
        year = yearOf(story.opened)
        serial = first - 1
      }
      serial += random.weighted([
        [1, 94],
        [2, 4],
        [4, 2],
      ])
      return { story, serial, year }
    })
}

function openedOn(random: Random, from: number, to: number): Day {
  const years = Array.from({ length: to - from + 1 }, (_, index) => [from + index, 1 + index * index] as const)
  const year = random.weighted(years)
  const latest = year === 2018 ? extractDay - 10 : dayOf(`${year}-12-20`)
  return workday(random.int(dayOf(`${year}-01-08`), latest))
}

function documentsIn(stories: readonly CaseStory[]): number {
  return stories.reduce((sum, story) => sum + story.documents.length, 0)
}
