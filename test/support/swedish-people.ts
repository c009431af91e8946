import testNumbers from '#resources/sample/test-numbers.json' with { type: 'json' }
import { createRandom, type Random } from '#resources/sample/random.ts'
import type { ListRecord } from '#shared/reconciliation/setting.ts'
import { faults, type Fields } from './swedish-errors.ts'
import { drawFamilyName, drawGivenNames, drawUneven, places, titles, units } from './swedish-names.ts'

/** What two lists of made-up Swedish people are made from. */
export interface SwedishOrder {
  readonly seed: number
  readonly rowsPerList: number
  /** The share of each list's people that is in the other too. */
  readonly overlap: number
  /** `half`: every row has a published test number in one row of two; no more rows than there are such numbers. */
  readonly numbers: 'none' | 'half'
  /** 1: the rates as they stand; 2: every fault twice as often. */
  readonly faultFactor: number
}

export interface PlantedFault {
  readonly list: number
  readonly id: string
  readonly fault: string
  readonly before: Fields
  readonly after: Fields
}

export interface SwedishLists {
  readonly lists: readonly [readonly ListRecord[], readonly ListRecord[]]
  /** The row of the second list by the row of the first, for those who are in both. */
  readonly truth: ReadonlyMap<string, string>
  /** All that is needed to make the lists again and to see what was done to them; written out beside them. */
  readonly manifest: {
    readonly order: SwedishOrder
    readonly rates: Readonly<Record<string, number>>
    readonly planted: readonly PlantedFault[]
  }
}

/**
 * Two lists of made-up people, as the sender and the receiver would hold them: uneven names, relatives at one address, twins,
 * namesakes, and faults in every field of both. Identity numbers are Skatteverket's test numbers or none. The same order gives the
 * same lists.
 */
export function createSwedishLists(order: SwedishOrder): SwedishLists {
  const random = createRandom(order.seed * 7919 + 17)
  const shared = Math.round(order.rowsPerList * order.overlap)
  const people = createPeople(random, 2 * order.rowsPerList - shared, order)
  const planted: PlantedFault[] = []
  const inFirst = people.slice(0, order.rowsPerList)
  const inSecond = [...people.slice(0, shared), ...people.slice(order.rowsPerList)]
  const makeRows = (group: readonly Fields[], list: 0 | 1): ListRecord[] =>
    group.map((person, index) => {
      const id = `${list === 0 ? 'S' : 'M'}${index + 1}`
      return { id, values: spoil(person, { list, id, order, random, planted }) }
    })
  const lists = [makeRows(inFirst, 0), makeRows(inSecond, 1)] as const
  const truth = new Map(lists[0].slice(0, shared).map(({ id }, index) => [id, lists[1][index]?.id ?? '']))
  return {
    lists: [random.shuffle(lists[0]), random.shuffle(lists[1])],
    truth,
    manifest: {
      order,
      rates: Object.fromEntries(faults.map(({ name, rate }) => [name, Math.min(1, rate * order.faultFactor)])),
      planted,
    },
  }
}

/** Fields that only steer the faults and stand in no list. */
const hidden = ['nextFamilyName', 'otherStart', 'otherPostcode', 'otherPlace', 'otherNumber'] as const

function createPeople(random: Random, count: number, { numbers }: SwedishOrder): Fields[] {
  const pool = random.shuffle(testNumbers.personalNumbers)
  if (numbers === 'half' && count > pool.length)
    throw new RangeError(`There are ${pool.length} test numbers, not ${count}`)
  const people: Fields[] = []
  for (let index = 0; index < count; index++) {
    const number = numbers === 'half' ? (pool[index] ?? '') : ''
    const person = createPerson(random, index, number)
    const other = people[random.int(0, Math.max(0, people.length - 1))]
    const kinship = random.int(1, 1000)
    if (other && kinship <= 80) {
      for (const field of ['familyName', 'postcode', 'place']) person[field] = other[field] ?? ''
      if (kinship <= 4 && number === '') person['birthDate'] = other['birthDate'] ?? ''
    } else if (other && kinship <= 95) {
      for (const field of ['familyName', 'givenNames', 'callName']) person[field] = other[field] ?? ''
    }
    person['otherNumber'] = numbers === 'half' ? (pool[(index + 1) % pool.length] ?? '') : ''
    people.push(person)
  }
  return random.shuffle(people)
}

function createPerson(random: Random, index: number, number: string): Fields {
  const { given, call } = drawGivenNames(random)
  const [place, postcode] = drawPlace(random)
  const [otherPlace, otherPostcode] = drawPlace(random)
  const birthDate =
    number === '' ? day(random, 1952, 1996) : `${number.slice(0, 4)}-${number.slice(4, 6)}-${number.slice(6, 8)}`
  return {
    familyName: drawFamilyName(random),
    givenNames: given,
    callName: call,
    formerFamilyName: '',
    birthDate,
    personalIdentityNumber: number,
    employmentNumber: String(10_000 + index * 3 + random.int(0, 2)),
    startDate: day(random, 1985, 2018),
    postcode,
    place,
    senderUnit: drawUneven(random, units),
    positionTitle: drawUneven(random, titles),
    nextFamilyName: drawFamilyName(random),
    otherStart: day(random, 1985, 2018),
    otherPostcode,
    otherPlace,
  }
}

function drawPlace(random: Random): readonly [place: string, postcode: string] {
  const [place, start] = drawUneven(random, places)
  return [place, `${start} ${random.int(1, 4)}${random.int(0, 9)}`]
}

/** Many people began on the first of a month. */
function day(random: Random, from: number, to: number): string {
  const isFirst = from === 1985 && random.chance(0.5)
  const [month, date] = [random.int(1, 12), isFirst ? 1 : random.int(1, 28)]
  return `${random.int(from, to)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

interface Place {
  readonly list: 0 | 1
  readonly id: string
  readonly order: SwedishOrder
  readonly random: Random
  readonly planted: PlantedFault[]
}

function spoil(person: Readonly<Fields>, { list, id, order, random, planted }: Place): Fields {
  const values: Fields = { ...person, sender: list === 0 ? 'Länsstyrelsen' : 'Regionen' }
  // The receiver numbers employments anew; the two series cross by chance.
  if (list === 1) values['employmentNumber'] = String(10_000 + random.int(0, order.rowsPerList * 6))
  if (order.numbers === 'half' && random.chance(0.5)) values['personalIdentityNumber'] = ''
  for (const fault of faults) {
    if (fault.list !== undefined && fault.list !== list) continue
    if (!random.chance(Math.min(1, fault.rate * order.faultFactor))) continue
    const after = fault.apply(values, random)
    if (after === null) continue
    const before = Object.fromEntries(Object.keys(after).map((field) => [field, values[field] ?? '']))
    Object.assign(values, after)
    planted.push({ list, id, fault: fault.name, before, after })
  }
  for (const field of hidden) delete values[field]
  return values
}
