import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { recordFieldOf, recordKindOf } from '#shared/records/records.ts'
import { fieldOf } from '#shared/registers/registers.ts'
import { test } from '../support/loopback.ts'
import { axeOn } from './journeys/accessibility.ts'
import {
  arrowTo,
  commitByKeyboard,
  createTransferByKeyboard,
  goIntoGrid,
  goOnToPlan,
  goToCell,
  goToPlace,
  goToRegister,
  press,
  stageByKeyboard,
  tabTo,
  write,
} from './journeys/keyboard.ts'
import { testNumber, utf8File } from './journeys/made-files.ts'

/** Everything about the row in focus, by keyboard alone: its way, its person, what it has to do with, notes and attachments. */

const text = sv.rowDetails

const cases = [
  ['Dnr', 'Ärenderubrik', 'Handläggare', 'Status', 'Åtgärd vid överlämning', 'Mottagande nämnd', 'Nytt dnr'],
  ['304-1-2018', 'Stöd till bredband', 'Eva Öberg', 'Pågår', 'Överlämnas', 'Utveckling', 'RUN 2019/1'],
  ['304-2-2018', 'Stöd till vägar', 'Eva Öberg', 'Pågår', 'Överlämnas', '', ''],
]
/** A third one, which can take the step that the first can. */
const manyCases = [
  ...cases,
  ['304-3-2018', 'Stöd till ö', 'Eva Öberg', 'Pågår', 'Överlämnas', 'Utveckling', 'RUN 2019/3'],
]

test('a case goes its way, leads to its entries, and carries notes and attachments', async ({ page }) => {
  await createTransferByKeyboard(page, ['Länsstyrelsen i Norrmarks län'])
  await importFile(page, 'arenden.csv', cases)
  await importFile(page, 'diarium.csv', [
    ['Diarium', 'Dnr', 'Handlingsnr', 'Datum', 'I/U/K', 'Ärendemening'],
    ['Huvuddiariet', '304-1-2018', '1', '2018-03-05', 'I', 'Ansökan om stöd'],
    ['Huvuddiariet', '304-1-2018', '2', '2018-03-06', 'U', 'Begäran om komplettering'],
  ])

  await goToRegister(page, 'cases')
  await goIntoGrid(page)
  const pane = page.getByRole('region', { name: sv.registers.details })
  await showTab(page, pane, text.tabs.own.cases)
  const steps = pane.getByRole('listitem')
  await expect(steps.filter({ hasText: text.steps.packed })).toContainText(text.stepStates.next)
  const on = pane.getByRole('textbox', { name: text.stepOn })
  await write(page, on, '2019-02-31')
  await expect(on).toHaveAccessibleDescription(text.stepOnUnread)
  await write(page, on, '2999-01-01')
  await expect(on).toHaveAccessibleDescription(text.refusals['future-day']({ earlier: '', fields: '' }))
  await write(page, on, '2019')
  await expect(on).toHaveAccessibleDescription('')
  await press(page, pane.getByRole('button', { name: text.takeStep({ step: text.steps.packed }) }))
  await expect(on).toHaveAccessibleDescription(text.stepOnUnread)
  await expectNoViolations(page)
  await write(page, on, '20190102')
  await expect(on).toHaveAccessibleDescription('')
  await write(page, pane.getByRole('textbox', { name: text.stepNote }), 'Kartong 3')
  await expectNoViolations(page)
  await press(page, pane.getByRole('button', { name: text.takeStep({ step: text.steps.packed }) }))
  await expect(steps.filter({ hasText: text.steps.packed })).toContainText('Kartong 3')
  await expect(steps.filter({ hasText: text.steps.handedOver })).toContainText(text.stepStates.next)
  await press(page, page.getByRole('button', { name: sv.shell.notice.undo }).last())
  await expect(steps.filter({ hasText: text.steps.packed })).toContainText(text.stepStates.next)

  // What is missing is said, and nothing is offered before it is there.
  await goIntoGrid(page)
  await page.keyboard.press('ArrowDown')
  await expect(steps.filter({ hasText: text.steps.receiverAssigned })).toContainText('Mottagande nämnd/enhet')
  await expect(pane.getByRole('button', { name: /^Anteckna som/ })).toHaveCount(0)
  await page.keyboard.press('ArrowUp')

  await showTab(page, pane, text.tabs.notes)
  await write(page, pane.getByRole('textbox', { name: text.note }), 'Ringt handläggaren')
  await page.keyboard.press('Enter')
  await expect(steps.filter({ hasText: 'Ringt handläggaren' })).toBeVisible()
  const choose = pane.getByRole('button', { name: text.addEvidence })
  await tabTo(page, choose)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
  await chooser.setFiles({ name: 'avtal.txt', mimeType: 'text/plain', buffer: Buffer.from('Avtal å ä ö') })
  await expect(steps.filter({ hasText: 'avtal.txt' })).toBeVisible()
  await expectNoViolations(page)
  const save = pane.getByRole('button', { name: text.saveEvidence({ name: 'avtal.txt' }) })
  await tabTo(page, save)
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(download.suggestedFilename()).toBe('avtal.txt')
  await expect(page.getByText(text.evidenceSaved({ name: 'avtal.txt' }))).toBeVisible()

  await showTab(page, pane, text.tabs.links)
  await expect(pane.getByRole('heading', { name: `${text.links.entriesOfCase} (2)` })).toBeVisible()
  await expectNoViolations(page)
  await press(page, pane.getByRole('link', { name: /Begäran om komplettering/ }))
  await expect(page.getByRole('heading', { level: 1, name: sv.shell.registerNames.diary })).toBeVisible()
  await expect(pane.getByRole('heading', { name: `${text.links.caseOfEntry} (1)`, exact: true })).toBeVisible()
  await press(page, pane.getByRole('link', { name: /Stöd till bredband/ }))
  await expect(page.getByRole('heading', { level: 1, name: sv.shell.registerNames.cases })).toBeVisible()
})

test('what is half written waits on its row while another one is looked at', async ({ page }) => {
  await createTransferByKeyboard(page, ['Länsstyrelsen i Norrmarks län'])
  await importFile(page, 'arenden.csv', cases)
  await goToRegister(page, 'cases')
  await goIntoGrid(page)
  const pane = page.getByRole('region', { name: sv.registers.details })
  await showTab(page, pane, text.tabs.notes)
  const note = pane.getByRole('textbox', { name: text.note })
  await write(page, note, 'Halv not')
  await goIntoGrid(page)
  await page.keyboard.press('ArrowDown')
  await expect(note).toHaveValue('')
  await page.keyboard.press('ArrowUp')
  await expect(note).toHaveValue('Halv not')
  await press(page, pane.getByRole('button', { name: text.addNote }))
  await expect(pane.getByRole('listitem').filter({ hasText: 'Halv not' })).toBeVisible()
  await expect(note).toHaveValue('')

  await showTab(page, pane, text.tabs.values)
  const label = fieldOf('cases', 'title')?.label.sv ?? ''
  const field = pane.getByRole('textbox', { name: sv.registers.edit({ field: label }) })
  await press(page, pane.getByRole('button', { name: sv.registers.edit({ field: label }) }))
  await write(page, field, 'Halv rubrik')
  await goIntoGrid(page)
  await page.keyboard.press('ArrowDown')
  await expect(field).toHaveCount(0)
  await page.keyboard.press('ArrowUp')
  // There again as it was left, and the keyboard stays in the grid.
  await expect(field).toHaveValue('Halv rubrik')
  await expect(field).not.toBeFocused()
  await tabTo(page, field)
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await goIntoGrid(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(pane.getByRole('heading', { name: /bredband/u })).toBeVisible()
  await expect(field).toHaveCount(0)
})

test('a step is recorded with the marked cases that can take it, undone and done again', async ({ page, context }) => {
  const words = text.manySteps
  await page.setViewportSize({ width: 1366, height: 768 })
  await createTransferByKeyboard(page, ['Länsstyrelsen i Norrmarks län'])
  await importFile(page, 'arenden.csv', manyCases)
  await goToRegister(page, 'cases')
  await goToCell(page, 'cases', 0, 'title')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await goToCell(page, 'cases', 0, 'title')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await press(page, page.getByRole('button', { name: words.open }))
  const dialog = page.getByRole('dialog', { name: words.title })
  await expect(dialog.getByText(sv.gridEditing.bulk.rows({ rows: 2 }))).toBeVisible()
  await press(page, dialog.getByRole('button', { name: new RegExp(words.step) }).first())
  await page.keyboard.type(text.steps.packed.slice(0, 3))
  await page.keyboard.press('Enter')
  await write(page, dialog.getByRole('textbox', { name: text.stepOn }), '2019-01-02')
  await press(page, dialog.getByRole('button', { name: words.look }))
  await expect(dialog.getByText(words.summary({ rows: 1, left: 1 }))).toBeVisible()
  const left = dialog.getByRole('table', { name: words.left })
  await expect(left).toContainText(text.refusals['earlier-first']({ earlier: text.steps.receiverAssigned, fields: '' }))
  await expect(left).toContainText('304-2-2018')
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await expectNoViolations(page)
  }
  // Somebody else writes, and other rows come to stand in these places: the step is for those that were marked.
  const other = await context.newPage()
  await other.goto(page.url())
  await goToCell(other, 'cases', 2, 'title')
  await other.keyboard.type('Annat stöd')
  await other.keyboard.press('Enter')
  await expect(page.locator('[data-area="body"][data-row="0"]', { hasText: 'Annat stöd' })).toBeAttached()
  await other.close()
  await press(page, dialog.getByRole('button', { name: words.go({ rows: 1 }) }))
  await expect(dialog).toBeHidden()
  await expect(page.getByText(words.taken({ step: text.steps.packed, rows: 1 }))).toBeVisible()

  await goToPlace(page, 'history')
  const events = page.getByRole('row')
  const said = sv.history.events['case.advance-rows']({ step: 'packed', rows: 1, left: 1 })
  await press(page, events.filter({ hasText: said }).getByRole('button', { name: new RegExp(`^${sv.history.undo}`) }))
  await press(page, events.nth(1).getByRole('button', { name: new RegExp(`^${sv.history.redo}`) }))
  await expect(page.getByText(sv.history.redoneNow)).toBeVisible()
  await expectNoViolations(page)

  // An event about one row leads to it.
  await goToRegister(page, 'cases')
  await goIntoGrid(page)
  const pane = page.getByRole('region', { name: sv.registers.details })
  await showTab(page, pane, text.tabs.notes)
  await write(page, pane.getByRole('textbox', { name: text.note }), 'Ringt handläggaren')
  await page.keyboard.press('Enter')
  await expect(pane.getByText('Ringt handläggaren')).toBeVisible()
  await goToPlace(page, 'history')
  await press(page, events.nth(1).getByRole('link', { name: '304-1-2018 · Stöd till bredband' }))
  await expect(page.getByRole('heading', { level: 1, name: sv.shell.registerNames.cases })).toBeVisible()
  await expect(pane.getByText('Ringt handläggaren')).toBeVisible()
})

test('a case officer leads to an employment, and a person gets one more number', async ({ page }) => {
  await createTransferByKeyboard(page, ['Länsstyrelsen i Norrmarks län'])
  await importFile(page, 'arenden.csv', cases)
  await importFile(page, 'personal.csv', [
    ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Befattning', 'Syssgrad'],
    [testNumber(1), 'Öberg', 'Eva', '001', 'Handläggare', '75'],
    [testNumber(2), 'Ek', 'Bo', '002', 'Arkivarie', '100'],
  ])

  await goToRegister(page, 'cases')
  await goIntoGrid(page)
  const pane = page.getByRole('region', { name: sv.registers.details })
  await showTab(page, pane, text.tabs.links)
  await press(page, pane.getByRole('link', { name: /Öberg/ }))
  await expect(page.getByRole('heading', { level: 1, name: sv.shell.registerNames.staff })).toBeVisible()
  await expect(pane.getByRole('heading', { name: `${text.links.casesOfHandler} (2)` })).toBeVisible()

  await showTab(page, pane, text.tabs.own.staff)
  await expect(pane.getByRole('heading', { name: `${text.employments} (1)` })).toBeVisible()
  await press(page, pane.getByRole('button', { name: text.addIdentifier }))
  await page.keyboard.type(testNumber(2))
  await write(page, pane.getByRole('textbox', { name: text.validFrom }), '2016-05-01')
  await expectNoViolations(page)
  await page.keyboard.press('Enter')
  // The number is Bo's: nobody is joined with anybody unasked.
  await press(page, pane.getByRole('button', { name: text.mergePersons }))
  await expect(pane.getByRole('heading', { name: `${text.employments} (2)` })).toBeVisible()
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await expectNoViolations(page)
  }
})

test('an employment leads to its unit and its manager, and they lead back', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await createTransferByKeyboard(page, ['Länsstyrelsen i Norrmarks län'])
  await importFile(page, 'personal.csv', [
    ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Enhet', 'Chef', 'Syssgrad'],
    [testNumber(1), 'Öberg', 'Eva', '001', 'Landsbygdsenheten', '', '75'],
    [testNumber(2), 'Ek', 'Bo', '002', 'LANDSBYGD', 'Öberg, Eva', '100'],
  ])
  const { records } = sv
  const units = recordKindOf('units')
  await page.evaluate(() => (location.hash = '#/records?kind=units'))
  await press(page, page.getByRole('button', { name: records.addOf(units.row.sv[0]), exact: true }))
  const field = (name: string) => recordFieldOf(units, name)?.label.sv ?? ''
  await write(page, page.getByRole('textbox', { name: field('name'), exact: true }), 'Landsbygdsenheten')
  await tabTo(page, page.getByRole('combobox', { name: field('organisationId'), exact: true }))
  await page.keyboard.type('Länss')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await write(page, page.getByRole('textbox', { name: field('aliases') }), 'Landsbygd')
  await press(page, page.getByRole('button', { name: records.save, exact: true }))
  await expect(page.getByRole('rowheader', { name: 'Landsbygdsenheten' })).toBeVisible()

  await goToRegister(page, 'staff')
  await goIntoGrid(page)
  const pane = page.getByRole('region', { name: sv.registers.details })
  await showTab(page, pane, text.tabs.links)
  await expect(pane.getByRole('heading', { name: `${text.links.employmentsOfManager} (1)` })).toBeVisible()
  await expectNoViolations(page)
  await press(page, pane.getByRole('link', { name: /Öberg/ }))
  await expect(pane.getByRole('heading', { name: `${text.links.employmentsOfManaged} (1)` })).toBeVisible()
  await press(page, pane.getByRole('link', { name: 'Landsbygdsenheten', exact: true }))

  const unit = page.getByRole('region', { name: 'Landsbygdsenheten' })
  await expect(unit.getByRole('heading', { name: `${text.links.employmentsInUnit} (2)` })).toBeVisible()
  await expect(unit.getByRole('heading', { level: 2 })).toBeFocused()
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await expectNoViolations(page)
  }
  await page.setViewportSize({ width: 683, height: 384 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(
    true,
  )
  await page.setViewportSize({ width: 1366, height: 768 })
  await press(page, unit.getByRole('link', { name: sv.shell.closeDialog }))
  await expect(unit).toBeHidden()
  // Each name of the table leads there too.
  await press(page, page.getByRole('rowheader').getByRole('link', { name: 'Landsbygdsenheten', exact: true }))
  await press(page, unit.getByRole('link', { name: /^Ek/ }))
  await expect(page.getByRole('heading', { level: 1, name: sv.shell.registerNames.staff })).toBeVisible()
  await expect(pane.getByRole('heading', { name: `${text.links.employmentsOfManager} (1)` })).toBeVisible()
})

async function importFile(page: Page, name: string, lines: readonly (readonly string[])[]): Promise<void> {
  await stageByKeyboard(page, utf8File(name, lines))
  await goOnToPlan(page)
  await commitByKeyboard(page, lines.length - 1)
}

async function showTab(page: Page, pane: Locator, name: string): Promise<void> {
  const tab = pane.getByRole('tab', { name })
  if ((await tab.getAttribute('aria-selected')) === 'true') return
  const list = pane.getByRole('tablist', { name: text.tabList })
  // Where the shown tab stands is not known here: to the first one, and on from there.
  await arrowTo(page, list, list, 'ArrowRight')
  await page.keyboard.press('Home')
  await arrowTo(page, list, tab, 'ArrowRight')
  await expect(tab).toHaveAttribute('aria-selected', 'true')
}

async function expectNoViolations(page: Page): Promise<void> {
  // Colours that fade in are measured when they have come.
  await page.waitForTimeout(300)
  const { violations } = await (await axeOn(page)).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}
