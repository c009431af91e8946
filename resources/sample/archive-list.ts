import { type Cell, type Delivery, type Note, workbookBytes } from './delivery.ts'
import { at, words } from './lists.ts'
import { countyBoard, federation } from './organisations.ts'
import { createRandom, type Random } from './random.ts'

/** The joint archive list of both senders and of two bodies that the federation once took over. */
export function createArchiveList(seed: number): Delivery {
  const random = createRandom(seed)
  const series = creators.flatMap((creator) =>
    random
      .shuffle(creator.plan)
      .slice(0, creator.series)
      .sort((a, b) => creator.plan.indexOf(a) - creator.plan.indexOf(b))
      .map((line) => createSeries(random, creator, line)),
  )
  const counts = volumeCounts(random, series)
  const notes: Note[] = []
  const rows: Cell[][] = []
  let metres = 0
  let volumes = 0

  series.forEach((entry, index) => {
    const count = counts[index] ?? 0
    let volume = 0
    for (let position = 0; position < count; position += 1) {
      volume += 1
      const row = rows.length + firstDataRow
      const note = (column: string, kind: string, why: string) => notes.push({ row, column, kind, bad: false, why })
      const extent = extentOf(random, entry)
      let label: Cell = random.chance(0.8) ? volume : String(volume)
      let held = 1
      if (rangeAt.has(rows.length) && extent.metres !== null) {
        held = 4
        label = `${volume}-${volume + 3}`
        note('Vol nr', 'volumeRange', 'Raden står för fyra volymer.')
        volume += 3
      } else if (letteredAt.has(rows.length)) {
        label = `${volume}a`
        note('Vol nr', 'letteredVolume', 'Volymnumret har en bokstav.')
      }
      volumes += held
      const isUndescribed = extent.metres === null && !entry.isDigital
      if (isUndescribed) note('Hyllmeter', 'missingExtent', 'Omfånget saknas för en volym på papper.')
      const place = placeOf(random, entry)
      if (place === null) note('Placering', 'missingLocation', 'Placeringen saknas.')
      metres += (extent.metres ?? 0) * held
      rows.push([
        entry.creator.name,
        entry.writeSignum(random),
        entry.title,
        label,
        yearsOf(random, entry, position, count),
        entry.type,
        held === 1 ? extent.written : Math.round((extent.metres ?? 0) * held * 1000) / 1000,
        place,
        entry.medium,
        entry.secrecy,
        entry.disposal === null ? 'Bevaras' : 'Gallras',
        entry.disposal,
        entry.disposalDecision,
        entry.transferMode,
        entry.legalBasis,
      ])
    }
  })

  const without = (test: (entry: Series) => boolean) => series.filter(test).length
  return {
    file: 'arkivforteckning.xlsx',
    bytes: workbookBytes([
      {
        name: 'Arkivförteckning',
        rows: [['Gemensam arkivförteckning inför regionbildningen, 2018-11-15'], [], headers, ...rows],
        widths: [30, 10, 44, 8, 12, 11, 10, 18, 12, 18, 13, 28, 32, 30, 44],
        filterRow: 3,
      },
    ]),
    register: 'archive',
    sender: federation,
    sheet: 'Arkivförteckning',
    headerRow: 3,
    headers,
    rows: rows.length,
    notes,
    sums: { Hyllmeter: Math.round(metres * 1000) / 1000 },
    facts: {
      series: series.length,
      volumes,
      recordsCreators: creators.length,
      seriesWithoutTransferMode: without(({ transferMode }) => transferMode === null),
      transfersWithoutLegalBasis: without(
        ({ transferMode, legalBasis }) => transferMode !== null && leaves.test(transferMode) && legalBasis === null,
      ),
      disposalWithoutDecision: without(
        ({ disposal, disposalDecision }) => disposal !== null && disposalDecision === null,
      ),
      countyBoardRows: rows.filter((row) => row[0] === countyBoard).length,
    },
  }
}

const headers = words(`
  Arkivbildare | Signum | Serie/Rubrik | Vol nr | Tid | Typ | Hyllmeter | Placering | Medium | Sekretess
  Bevaras/Gallras | Gallringsfrist | Gallringsbeslut | Överföringssätt | Rättslig grund
`)
const firstDataRow = 4
const volumeRows = 1500
const rangeAt = new Set([118, 407, 655, 902, 1188, 1430])
const letteredAt = new Set([222, 740, 1301])
const leaves = /^(Överlämnas|Införlivas|Levereras)/

interface PlanLine {
  /** Letter and levels, canonical: `F 1 a`. */
  readonly signum: string
  readonly title: string
  readonly holds: Holding
  readonly secrecy?: string
  readonly disposal?: string
}

type Holding =
  'volumes' | 'bound' | 'binders' | 'capsules' | 'maps' | 'photos' | 'film' | 'tape' | 'system' | 'carrier' | 'object'

interface Creator {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly series: number
  readonly room: string
  readonly isState: boolean
  readonly plan: readonly PlanLine[]
}

interface Series {
  readonly creator: Creator
  readonly title: string
  readonly type: string
  readonly medium: string
  readonly isDigital: boolean
  readonly width: number
  readonly from: number
  readonly to: number
  readonly weight: number
  readonly secrecy: string | null
  readonly disposal: string | null
  readonly disposalDecision: string | null
  readonly transferMode: string | null
  readonly legalBasis: string | null
  readonly writeSignum: (random: Random) => string
}

const holdings: Readonly<
  Record<Holding, { types: readonly string[]; media: readonly string[]; width: number; weight: number }>
> = {
  volumes: { types: ['Arkivbox', 'Box', 'Kartong'], media: ['Papper', 'papper'], width: 0.08, weight: 16 },
  bound: { types: ['Band', 'Liggare'], media: ['Papper'], width: 0.055, weight: 12 },
  binders: { types: ['Pärm'], media: ['Papper'], width: 0.07, weight: 10 },
  capsules: { types: ['Kapsel'], media: ['Papper'], width: 0.12, weight: 6 },
  maps: { types: ['Karta', 'Ritning'], media: ['Papper'], width: 0.02, weight: 5 },
  photos: { types: ['Box'], media: ['Foto'], width: 0.055, weight: 4 },
  film: { types: ['Box'], media: ['Mikrofilm'], width: 0.04, weight: 4 },
  tape: { types: ['Box'], media: ['Ljudband'], width: 0.055, weight: 2 },
  system: { types: ['System'], media: ['Digitalt', 'Digital'], width: 0, weight: 1 },
  carrier: { types: ['USB', 'CD'], media: ['Digitalt'], width: 0, weight: 3 },
  object: { types: ['Box'], media: ['Föremål'], width: 0.12, weight: 1 },
}

function createSeries(random: Random, creator: Creator, line: PlanLine): Series {
  const holding = holdings[line.holds]
  const isDigital = holding.width === 0
  const disposal = line.disposal ?? null
  const mode = modeOf(random, creator, disposal)
  const signum = signumStyle(random, line.signum)
  const from = isDigital
    ? Math.max(creator.from, 2002)
    : creator.from + (random.chance(0.5) ? 0 : random.int(0, Math.min(12, Math.floor((creator.to - creator.from) / 4))))
  return {
    creator,
    title: line.title,
    type: random.pick(holding.types),
    medium: random.pick(holding.media),
    isDigital,
    width: holding.width,
    from: Math.min(from, creator.to),
    to: creator.to,
    weight: holding.weight * (0.4 + random.int(0, 16) / 10),
    secrecy: line.secrecy ?? null,
    disposal,
    disposalDecision:
      disposal === null || random.chance(0.2)
        ? null
        : random.pick(creator.isState ? stateDecisions : municipalDecisions),
    transferMode: mode,
    legalBasis: mode !== null && leaves.test(mode) ? basisOf(random, creator) : null,
    // One writer is consistent with himself, but the list has had several.
    writeSignum: (each) => (each.chance(0.97) ? signum : line.signum),
  }
}

function modeOf(random: Random, creator: Creator, disposal: string | null): string | null {
  if (disposal !== null && random.chance(0.5)) return 'Gallras'
  if (creator.isState) {
    return random.weighted<string | null>([
      ['Stannar', 44],
      ['Kopia', 18],
      ['Utlån', 10],
      ['Lån', 4],
      ['Överlämnas och införlivas', 12],
      [null, 12],
    ])
  }
  return random.weighted<string | null>([
    ['Levereras till arkivmyndighet', 34],
    ['Levereras', 14],
    ['Överlämnas, hålls åtskilt', 26],
    ['Överlämnas och införlivas', 10],
    ['Införlivas', 4],
    ['Kopia', 4],
    [null, 8],
  ])
}

function basisOf(random: Random, creator: Creator): string | null {
  if (random.chance(creator.isState ? 0.45 : 0.15)) return null
  return creator.isState
    ? 'RA-MS, begärd hos Riksarkivet 2018-06-15'
    : random.pick(['Beslut i fullmäktige 2018-06-13 § 54', 'Direktionens beslut 2018-05-23 § 31'])
}

function signumStyle(random: Random, signum: string): string {
  const [letter = '', first = '', ...rest] = signum.split(' ')
  return random.weighted([
    [signum, 50],
    [signum.replaceAll(' ', ''), 22],
    [signum.replaceAll(' ', '').toUpperCase(), 6],
    [`${letter}${first}${rest.map((level) => ` ${level}`).join('')}`, 8],
    [[letter, roman(first), ...rest].join(' ').trim(), 14],
  ])
}

function roman(level: string): string {
  return ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][Number(level)] ?? level
}

/** Shares out the rows among the series by weight; every series has at least one. */
function volumeCounts(random: Random, series: readonly Series[]): number[] {
  const weights = series.reduce((sum, { weight }) => sum + weight, 0)
  const counts = series.map(({ weight }) => Math.max(1, Math.floor((weight / weights) * volumeRows)))
  let left = volumeRows - counts.reduce((sum, count) => sum + count, 0)
  while (left !== 0) {
    const place = random.int(0, counts.length - 1)
    const step = Math.sign(left)
    if (at(counts, place) + step < 1) continue
    counts[place] = at(counts, place) + step
    left -= step
  }
  return counts
}

function extentOf(random: Random, series: Series): { metres: number | null; written: Cell } {
  if (series.isDigital || random.chance(0.012)) return { metres: null, written: null }
  const metres = series.width === 0.08 && random.chance(0.2) ? 0.055 : series.width
  const centimetres = String(Math.round(metres * 1000) / 10).replace('.', ',')
  return {
    metres,
    written: random.weighted<Cell>([
      [metres, 62],
      [String(metres).replace('.', ','), 20],
      [`${centimetres} cm`, 14],
      [`${String(metres).replace('.', ',')} hm`, 4],
    ]),
  }
}

function placeOf(random: Random, series: Series): string | null {
  if (random.chance(0.015)) return null
  if (series.isDigital) return series.type === 'System' ? 'Server, e-arkiv' : 'Säkerhetsskåp 2'
  return `${series.creator.room}/${random.int(1, 9)}/${random.int(1, 6)}/${random.int(1, 6)}`
}

function yearsOf(random: Random, series: Series, position: number, count: number): Cell {
  const span = series.to - series.from + 1
  const from = series.from + Math.floor((position * span) / count)
  const to = Math.max(from, Math.min(series.to, series.from + Math.floor(((position + 1) * span) / count) - 1))
  if (random.chance(0.012)) return 'u.å.'
  if (position === count - 1 && series.to === 2018 && from < 2018 && random.chance(0.5)) return `${from}–`
  if (from === to) return random.chance(0.7) ? from : String(from)
  return random.chance(0.8) ? `${from}-${to}` : `${from}–${to}`
}

const stateDecisions = ['RA-FS 1991:6', 'Länsstyrelsens gallringsbeslut 2012-04-11', 'RA-MS 2007-11-20']
const municipalDecisions = [
  'Direktionens beslut 2011-03-16 § 22',
  'Dokumenthanteringsplan 2014, antagen 2014-09-24 § 71',
]

const governing: readonly PlanLine[] = [
  { signum: 'A 1', title: 'Protokoll från fullmäktige', holds: 'bound' },
  { signum: 'A 2', title: 'Direktionens protokoll', holds: 'bound' },
  { signum: 'A 3', title: 'Arbetsutskottets protokoll', holds: 'bound' },
  { signum: 'A 4', title: 'Protokoll från beredningar och råd', holds: 'binders' },
  { signum: 'A 5', title: 'MBL-protokoll', holds: 'binders' },
]

const common: readonly PlanLine[] = [
  { signum: 'B 1', title: 'Utgående skrivelser, koncept', holds: 'volumes' },
  { signum: 'B 2', title: 'Egna rapporter och publikationer', holds: 'volumes' },
  { signum: 'B 3', title: 'Cirkulär och meddelanden', holds: 'binders', disposal: 'Vid inaktualitet' },
  { signum: 'C 1', title: 'Diarier', holds: 'bound' },
  { signum: 'C 2', title: 'Postlistor', holds: 'binders', disposal: '2 år' },
  { signum: 'C 3', title: 'Diariesystem, databas', holds: 'system' },
  { signum: 'D 1', title: 'Register till protokoll', holds: 'bound' },
  { signum: 'D 2', title: 'Matriklar och personalförteckningar', holds: 'bound' },
  { signum: 'D 3', title: 'Register över avtal', holds: 'binders' },
  { signum: 'E 1', title: 'Diarieförda handlingar, ordnade efter diarienummer', holds: 'volumes' },
  { signum: 'E 2', title: 'Inkomna skrivelser, ej diarieförda', holds: 'volumes', disposal: '5 år' },
  { signum: 'E 3', title: 'Inkomna remisser', holds: 'volumes' },
  { signum: 'F 1 a', title: 'Personalakter', holds: 'volumes', secrecy: '39 kap. 1 § OSL' },
  { signum: 'F 1 b', title: 'Rekryteringshandlingar', holds: 'volumes', disposal: '2 år efter avslutat ärende' },
  { signum: 'F 2', title: 'Avtal och kontrakt', holds: 'capsules' },
  { signum: 'F 3', title: 'Upphandlingar', holds: 'volumes', secrecy: '19 kap. 3 § OSL' },
  { signum: 'F 4', title: 'Ej antagna anbud', holds: 'volumes', disposal: '4 år efter avslutat ärende' },
  { signum: 'G 1', title: 'Årsbokslut och årsredovisningar', holds: 'bound' },
  { signum: 'G 2', title: 'Huvudböcker', holds: 'bound' },
  { signum: 'G 3', title: 'Verifikationer', holds: 'volumes', disposal: '7 år efter räkenskapsårets utgång' },
  { signum: 'G 4', title: 'Löneunderlag', holds: 'binders', disposal: '10 år' },
  { signum: 'H 1', title: 'Statistik', holds: 'volumes' },
  { signum: 'J 1', title: 'Kartor', holds: 'maps' },
  { signum: 'K 1', title: 'Fotografier från verksamheten', holds: 'photos' },
  { signum: 'K 2', title: 'Ljud- och filminspelningar', holds: 'tape' },
  { signum: 'L 1', title: 'Trycksaker', holds: 'volumes' },
  { signum: 'L 2', title: 'Affischer och informationsmaterial', holds: 'capsules' },
  { signum: 'Ö 1', title: 'Pressklipp', holds: 'volumes', disposal: 'Vid inaktualitet' },
  { signum: 'Ö 2', title: 'Gåvor, minnestavlor och fanor', holds: 'object' },
]

const federationOnly: readonly PlanLine[] = [
  { signum: 'B 4', title: 'Trafikförsörjningsprogram', holds: 'volumes' },
  { signum: 'D 4', title: 'Kundregister kollektivtrafik, system', holds: 'system', disposal: 'Vid inaktualitet' },
  { signum: 'E 4', title: 'Synpunkter från resenärer', holds: 'binders', disposal: '3 år' },
  { signum: 'F 5 a', title: 'Trafikavtal', holds: 'capsules' },
  { signum: 'F 5 b', title: 'Tidtabeller', holds: 'volumes' },
  { signum: 'F 5 c', title: 'Linjeutredningar', holds: 'volumes' },
  { signum: 'F 6 a', title: 'EU-projekt, programperioden 2007–2013', holds: 'volumes' },
  { signum: 'F 6 b', title: 'EU-projekt, programperioden 2014–2020', holds: 'volumes' },
  { signum: 'F 6 c', title: 'Projektmedel till externa projekt', holds: 'volumes' },
  { signum: 'F 7', title: 'Kulturplaner och kultursamverkan', holds: 'volumes' },
  {
    signum: 'F 8',
    title: 'Färdtjänst, underlag för fakturering',
    holds: 'binders',
    secrecy: '29 kap. 1 § OSL',
    disposal: '5 år',
  },
  { signum: 'F 9', title: 'FoU-rapporter, välfärd', holds: 'volumes' },
  { signum: 'G 5', title: 'Rekvisitioner till staten', holds: 'volumes' },
  { signum: 'H 2', title: 'Resandestatistik', holds: 'carrier' },
  { signum: 'J 2', title: 'Hållplatsritningar', holds: 'maps' },
  { signum: 'K 3', title: 'Digitala bilder', holds: 'carrier' },
  { signum: 'Ö 3', title: 'Webbplats, arkivuttag', holds: 'carrier' },
  { signum: 'Ö 4', title: 'Sociala medier, uttag', holds: 'carrier', disposal: 'Vid inaktualitet' },
]

const boardOnly: readonly PlanLine[] = [
  { signum: 'A 1', title: 'Protokoll från länsstyrelsens styrelse', holds: 'bound' },
  { signum: 'A 2', title: 'Beslut i regionala utvecklingsärenden, protokollsserie', holds: 'bound' },
  { signum: 'D 4', title: 'Projektregister, system', holds: 'system' },
  { signum: 'E 4', title: 'Ansökningar om länsbidrag', holds: 'volumes' },
  { signum: 'F 5 a', title: 'Projektakter, regional utveckling', holds: 'volumes' },
  { signum: 'F 5 b', title: 'Projektakter, ej beviljade', holds: 'volumes', disposal: '2 år efter avslutat ärende' },
  { signum: 'F 6', title: 'Företagsstöd, akter', holds: 'volumes', secrecy: '30 kap. 23 § OSL' },
  { signum: 'F 7', title: 'Regionalt investeringsstöd, akter', holds: 'volumes', secrecy: '30 kap. 23 § OSL' },
  { signum: 'F 8', title: 'Länstransportplaner', holds: 'volumes' },
  { signum: 'F 9', title: 'Bredbandsstöd', holds: 'volumes' },
  { signum: 'H 2', title: 'Länsstatistik på mikrofilm', holds: 'film' },
  { signum: 'J 2', title: 'Länsplanering, kartor', holds: 'maps' },
]

const creators: readonly Creator[] = [
  {
    name: federation,
    from: 2008,
    to: 2018,
    series: 48,
    room: 'Arkiv 1',
    isState: false,
    plan: [...governing, ...common, ...federationOnly],
  },
  {
    name: 'Norrmarks kommunförbund',
    from: 1969,
    to: 2007,
    series: 24,
    room: 'Arkiv 2',
    isState: false,
    plan: [...governing, ...common.filter(({ holds }) => holds !== 'system')],
  },
  {
    name: 'Stiftelsen Norrmarks turistråd',
    from: 1974,
    to: 2003,
    series: 12,
    room: 'Arkiv 2',
    isState: false,
    plan: common.filter(({ holds, signum }) => holds !== 'system' && !signum.startsWith('E 1')),
  },
  {
    name: countyBoard,
    from: 1971,
    to: 2018,
    series: 36,
    room: 'Källare B',
    isState: true,
    plan: [...common, ...boardOnly],
  },
]
