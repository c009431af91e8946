import { csv, testNumber } from '#test/support/core.ts'
import type { TestCore } from '#test/support/core.ts'

const headers = [
  'Personnummer',
  'Efternamn',
  'Förnamn',
  'Anstnr',
  'Anställd fr.o.m.',
  'T.o.m.',
  'Enhet',
  'Befattning',
  'Syssgrad',
  'Lön heltid',
  'Sparade dagar',
  'Kompsaldo',
  'Kollektivavtal',
  'Svar',
  'Skydd',
] as const

/** An employment of a list, by what a test cares about; `person` chooses the identity number. */
export interface Employed {
  readonly person: number
  readonly family: string
  readonly number?: string
  readonly from?: string
  readonly until?: string
  readonly unit?: string
  readonly title?: string
  readonly rate?: string
  readonly salary?: string
  readonly saved?: string
  readonly comp?: string
  readonly agreement?: string
  readonly answer?: string
  readonly protection?: string
}

function employedCsv(rows: readonly Employed[]): string {
  return csv([
    headers,
    ...rows.map((row) => [
      testNumber(row.person),
      row.family,
      'Kim',
      row.number ?? `A-${1000 + row.person}`,
      row.from ?? '2010-01-01',
      row.until ?? '',
      row.unit ?? 'Kultur',
      row.title ?? 'Handläggare',
      row.rate ?? '100',
      row.salary ?? '30000',
      row.saved ?? '5',
      row.comp ?? '2,5',
      row.agreement ?? 'AB',
      row.answer ?? '',
      row.protection ?? '',
    ]),
  ])
}

/** The sender's list in the register, and the receiver's as a delivery that is only read; matched. */
export async function compareTwo(
  desk: TestCore,
  here: readonly Employed[],
  there: readonly Employed[],
): Promise<{ readonly reconciliationId: number; readonly importId: number }> {
  const [sender, receiver] = ['Länsstyrelsen', 'Regionen']
  await desk.importFile(await desk.file('lst.csv', employedCsv(here)), { sender })
  await desk.call('transfer.add-sender', { name: receiver })
  const file = await desk.file('hr.csv', employedCsv(there))
  const { importId } = await desk.value('import.stage', { file, register: 'staff', sender: receiver })
  const { reconciliationId } = await desk.value('reconciliation.create', {
    register: 'staff',
    name: 'Länsstyrelsen',
    lists: [
      { side: 'receiver', source: { kind: 'delivery', importId } },
      { side: 'sender', source: { kind: 'register', sender } },
    ],
  })
  await desk.value('reconciliation.run', { reconciliationId })
  return { reconciliationId, importId }
}

/** Changes a value in the grid of the register, found by family name. */
export async function editStaff(desk: TestCore, family: string, field: string, text: string): Promise<void> {
  const { viewId } = await desk.value('register.open', { register: 'staff', search: family })
  const [row] = (await desk.value('register.rows', { viewId, start: 0, count: 1 })).rows
  await desk.value('register.edit', { register: 'staff', rowId: row?.id ?? 0, field, text })
}
