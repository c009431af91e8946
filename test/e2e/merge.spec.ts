import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { createRecentStores } from '#electron/host/recent-stores.ts'
import { startLoopbackHost } from '../support/loopback.ts'
import type { LoopbackHost } from '../support/loopback.ts'
import { passphrase } from '../support/words.ts'
import { checkState } from './journeys/accessibility.ts'
import { press } from './journeys/keyboard.ts'
import { goToReconciliation } from './journeys/reconciliation.ts'

const people = ['Åsa Testare', 'Bo Granskare'] as const
const text = sv.reconciliationScreen
const { merges } = text.queue

let host: LoopbackHost
test.beforeAll(async () => {
  host = await startLoopbackHost((folder) => {
    const make = resolve(import.meta.dirname, '../support/make-merged.ts')
    execFileSync(process.execPath, [make, folder, ...people], { stdio: 'inherit' })
    createRecentStores(folder).add(join(folder, 'merged.stafett'), new Date().toISOString())
  })
})
test.afterAll(() => host.stop())

test('two rows that two people have said are one person are two again when one of them takes it back', async ({
  page,
}) => {
  await page.goto(host.address)
  await page.getByRole('tab', { name: sv.start.open.title }).click()
  await page.getByRole('textbox', { name: sv.start.person }).fill(people[1])
  await page.getByRole('textbox', { name: sv.start.passphrase }).fill(passphrase)
  await page.getByRole('button', { name: sv.start.open.submit, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: sv.overview.title })).toBeVisible()
  await goToReconciliation(page)
  await press(page, page.getByRole('table', { name: text.list.caption }).getByRole('link'))
  const byClass = page.getByRole('table', { name: text.one.classes })
  await expect(byClass.getByText(sv.reconciliation.classes['awaits-second'])).toHaveCount(0)
  await press(page, byClass.getByRole('link', { name: new RegExp(`^${sv.reconciliation.classes.linked}:`) }))

  const stage = page.getByRole('region', { name: text.queue.stage })
  await expect(stage).toBeFocused()
  const name = stage.getByRole('heading', { level: 2 })
  await expect(async () => {
    if ((await name.textContent())?.startsWith('Qvarnström') !== true) await page.keyboard.press('ArrowRight')
    await expect(name).toHaveText(/^Qvarnström/, { timeout: 50 })
  }).toPass({ intervals: [100] })
  await expect(stage.getByText(merges.title('Länsstyrelsen'))).toBeVisible()
  // What the two rows differ in is no less known for that.
  const started = stage.getByRole('row', { name: sv.reconciliationScreen.queue.notCompared })
  await expect(started.first()).toContainText(text.queue.severalValues('2'))
  // Each takes back what is their own.
  await expect(stage.getByRole('button', { name: merges.takeBackOf(people[0]) })).toHaveCount(0)
  await checkState(page)
  await press(page, stage.getByRole('button', { name: merges.takeBackOf(people[1]) }))
  await expect(page.getByText(merges.takenBack)).toBeVisible()

  await press(page, page.getByRole('link', { name: text.queue.back }))
  await press(page, page.getByRole('button', { name: text.runAgain }))
  await expect(byClass.getByText(sv.reconciliation.classes['awaits-second'])).toBeVisible()
})
