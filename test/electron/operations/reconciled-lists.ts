import type { OutputOf } from '#shared/contract/operations.ts'
import type { ListRecord } from '#shared/reconciliation/setting.ts'
import { csv, passphrase, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

const headers = [
  'Personnummer',
  'Efternamn',
  'Förnamn',
  'Tilltalsnamn',
  'Anstnr',
  'Anställd fr.o.m.',
  'Enhet',
  'Befattning',
  'Syssgrad',
  'Skydd',
  'HSA-id',
] as const

/** A row of a staff list, by what a test cares about. */
export interface Listed {
  readonly number?: string
  readonly family: string
  readonly given: string
  readonly call?: string
  readonly employment: string
  readonly from?: string
  readonly unit?: string
  readonly title?: string
  readonly rate?: string
  readonly protection?: string
  /** Who the row is of; nothing that is compared. */
  readonly truth?: string
}

export function listCsv(rows: readonly Listed[]): string {
  return csv([
    headers,
    ...rows.map((row) => [
      row.number ?? '',
      row.family,
      row.given,
      row.call ?? '',
      row.employment,
      row.from ?? '2010-01-01',
      row.unit ?? 'Regional utveckling',
      row.title ?? 'Handläggare',
      row.rate ?? '100',
      row.protection ?? '',
      row.truth ?? '',
    ]),
  ])
}

/** A made-up list as its owner would write it: who has no identity number is given with the date of birth. */
export function listedOf(records: readonly ListRecord[]): Listed[] {
  return records.map(({ id, values }) => ({
    number: values['personalIdentityNumber'] || (values['birthDate'] ?? ''),
    family: values['familyName'] ?? '',
    given: values['givenNames'] ?? '',
    call: values['callName'] ?? '',
    employment: values['employmentNumber'] ?? '',
    from: values['startDate'] ?? '',
    unit: values['senderUnit'] ?? '',
    title: values['positionTitle'] ?? '',
    truth: id,
  }))
}

/** Stages a list of a party, which is made a sender where it is none yet. */
export async function stageList(desk: TestCore, party: string, rows: readonly Listed[], name: string): Promise<number> {
  await desk.call('transfer.add-sender', { name: party })
  const file = await desk.file(name, listCsv(rows))
  return (await desk.value('import.stage', { file, register: 'staff', sender: party })).importId
}

/** Sender's and receiver's lists, staged and matched. */
export async function reconcile(
  desk: TestCore,
  name: string,
  lists: readonly { readonly party: string; readonly rows: readonly Listed[] }[],
  isBlind = false,
): Promise<number> {
  const sides = ['sender', 'receiver', 'third'] as const
  const sources = []
  for (const [place, { party, rows }] of lists.entries()) {
    const importId = await stageList(desk, party, rows, `${name} ${party}.csv`)
    sources.push({ side: sides[place] ?? 'third', source: { kind: 'delivery' as const, importId } })
  }
  const { reconciliationId } = await desk.value('reconciliation.create', {
    register: 'staff',
    name,
    isBlind,
    lists: sources,
  })
  await desk.value('reconciliation.run', { reconciliationId })
  return reconciliationId
}

export type Item = OutputOf<'reconciliation.queue'>['items'][number]

export async function itemsOf(
  desk: TestCore,
  reconciliationId: number,
  classes: Item['class'][] = [],
  openingId?: string,
): Promise<Item[]> {
  const more = openingId === undefined ? {} : { openingId }
  return (await desk.value('reconciliation.queue', { reconciliationId, classes, count: 200, ...more })).items
}

/** Closes the store and opens it as somebody else. */
export async function become(desk: TestCore, person: string): Promise<void> {
  await desk.value('transfer.close', {})
  await desk.value('transfer.open', { store: await desk.handle('prov.stafett'), passphrase, person })
}

const families = [
  'Andersson',
  'Björk',
  'Cederlund',
  'Dahlgren',
  'Ekström',
  'Forsberg',
  'Grankvist',
  'Hedlund',
  'Isaksson',
  'Jonsson',
]
const givens = ['Anna', 'Bengt', 'Carina', 'David', 'Elin', 'Fredrik', 'Gunilla', 'Håkan', 'Ingrid', 'Johan']

/** People with numbers, in all else unlike each other: as many as it takes for a model. */
export function certain(count: number): Listed[] {
  return Array.from({ length: count }, (_, index) => ({
    number: testNumber(index),
    family: `${families[index % 10]}${index > 9 ? 'holm' : ''}`,
    given: `${givens[(index * 7) % 10]} ${givens[(index * 3 + 1) % 10]}`,
    employment: `1${String(index).padStart(4, '0')}`,
    from: `20${String(index % 19).padStart(2, '0')}-0${(index % 9) + 1}-1${index % 10}`,
    unit: ['Ekonomi', 'Miljö', 'Kultur', 'Näringsliv'][index % 4] ?? '',
    title: ['Controller', 'Handläggare', 'Strateg'][index % 3] ?? '',
  }))
}
