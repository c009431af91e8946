import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { test } from '../support/loopback.ts'
import { sampleManifest } from '../support/sample-manifest.ts'
import {
  arrowTo,
  commitByKeyboard,
  copyRegister,
  createTransferByKeyboard,
  goOnToPlan,
  goToCell,
  goToPlace,
  goToRegister,
  labelOf,
  outcomes,
  press,
  stageByKeyboard,
  tabTo,
} from './journeys/keyboard.ts'
import type { MadeFile } from './journeys/keyboard.ts'
import { sampleDeliveries } from './journeys/main-journey.ts'
import { testNumber, utf8File } from './journeys/made-files.ts'

/** The same list once more: what it changes, what stands, what is undone; by keyboard alone. */

const { imports, registers: registerWords, history } = sv
const sender = 'Länsstyrelsen i Norrmarks län'

test('second delivery: what is new, changed, gone and in conflict; committed, undone, done again', async ({ page }) => {
  await createTransferByKeyboard(page, [sender])
  const header = ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Enhet', 'Månadslön']
  const line = (index: number, name: string, unit: string, salary: string): string[] => [
    testNumber(index),
    name,
    'Kim',
    `00040${index}`,
    unit,
    salary,
  ]
  await stageByKeyboard(
    page,
    utf8File('personal-1.csv', [
      header,
      line(0, 'Åkerlund', 'Kansli', '31000'),
      line(1, 'Öhman', 'Kansli', '32000'),
      line(2, 'Ek', 'Kultur', '33000'),
      line(3, 'Ask', 'Kultur', '34000'),
      line(4, 'Björk', 'Kultur', '35000'),
    ]),
  )
  await goOnToPlan(page)
  await commitByKeyboard(page, 5)

  await edit(page, 'Ek', 'monthlySalary', '40000')
  await edit(page, 'Björk', 'senderUnit', 'Näringsliv')
  const fields = ['familyName', 'senderUnit', 'monthlySalary']
  const before = [
    ['Ask', 'Kultur', '34000'],
    ['Björk', 'Näringsliv', '35000'],
    ['Ek', 'Kultur', '40000'],
    ['Åkerlund', 'Kansli', '31000'],
    ['Öhman', 'Kansli', '32000'],
  ]
  expect(await copyRegister(page, 'staff', fields)).toEqual(before)

  const second = utf8File('personal-2.csv', [
    header,
    line(0, 'Åkerlund', 'Kansli', '31000'),
    line(1, 'Öhman', 'Stab', '32000'),
    line(2, 'Ek', 'Kultur', '33900'),
    line(4, 'Björk', 'Kultur', '35700'),
    line(5, 'Lind', 'Stab', '36000'),
  ])
  await stageByKeyboard(page, second)
  await goOnToPlan(page)
  await expectTabs(page, {
    Konflikter: 1,
    Ändrade: 2,
    Nya: 1,
    Försvunna: 1,
    Avvisade: 0,
    Summarader: 0,
    Oförändrade: 2,
  })

  await openTab(page, 'Ändrade')
  const rows = page.getByRole('table', { name: imports.plan.rowsTitle }).locator('tbody tr')
  await expect(rows).toHaveCount(2)
  await expect(rows.filter({ hasText: 'Öhman' })).toContainText('Enhet')
  await expect(rows.filter({ hasText: 'Öhman' }).locator('s')).toHaveText('Kansli')
  await expect(rows.filter({ hasText: 'Öhman' }).locator('strong')).toHaveText('Stab')
  // An edit by hand stands where the delivery says what it said before.
  await expect(rows.filter({ hasText: 'Björk' }).locator('dt')).toHaveText(['Månadslön'])
  await openTab(page, 'Nya')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('Lind')
  await openTab(page, 'Försvunna')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('Ask')

  await openTab(page, 'Konflikter')
  await expect(rows).toHaveCount(1)
  await expect(rows.locator('td')).toContainText(['33\u00A0000', '40\u00A0000', '33\u00A0900'])
  const choice = (side: 'edit' | 'delivery'): Locator =>
    rows.getByRole('radio', { name: new RegExp(`^${imports.plan.conflict[side]}, `) })
  await expect(choice('edit')).toBeChecked()
  await press(page, choice('edit'), 'ArrowRight')
  await expect(choice('delivery')).toBeChecked()
  await expectTabs(page, { Konflikter: 1, Ändrade: 3, Nya: 1, Försvunna: 1, Oförändrade: 1 })

  const after = [
    ['Ask', 'Kultur', '34000'],
    ['Björk', 'Näringsliv', '35700'],
    ['Ek', 'Kultur', '33900'],
    ['Lind', 'Stab', '36000'],
    ['Åkerlund', 'Kansli', '31000'],
    ['Öhman', 'Stab', '32000'],
  ]
  await commitByKeyboard(page, 4)
  expect(await copyRegister(page, 'staff', fields)).toEqual(after)

  // Undone, everything is as it was, the edits by hand too.
  await goToPlace(page, 'imports')
  await press(page, page.getByRole('button', { name: imports.list.undoLabel('personal-2.csv') }))
  await expect(page.getByText(imports.undone)).toBeVisible()
  expect(await copyRegister(page, 'staff', fields)).toEqual(before)

  // Done again, with what was chosen for the conflict.
  await goToPlace(page, 'imports')
  await press(
    page,
    page.getByRole('table', { name: imports.list.caption }).getByRole('link', { name: 'personal-2.csv' }),
  )
  await goOnToPlan(page)
  await commitByKeyboard(page, 4)
  expect(await copyRegister(page, 'staff', fields)).toEqual(after)

  // The first delivery has the second one and the edits resting on it; they are named, and undone with it.
  await goToPlace(page, 'imports')
  await press(page, page.getByRole('button', { name: imports.list.undoLabel('personal-1.csv') }))
  const dialog = page.getByRole('dialog', { name: history.together.title })
  await expect(dialog.locator('tbody tr')).toHaveCount(3)
  await press(page, dialog.getByRole('button', { name: history.together.undo(4) }))
  await expect(page.getByText(history.together.done(4))).toBeVisible()
  await goToRegister(page, 'staff')
  await expect(page.getByText(registerWords.emptyTitle({ register: sv.shell.registerNames.staff }))).toBeVisible()
})

test('the sample: all four registers, the same list once more, and its second delivery', async ({ page }) => {
  const { files, folder, senders } = sampleDeliveries()
  await createTransferByKeyboard(page, senders)
  for (const { file, register, sender: from, expected, listed } of files) {
    await stageByKeyboard(page, { name: file, content: readFileSync(join(folder, file)) })
    await chooseSender(page, from)
    await goOnToPlan(page)
    const found = await outcomes(page)
    if (expected !== undefined) {
      expect(found).toMatchObject({ Nya: expected.new, Avvisade: expected.rejected, Summarader: expected.footer })
    }
    await commitByKeyboard(page, found['Nya'] ?? 0)
    if (listed !== undefined) {
      await goToRegister(page, register)
      await expect(page.getByText(registerWords.rowsOf({ shown: listed, all: listed }))).toBeVisible()
    }
  }

  const again = files.find(({ register }) => register === 'archive')
  if (again === undefined) throw new Error('The sample has no archive list')
  const first = await copyRegister(page, 'archive', ['recordsCreator', 'signum', 'seriesTitle'])
  await stageByKeyboardAnyway(page, { name: again.file, content: readFileSync(join(folder, again.file)) })
  await chooseSender(page, again.sender)
  await goOnToPlan(page)
  expect(await outcomes(page)).toMatchObject({ Nya: 0, Ändrade: 0 })
  await expect(page.getByRole('button', { name: imports.plan.commitSame })).toBeEnabled()
  expect(await copyRegister(page, 'archive', ['recordsCreator', 'signum', 'seriesTitle'])).toEqual(first)

  const [second] = sampleManifest.secondDeliveries
  if (second === undefined) throw new Error('The sample has no second delivery')
  const { new: added = 0, changed = 0, unchanged, vanished } = second.facts
  const staff = ['familyName', 'employmentNumber', 'senderUnit', 'monthlySalary', 'decision']
  const before = await copyRegister(page, 'staff', staff)
  await stageByKeyboard(page, { name: second.file, content: readFileSync(join(folder, second.file)) })
  await chooseSender(page, second.sender)
  await goOnToPlan(page)
  const tabs = { Konflikter: 0, Ändrade: changed, Nya: added, Försvunna: vanished, Avvisade: 0, Oförändrade: unchanged }
  await expectTabs(page, { ...tabs, Summarader: 1 })
  await commitByKeyboard(page, added + changed)
  const after = await copyRegister(page, 'staff', staff)
  expect(after).toHaveLength(before.length + added)

  await goToPlace(page, 'imports')
  await press(page, page.getByRole('button', { name: imports.list.undoLabel(second.file) }))
  await expect(page.getByText(imports.undone)).toBeVisible()
  expect(await copyRegister(page, 'staff', staff)).toEqual(before)
  await goToPlace(page, 'imports')
  // The list may for a moment still be the one from before the undo, and lead to the receipt.
  await expect(page.getByRole('button', { name: imports.list.undoLabel(second.file) })).toHaveCount(0)
  await press(page, page.getByRole('table', { name: imports.list.caption }).getByRole('link', { name: second.file }))
  await goOnToPlan(page)
  await commitByKeyboard(page, added + changed)
  expect(await copyRegister(page, 'staff', staff)).toEqual(after)
})

async function chooseSender(page: Page, name: string): Promise<void> {
  const choice = page.getByRole('button', { name: imports.source.sender })
  if ((await choice.textContent())?.includes(name)) return
  await press(page, choice)
  await arrowTo(page, page.getByRole('listbox'), page.getByRole('option', { name }), 'ArrowDown')
  await page.keyboard.press('Enter')
  await expect(choice).toContainText(name)
}

/** A file that is in the store already is asked about first. */
async function stageByKeyboardAnyway(page: Page, file: MadeFile): Promise<void> {
  await goToPlace(page, 'imports')
  await tabTo(page, page.getByRole('button', { name: imports.drop.choose }))
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
  await chooser.setFiles({ name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.content) })
  await expect(page.getByText(/^Samma fil lästes in/)).toBeVisible()
  await press(page, page.getByRole('button', { name: imports.preflight.readAnyway }))
  await expect(page.getByRole('heading', { level: 1, name: imports.wizard.title(file.name) })).toBeFocused()
}

/** One value by hand: F2 on its cell, the new text, Enter; the focus is in the grid again. */
async function edit(page: Page, familyName: string, field: string, text: string): Promise<void> {
  const label = labelOf('staff', field)
  const names = await copyRegister(page, 'staff', ['familyName'])
  const row = names.findIndex(([name]) => name === familyName)
  await goToCell(page, 'staff', row, field)
  await page.keyboard.press('F2')
  const editor = page.getByRole('textbox', { name: registerWords.edit({ field: label }) })
  await expect(editor).toBeFocused()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await expect(page.getByText(new RegExp(`^${label} är nu `)).last()).toBeVisible()
  await expect(page.locator('[data-area="body"]:focus')).toBeVisible()
}

async function expectTabs(page: Page, counts: Readonly<Record<string, number | undefined>>): Promise<void> {
  for (const [name, count] of Object.entries(counts)) {
    await expect(page.getByRole('tab', { name: new RegExp(`^${name}`) })).toHaveText(`${name}${count}`)
  }
}

async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name: new RegExp(`^${name}`) })
  await arrowTo(page, page.getByRole('tablist'), tab, 'ArrowRight')
  await expect(tab).toHaveAttribute('aria-selected', 'true')
}
