import { existsSync, readFileSync } from 'node:fs'
import type { KeyPart, ListRecord, Setting } from '#shared/reconciliation/setting.ts'

const folder = new URL('../../../../shared/data/linkage/', import.meta.url)

/** The public linkage data lies beside the repository, never in it. */
export const haveFebrl = existsSync(folder)

/** Ends the name of a group of tests that needs it. */
export const febrlNote = haveFebrl ? '' : ' (SKIPPED: ../shared/data/linkage is absent)'

/** FEBRL 1–3 with every field but those `without`; the truth is the number in `rec-N-…`. */
export function readFebrl(number: number, without: readonly string[]): ListRecord[] {
  const [header = '', ...lines] = readFileSync(new URL(`febrl${number}.csv`, folder), 'utf8')
    .trim()
    .split(/\r?\n/)
  const names = header.split(',').map((name) => name.trim())
  return lines.map((line) => {
    const cells = line.split(',').map((cell) => cell.trim())
    const values = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
    for (const name of ['rec_id', ...without]) delete values[name]
    return { id: cells[0] ?? '', values }
  })
}

/** Who a record of FEBRL is. */
export function febrlPerson(id: string): string {
  return id.split('-')[1] ?? ''
}

const family: KeyPart = { field: 'surname', by: 'name' }
const given: KeyPart = { field: 'given_name', by: 'name' }
const whole = (field: string): KeyPart => ({ field, by: 'whole' })
const start = (field: string): KeyPart => ({ field, by: 'start' })

/** One setting for all three, whatever fields are there. */
export const febrlSetting: Setting = {
  version: 'febrl-1',
  seed: 1,
  comparisons: [
    { kind: 'person-name', family: 'surname', given: 'given_name' },
    { kind: 'lines', first: 'address_1', second: 'address_2' },
    { kind: 'number', field: 'street_number', isSupporting: true },
    { kind: 'place', postcode: 'postcode', place: 'suburb' },
    { kind: 'words', field: 'state', isSupporting: true },
    { kind: 'date', field: 'date_of_birth' },
    { kind: 'identity-number', field: 'soc_sec_id' },
  ],
  blocking: [
    [whole('soc_sec_id')],
    [{ field: 'date_of_birth', by: 'day' }],
    [{ field: 'surname', by: 'names', with: 'given_name' }],
    [family, whole('postcode')],
    [given, whole('postcode')],
    [family, whole('suburb')],
    [given, whole('suburb')],
    [family, whole('street_number')],
    [given, whole('street_number')],
    [{ field: 'address_1', by: 'words' }, whole('street_number')],
    [{ field: 'address_1', by: 'words' }, whole('postcode')],
    [{ field: 'address_1', by: 'words' }, whole('suburb')],
    [{ field: 'address_2', by: 'words' }, start('surname')],
    [{ field: 'address_2', by: 'words' }, start('given_name')],
    [whole('postcode'), whole('suburb')],
    [whole('postcode'), whole('street_number')],
    [whole('suburb'), whole('street_number')],
    [family, { field: 'address_1', by: 'words' }],
    [given, { field: 'address_1', by: 'words' }],
  ],
  tiers: {},
  apart: { whenAll: [] },
  provenBy: [],
  automaticBits: 8,
  marginBits: 5,
  alwaysAsk: {},
  slips: null,
  twins: null,
  reviewBits: -2,
}
