import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { become, certain, itemsOf, reconcile } from '../electron/operations/reconciled-lists.ts'
import { startCore, testNumber } from './core.ts'

/**
 * `node test/support/make-merged.ts FOLDER PERSON OTHER`: leaves `merged.stafett` in the folder, with one reconciliation in which the two
 * have said that two rows of the sender's list are one person.
 */
const [folder = '.', ...people] = process.argv.slice(2)
const desk = startCore()
await desk.createTransfer()
const rows = certain(30)
const number = testNumber(60)
const her = { number, family: 'Qvarnström', given: 'Tove Linnea', employment: '19001', from: '2012-03-01' }
const again = { ...her, number: number.slice(0, 8), given: 'Tove', employment: '19002', from: '2015-09-01' }
const reconciliationId = await reconcile(desk, 'Sammanförda', [
  { party: 'Länsstyrelsen', rows: [...rows, her, again] },
  { party: 'Regionen', rows: [...rows, her].map((row, index) => ({ ...row, employment: String(7000 + index) })) },
])
for (const person of people) {
  await become(desk, person)
  const [item] = await itemsOf(desk, reconciliationId, ['duplicate', 'awaits-second'])
  await desk.value('reconciliation.decide', { reconciliationId, pairId: item?.pairId ?? 0, answer: 'same' })
}
await desk.value('reconciliation.run', { reconciliationId })
await desk.value('transfer.close', {})
copyFileSync(desk.path('prov.stafett'), join(folder, 'merged.stafett'))
await desk.stop()
