import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import type { FrameKindName } from '#shared/records/record.ts'
import { recordFieldOf, recordKindOf } from '#shared/records/records.ts'
import { test } from '../support/loopback.ts'
import { axeOn } from './journeys/accessibility.ts'
import {
  choose,
  commitByKeyboard,
  createTransferByKeyboard,
  goIntoGrid,
  goOnToPlan,
  goToRegister,
  press,
  stageByKeyboard,
  tabTo,
  write,
} from './journeys/keyboard.ts'
import { testNumber, utf8File } from './journeys/made-files.ts'

/** The frame of a transfer, filled in by somebody who has no mouse. */

const words = sv.records

async function goToRecords(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K')
  await expect(page.getByRole('dialog', { name: sv.shell.paletteLabel })).toBeVisible()
  await page.keyboard.type(sv.shell.commands.goTo(sv.shell.places.records))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeFocused()
}

async function goToKind(page: Page, kind: FrameKindName): Promise<void> {
  const link = page
    .getByRole('navigation', { name: words.kinds })
    .getByRole('link', { name: recordKindOf(kind).label.sv, exact: true })
  await press(page, link)
  await expect(page.getByRole('heading', { level: 2, name: recordKindOf(kind).label.sv, exact: true })).toBeVisible()
  await expect(link).toHaveAttribute('aria-current', 'page')
}

function label(kind: FrameKindName, field: string): string {
  return recordFieldOf(recordKindOf(kind), field)?.label.sv ?? ''
}

/** Opens the form of a new row; its first field has the focus. */
async function add(page: Page, kind: FrameKindName): Promise<void> {
  const [first] = recordKindOf(kind).fields
  await press(page, page.getByRole('button', { name: words.addOf(recordKindOf(kind).row.sv[0]), exact: true }))
  await expect(page.getByRole('textbox', { name: first?.label.sv ?? '' })).toBeFocused()
}

/** Another row, by part of its name. */
async function find(page: Page, field: string, part: string, whole: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field, exact: true })
  await tabTo(page, box)
  await page.keyboard.type(part)
  await expect(page.getByRole('option', { name: whole, exact: true })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(box).toHaveValue(whole)
}

async function save(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: words.save, exact: true })
  await press(page, button)
  await expect(button).toBeHidden()
}

function table(page: Page, kind: FrameKindName) {
  return page.getByRole('table', { name: recordKindOf(kind).label.sv, exact: true })
}

/** What breaks a rule of accessibility or scrolls sideways, in light and dark and at 200 %. */
async function flaws(page: Page): Promise<string[]> {
  const found: string[] = []
  // Colours that fade in are measured when they have come.
  await page.waitForTimeout(300)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await (await axeOn(page)).analyze()
    found.push(...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  const viewport = page.viewportSize() ?? { width: 1366, height: 768 }
  await page.setViewportSize({ width: 683, height: 384 })
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  if (overflow > 0) found.push(`${overflow} pixels too wide at 200 %`)
  await page.setViewportSize(viewport)
  return found
}

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await createTransferByKeyboard(page, ['Länsstyrelsen i Norrmark', 'Region Norrmark'])
  await goToRecords(page)
})

test('organisations are completed, renamed everywhere, kept while they are used, and undone', async ({ page }) => {
  const organisations = table(page, 'organisations')
  await expect(organisations.getByRole('row')).toHaveCount(4)
  await press(page, page.getByRole('button', { name: words.changeOf('Länsstyrelsen i Norrmark'), exact: true }))
  const number = page.getByRole('textbox', { name: label('organisations', 'organisationNumber') })
  await write(page, number, '202100-0011')
  await press(page, page.getByRole('button', { name: words.save, exact: true }))
  await expect(number).toHaveAttribute('aria-invalid', 'true')
  expect(await flaws(page)).toEqual([])
  await write(page, number, '232100-0016')
  await write(page, page.getByRole('textbox', { name: label('organisations', 'name') }), 'Länsstyrelsen Norrmark')
  await choose(page, label('organisations', 'kind'), 'Statlig myndighet')
  await save(page)
  const renamed = 'Länsstyrelsen Norrmark (statlig myndighet)'
  await expect(organisations).toContainText('232100-0016')
  await expect(page.getByRole('banner')).toContainText('Länsstyrelsen Norrmark')

  await press(page, page.getByRole('button', { name: words.removeOf(renamed), exact: true }))
  await expect(page.getByRole('alert').filter({ hasText: 'kan inte tas bort' })).toBeVisible()
  expect(await flaws(page)).toEqual([])

  await add(page, 'organisations')
  await write(page, page.getByRole('textbox', { name: label('organisations', 'name') }), 'Riksarkivet')
  await save(page)
  await expect(organisations).toContainText('Riksarkivet')
  await press(page, page.getByRole('button', { name: words.removeOf('Riksarkivet'), exact: true }))
  await expect(organisations).not.toContainText('Riksarkivet')
  await press(page, page.getByRole('button', { name: sv.shell.notice.undo, exact: true }).last())
  await expect(organisations).toContainText('Riksarkivet')
})

test('what another window has written is told in the form, and nothing is written over', async ({ page, context }) => {
  await goToKind(page, 'rooms')
  const site = page.getByRole('textbox', { name: label('rooms', 'site') })
  const capacity = (window: Page) => window.getByRole('textbox', { name: label('rooms', 'capacity') })
  const saving = (window: Page) => window.getByRole('button', { name: words.save, exact: true })
  const changing = (window: Page) => window.getByRole('button', { name: words.changeOf('304, Falun'), exact: true })
  await add(page, 'rooms')
  await write(page, site, 'Falun')
  await write(page, page.getByRole('textbox', { name: label('rooms', 'room') }), '304')
  await write(page, capacity(page), '2')
  await save(page)
  await press(page, changing(page))
  await write(page, capacity(page), '3')
  const other = await context.newPage()
  await other.goto(page.url())
  const writeElsewhere = async (text: string): Promise<void> => {
    await changing(other).click()
    await capacity(other).fill(text)
    await saving(other).click()
    await expect(saving(other)).toBeHidden()
  }
  await writeElsewhere('5')
  await press(page, saving(page))
  const conflict = page.getByRole('alert').filter({ hasText: 'är nu ”5”' })
  await expect(conflict).toContainText('Provpersonen')
  await expect(capacity(page)).toHaveValue('3')
  expect(await flaws(page)).toEqual([])
  await press(page, page.getByRole('button', { name: words.keepMine, exact: true }))
  await expect(table(page, 'rooms').getByRole('row').nth(1)).toContainText('3')

  // The other's may stand; what else was written waits in the form.
  await press(page, changing(page))
  await write(page, capacity(page), '4')
  await write(page, page.getByRole('textbox', { name: label('rooms', 'site') }), 'Mora')
  await expect(table(other, 'rooms').getByRole('row').nth(1)).toContainText('3')
  await writeElsewhere('6')
  await press(page, saving(page))
  await press(page, page.getByRole('button', { name: words.takeTheirs, exact: true }))
  await expect(capacity(page)).toHaveValue('6')
  await save(page)
  await expect(table(page, 'rooms').getByRole('row').nth(1)).toContainText('Mora')
  await expect(table(page, 'rooms').getByRole('row').nth(1)).toContainText('6')
  await other.close()
})

test('units stand as a tree that is opened row by row, and are found by part of a name', async ({ page }) => {
  await goToKind(page, 'units')
  await expect(page.getByRole('heading', { name: words.empty.title(recordKindOf('units').label.sv) })).toBeVisible()
  expect(await flaws(page)).toEqual([])
  for (const [name, above] of [
    ['Regionala utvecklingsförvaltningen', null],
    ['Enheten för kollektivtrafik', 'Regionala utvecklingsförvaltningen'],
  ] as const) {
    await add(page, 'units')
    await write(page, page.getByRole('textbox', { name: label('units', 'name') }), name)
    await find(page, label('units', 'organisationId'), 'Länss', 'Länsstyrelsen i Norrmark')
    if (above !== null) await find(page, label('units', 'parentId'), 'Regionala', above)
    await save(page)
  }
  const units = table(page, 'units')
  await expect(units.getByRole('row')).toHaveCount(2)
  await press(page, page.getByRole('button', { name: words.expand('Regionala utvecklingsförvaltningen') }))
  await expect(units.getByRole('row')).toHaveCount(3)
  expect(await flaws(page)).toEqual([])
  await write(page, page.getByRole('textbox', { name: words.search }), 'kollektiv')
  await expect(units.getByRole('rowheader')).toHaveText(['Enheten för kollektivtrafik'])
  await write(page, page.getByRole('textbox', { name: words.search }), 'finns inte')
  await expect(page.getByRole('heading', { name: words.noneFound.title })).toBeVisible()
})

test('whoever becomes a reader is offered nothing to change', async ({ page }) => {
  await goToKind(page, 'people')
  for (const [name, role] of [
    ['Lena Ledare', 'Projektledare'],
    ['Provpersonen', 'Läsare'],
  ] as const) {
    await add(page, 'people')
    await write(page, page.getByRole('textbox', { name: label('people', 'name') }), name)
    await choose(page, label('people', 'role'), role)
    await save(page)
  }
  await expect(page.getByRole('button', { name: words.addOf('person'), exact: true })).toBeHidden()
  await expect(page.getByRole('button', { name: words.changeOf('Lena Ledare') })).toBeHidden()
  await expect(page.getByText(sv.shell.readOnly)).toBeVisible()
})

test('whoever becomes an archivist sees why the rows of the staff are locked', async ({ page }) => {
  const rows = [
    ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr'],
    [testNumber(1), 'Öberg', 'Eva', '001'],
  ]
  await stageByKeyboard(page, utf8File('personal.csv', rows))
  await goOnToPlan(page)
  await commitByKeyboard(page, 1)
  await goToRecords(page)
  await goToKind(page, 'people')
  for (const [name, role] of [
    ['Lena Ledare', 'Projektledare'],
    ['Provpersonen', 'Arkivarie'],
  ] as const) {
    await add(page, 'people')
    await write(page, page.getByRole('textbox', { name: label('people', 'name') }), name)
    await choose(page, label('people', 'role'), role)
    await save(page)
  }
  await goToRegister(page, 'staff')
  await goIntoGrid(page)
  const pane = page.getByRole('region', { name: sv.registers.details })
  const sentence = sv.gridEditing.locked.notYours({
    register: sv.shell.registerNames.staff,
    role: 'Arkivarie',
    writers: 'HR eller Projektledare',
  })
  await expect(pane.getByText(sentence)).toBeVisible()
  await expect(pane.getByRole('button', { name: /^Ändra/u })).toHaveCount(0)
  await expect(page.getByRole('button', { name: sv.gridEditing.bulk.open })).toHaveCount(0)
  await page.keyboard.type('x')
  await expect(
    page.getByRole('grid').getByText(sentence).or(page.getByRole('status').getByText(sentence)).first(),
  ).toBeVisible()
  expect(await flaws(page)).toEqual([])
  await goToRegister(page, 'archive')
  await expect(page.getByText(sentence)).toHaveCount(0)
})
