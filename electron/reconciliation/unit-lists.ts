import { plainUnitName } from '#shared/reconciliation/unit-names.ts'
import type { Value } from '#shared/registers/field.ts'
import { readUnitNames } from '#db/stores/totals.ts'
import { readOwnUnits } from '#db/stores/units.ts'
import type { Reader } from '#db/open.ts'
import { createUnitKey } from './comparison.ts'
import type { ListRow } from './lists.ts'

/** The other names of a unit, which stand with semicolons between. */
export function aliasesOf(text: Value | undefined): string[] {
  return String(text ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

export function joinAliases(names: readonly string[]): string | null {
  return names.join('; ') || null
}

/** The units of a party's own organisation. One that another has the plain name of is told from it by its place among them. */
export function ownUnits(read: Reader, senderId: number): ListRow[] {
  const times = new Map<string, number>()
  return readOwnUnits(read, senderId).map(({ id, name, aliases, kind, parent, validFrom, validTo }) => {
    const plain = plainUnitName(name)
    const time = (times.get(plain) ?? 0) + 1
    times.set(plain, time)
    return {
      ...blank,
      key: time === 1 ? plain : `${plain}#${time}`,
      rowId: id,
      values: { unitName: name, aliases, parentUnit: parent, unitKind: kind, validFrom, validTo },
    }
  })
}

/** What staff rows name, name by name, as units: all that are known to be one unit's, or say the same, are one, called by the most used. */
export function namedUnits(
  read: Reader,
  names: Iterable<{ readonly name: string; readonly employments: number }>,
): ListRow[] {
  const otherNames = readOtherNames(read)
  const units = new Map<string, Map<string, number>>()
  for (const { name: written, employments } of names) {
    // A semicolon stands between names.
    const name = written.replaceAll(';', ',').trim()
    const plain = plainUnitName(name)
    if (plain === '') continue
    const key = otherNames.get(plain) ?? plain
    const spellings = units.get(key) ?? new Map<string, number>()
    spellings.set(name, (spellings.get(name) ?? 0) + employments)
    units.set(key, spellings)
  }
  return [...units].map(([key, spellings]) => {
    const [unitName = '', ...others] = [...spellings]
      .toSorted((one, two) => two[1] - one[1] || (one[0] < two[0] ? -1 : 1))
      .map(([name]) => name)
    const employments = [...spellings.values()].reduce((sum, each) => sum + each, 0)
    return { ...blank, key, values: { unitName, aliases: joinAliases(others), employments } }
  })
}

/** What is known of a unit, besides its name, where no list says it. */
const blank = { rowId: null, isRejected: false, isHidden: false, unread: {} } as const

/** The plain names of units, each with the one that all names of the unit go by; those that go by themselves left out. */
export function readOtherNames(read: Reader): ReadonlyMap<string, string> {
  const units = readUnitNames(read)
  const keyOf = createUnitKey(units, plainUnitName)
  return new Map(
    units.flat().flatMap((name): [string, string][] => {
      const [plain, key] = [plainUnitName(name), keyOf(name)]
      return plain === key ? [] : [[plain, key]]
    }),
  )
}
