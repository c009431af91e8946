import { createDraws } from '#shared/reconciliation/random.ts'

/** Two lists of the same cases, entries or volumes, each as its owner writes it, by the Swedish headers of the registers; the last cell says which it is. */
export interface ThingLists {
  readonly headers: readonly string[]
  readonly sender: readonly (readonly string[])[]
  readonly receiver: readonly (readonly string[])[]
}

const matters = ['Ansökan om bidrag till', 'Tillsyn av', 'Överklagan av beslut om', 'Yttrande över', 'Remiss angående']
const things = [
  'regional tillväxt',
  'bredband',
  'kulturmiljö',
  'kollektivtrafik',
  'vindkraft',
  'vattenskydd',
  'besöksnäring',
  'skogsbruk',
]
const places = [
  'Älvsby',
  'Östmark',
  'Norrvik',
  'Sundby',
  'Holmfors',
  'Åkersta',
  'Rönnås',
  'Kvarnheden',
  'Tallmo',
  'Björkliden',
]
const parties = ['Bruks AB', 'kommun', 'hembygdsförening', 'Energi AB', 'byalag', 'Trafik AB', 'ekonomisk förening']
const officers = ['Anna Ek', 'Bo Holm', 'Carin Falk', 'David Lind', 'Eva Berg']

/**
 * Cases of a county board. The receiver writes its numbers without the class, or with two digits of the year; some are mistyped or missing,
 * titles have slips, days are exchanged; a tenth is missing on each side, and the rows come in another order.
 */
export function createCaseLists(seed: number, count: number): ThingLists {
  const draw = createDraws(seed)
  const one = <T>(from: readonly T[]): T => pick(draw, from)
  const sender: string[][] = []
  const receiver: string[][] = []
  const rows = Array.from({ length: count }, (_, index) => {
    const year = 2010 + Math.floor(draw() * 9)
    const serial = 100 + index * 7 + Math.floor(draw() * 6)
    const place = one(places)
    return {
      number: `${300 + Math.floor(draw() * 9)}-${serial}-${year}`,
      title: `${one(matters)} ${one(things)} i ${place}`,
      party: `${place} ${one(parties)}`,
      opened: day(draw, year),
      officer: one(officers),
      status: one(['Pågående', 'Vilande', 'Inkommet']),
      documents: String(1 + Math.floor(draw() * 30)),
    }
  })
  const order = shuffled(
    draw,
    rows.map((_, index) => index),
  )
  for (const [index, row] of rows.entries()) {
    // The last tenth is the receiver's alone.
    if (index >= count * 0.9) continue
    sender.push([row.number, row.title, row.party, row.opened, row.officer, row.status, row.documents, `T${index}`])
  }
  for (const index of order) {
    const row = rows[index]
    // The first tenth is the sender's alone.
    if (row === undefined || index < count * 0.1) continue
    const [klass = '', serial = '', year = ''] = row.number.split('-')
    const fate = draw()
    const number =
      fate < 0.4
        ? row.number
        : fate < 0.65
          ? `${serial}-${year}`
          : fate < 0.8
            ? `Dnr ${klass}-${serial}-${year.slice(2)}`
            : fate < 0.9
              ? `${klass}-${slip(draw, serial)}-${year}`
              : ''
    const opened = draw() < 0.05 ? exchanged(row.opened) : row.opened
    const title = draw() < 0.3 ? mistyped(draw, row.title) : row.title
    const party = draw() < 0.15 ? '' : draw() < 0.2 ? row.party.toUpperCase() : row.party
    const documents = draw() < 0.1 ? String(Number(row.documents) + 1) : row.documents
    receiver.push([number, title, party, opened, row.officer, row.status, documents, `T${index}`])
  }
  return {
    headers: [
      'Diarienummer',
      'Ärenderubrik',
      'Motpart',
      'Inkommet',
      'Handläggare',
      'Status',
      'Antal handlingar',
      'Ärendetyp',
    ],
    sender,
    receiver,
  }
}

/**
 * Entries of two diaries that both count from 1, some five to a case, all of a case with its subject. The receiver writes the document
 * after the number, leaves the diary or some numbers out, mistypes and exchanges; a tenth is missing on each side.
 */
export function createDiaryLists(seed: number, cases: number): ThingLists {
  const draw = createDraws(seed)
  const one = <T>(from: readonly T[]): T => pick(draw, from)
  const sender: string[][] = []
  const receiver: string[][] = []
  for (let index = 0; index < cases; index++) {
    const series = index % 2 === 0 ? 'Länsstyrelsens diarium' : 'Delegationens diarium'
    const [serial, year] = [1 + Math.floor(index / 2), 2010 + (Math.floor(index / 2) % 9)]
    const number = `${year}/${serial}`
    const subject = `${one(matters)} ${one(things)} i ${one(places)}`
    const size = 1 + Math.floor(draw() * 9)
    for (let document = 1; document <= size; document++) {
      const correspondent = draw() < 0.2 ? '' : `${one(places)} ${one(parties)}`
      const date = day(draw, year)
      const direction = one(['I', 'U', 'K'])
      const id = `H${index}-${document}`
      if (draw() < 0.9) sender.push([series, number, String(document), date, direction, correspondent, subject, id])
      if (draw() < 0.1) continue
      const [isInOne, isNumberless] = [draw() < 0.3, draw() < 0.04]
      receiver.push([
        draw() < 0.4 ? '' : series,
        isInOne ? `${number}-${document}` : number,
        isInOne || isNumberless ? '' : String(document),
        draw() < 0.05 ? exchanged(date) : date,
        direction,
        draw() < 0.1 ? correspondent.toUpperCase() : correspondent,
        draw() < 0.2 ? mistyped(draw, subject) : subject,
        id,
      ])
    }
  }
  return {
    headers: ['Diarium', 'Dnr', 'Handlingsnr', 'Datum', 'I/U/K', 'Från/Till', 'Ärendemening', 'Handlingstyp'],
    sender,
    receiver: shuffled(draw, receiver),
  }
}

const seriesTitles = [
  'Protokoll',
  'Inkomna skrivelser',
  'Utgående skrivelser',
  'Diarier',
  'Ärendeakter',
  'Räkenskaper',
  'Ritningar och kartor',
]

/**
 * Volumes of two creators. The sender writes ranges, `1-4`, with their extent together; the receiver has counted each volume, writes
 * its signum and creator in another way, leaves some numbers out and mistypes some titles; a tenth is missing on each side.
 */
export function createVolumeLists(seed: number, series: number): ThingLists {
  const draw = createDraws(seed)
  const sender: string[][] = []
  const receiver: string[][] = []
  const counted: string[][] = []
  for (let index = 0; index < series; index++) {
    const creator = index % 2 === 0 ? 'Länsstyrelsen i Norrmarks län' : 'Norrmarks regionförbund'
    const letter = 'ABCDEFG'.charAt(Math.floor(index / 2) % 7)
    const level = 1 + Math.floor(index / 14)
    const title = `${seriesTitles[Math.floor(index / 2) % 7]} ${pick(draw, things)}`
    const first = 1990 + Math.floor(draw() * 10)
    const size = 3 + Math.floor(draw() * 8)
    for (let number = 1; number <= size; number++) {
      const years = String(first + number)
      const isRange = number === 1 && size >= 6 && draw() < 0.3
      const isOurs = draw() < 0.9
      const isTheirs = draw() < 0.9 || !isOurs
      const volumes = isRange ? 3 : 1
      const id = `S${index} ${isRange ? 'intervall' : years}`
      if (isOurs) {
        sender.push([
          creator,
          `${letter} ${level}`,
          title,
          isRange ? '1-3' : String(number),
          isRange ? '' : years,
          volumes === 1 ? '0,08' : '0,24',
          `Depå ${1 + (index % 3)}`,
          id,
        ])
      }
      for (let part = 0; part < (isTheirs ? volumes : 0); part++) {
        const isUnnumbered = !isRange && draw() < 0.05
        counted.push([
          draw() < 0.3 ? creator.replace(' i Norrmarks län', ' Norrmark').toUpperCase() : creator,
          draw() < 0.3 ? `${letter}${level}` : `${letter} ${level}`,
          draw() < 0.15 ? mistyped(draw, title) : title,
          isUnnumbered ? '' : `${draw() < 0.2 ? 'Vol 0' : ''}${number + part}`,
          isRange ? '' : years,
          draw() < 0.1 ? '0,10' : '0,08',
          `Depå ${1 + (index % 3)}`,
          id,
        ])
      }
      if (isRange) number += 2
    }
  }
  receiver.push(...shuffled(draw, counted))
  return {
    headers: ['Arkivbildare', 'Signum', 'Serie', 'Volym', 'Tid', 'Hyllmeter', 'Placering', 'Anmärkning'],
    sender,
    receiver,
  }
}

type Draw = () => number

function pick<T>(draw: Draw, from: readonly T[]): T {
  const found = from[Math.floor(draw() * from.length)]
  if (found === undefined) throw new RangeError('Nothing to pick from')
  return found
}

function shuffled<T>(draw: Draw, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: draw() }))
    .sort((one, two) => one.at - two.at)
    .map(({ item }) => item)
}

function day(draw: Draw, year: number): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${year}-${two(1 + Math.floor(draw() * 12))}-${two(1 + Math.floor(draw() * 28))}`
}

/** Day and month, where both can be either. */
function exchanged(date: string): string {
  const [year = '', month = '', on = ''] = date.split('-')
  return Number(on) <= 12 ? `${year}-${on}-${month}` : date
}

/** Another digit in one place. */
function slip(draw: Draw, digits: string): string {
  const at = Math.floor(draw() * digits.length)
  return digits.slice(0, at) + String((Number(digits[at]) + 1 + Math.floor(draw() * 8)) % 10) + digits.slice(at + 1)
}

/** A letter left out in one of the longer words. */
function mistyped(draw: Draw, text: string): string {
  const words = text.split(' ')
  const long = words.flatMap((word, index) => (word.length >= 6 ? [index] : []))
  const at = pick(draw, long)
  const word = words[at] ?? ''
  const letter = 1 + Math.floor(draw() * (word.length - 2))
  words[at] = word.slice(0, letter) + word.slice(letter + 1)
  return words.join(' ')
}
