import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import type { Field, RegisterName } from '#shared/registers/field.ts'
import { fieldOf, registers } from '#shared/registers/registers.ts'

/** What a person does who has no mouse: every function here presses keys and nothing else. */

/** No screen of the journeys has more stops than this between two of its controls. */
const mostStops = 160

/** Goes on with Tab until `target` has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  await expect(target).toBeEnabled()
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${String(target)}`)
}

/** Goes to a control and presses a key on it. */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** Writes into a field in the place of what it holds. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
  await expect(field).toHaveValue(text)
}

/** One of a group of radios, or a tab: Tab stops at the group, the arrows go on from there. */
export async function arrowTo(
  page: Page,
  group: Locator,
  target: Locator,
  key: 'ArrowDown' | 'ArrowUp' | 'ArrowRight' | 'ArrowLeft',
): Promise<void> {
  await expect(target).toBeVisible()
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await group.evaluate((element) => element.contains(document.activeElement))) break
    await page.keyboard.press('Tab')
  }
  for (let stop = 0; stop < 20; stop += 1) {
    if (await target.evaluate((element) => element.contains(document.activeElement))) return
    await page.keyboard.press(key)
  }
  throw new Error(`The arrow keys do not reach ${String(target)}`)
}

/** One of the seven places, by its shortcut; where it is not on show already, its title has the focus then. */
export async function goToPlace(page: Page, place: 'imports' | 'history'): Promise<void> {
  const title = page.getByRole('heading', {
    level: 1,
    name: place === 'imports' ? sv.imports.title : sv.history.title,
    exact: true,
  })
  if (await title.isVisible()) return
  await page.keyboard.press(place === 'imports' ? 'Alt+Digit2' : 'Alt+Digit6')
  await expect(title).toBeFocused()
}

/** A register, from the palette. */
export async function goToRegister(page: Page, register: RegisterName): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K')
  await expect(page.getByRole('dialog', { name: sv.shell.paletteLabel })).toBeVisible()
  const command = sv.shell.commands.goTo(sv.shell.registerNames[register])
  await page.keyboard.type(command)
  await expect(page.getByRole('menuitem')).toHaveText([command])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: sv.shell.registerNames[register] })).toBeVisible()
}

/** A word of a list, by its first letters. */
export async function choose(page: Page, field: string, word: string): Promise<void> {
  const trigger = page.getByRole('button', { name: field })
  await press(page, trigger)
  const option = page.getByRole('option', { name: word, exact: true })
  await expect(option).toBeVisible()
  for (let step = 0; step < 20 && !(await option.evaluate((each) => each === document.activeElement)); step += 1) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(trigger).toContainText(word)
}

/** A place without a number of its own, from the palette. */
export async function goByPalette(page: Page, place: keyof typeof sv.shell.places, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K')
  await expect(page.getByRole('dialog', { name: sv.shell.paletteLabel })).toBeVisible()
  const command = sv.shell.commands.goTo(sv.shell.places[place])
  await page.keyboard.type(command)
  await expect(page.getByRole('menuitem')).toHaveText([command])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** Into the rows of a table to pick from. */
export async function into(page: Page, rows: Locator): Promise<void> {
  for (let stop = 0; stop < 60; stop += 1) {
    if (await rows.first().evaluate((row) => row.parentElement?.contains(document.activeElement) === true)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Home')
}

/** A new transfer with one name for each sender. */
export async function createTransferByKeyboard(page: Page, senders: readonly string[]): Promise<void> {
  const words = sv.start
  await arrowTo(page, page.getByRole('tablist'), page.getByRole('tab', { name: words.create.title }), 'ArrowRight')
  await write(page, page.getByRole('textbox', { name: words.create.name, exact: true }), 'Region Norrmark 2019')
  await write(page, page.getByRole('textbox', { name: words.create.transferDate }), '2019-01-01')
  for (const [index, sender] of senders.entries()) {
    if (index > 0) await press(page, page.getByRole('button', { name: words.create.addSender }))
    await write(page, page.getByRole('textbox', { name: words.create.sender(index + 1) }), sender)
  }
  await write(page, page.getByRole('textbox', { name: words.create.receiver }), 'Region Norrmark')
  await write(page, page.getByRole('textbox', { name: words.person }), 'Provpersonen')
  await write(page, page.getByRole('textbox', { name: words.passphrase, exact: true }), 'tre ord i rad')
  await write(page, page.getByRole('textbox', { name: words.passphraseAgain }), 'tre ord i rad')
  await press(page, page.getByRole('button', { name: words.create.submit }))
  await expect(page.getByRole('heading', { level: 1, name: sv.overview.title })).toBeVisible()
}

/** A file that a test has made: its name and its bytes. */
export interface MadeFile {
  readonly name: string
  readonly content: Uint8Array
}

/** Chooses a file in the dialog of the operating system, which no test can press keys in, and waits for its wizard. */
export async function stageByKeyboard(page: Page, file: MadeFile): Promise<void> {
  await goToPlace(page, 'imports')
  const button = page.getByRole('button', { name: sv.imports.drop.choose })
  await tabTo(page, button)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')])
  await chooser.setFiles({
    name: file.name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(file.content),
  })
  await expect(page.getByRole('heading', { level: 1, name: sv.imports.wizard.title(file.name) })).toBeFocused()
}

export type WizardStep = 'source' | 'columns' | 'values' | 'findings' | 'plan'

/** From the step on show to the next one. */
export async function goOn(page: Page, to: WizardStep): Promise<void> {
  await press(page, page.getByRole('button', { name: sv.imports.wizard.next, exact: true }))
  await expect(stepButton(page, to)).toHaveAttribute('aria-current', 'step')
}

export function stepButton(page: Page, step: WizardStep | 'done'): Locator {
  return page.getByRole('button', { name: new RegExp(`${sv.imports.wizard.steps[step]}$`) })
}

/** On with the guesses as they are, from any step to the plan. */
export async function goOnToPlan(page: Page, from: WizardStep = 'source'): Promise<void> {
  const steps = ['source', 'columns', 'values', 'findings', 'plan'] as const
  for (const step of steps.slice(steps.indexOf(from) + 1)) await goOn(page, step)
  await expect(page.getByRole('table', { name: sv.imports.plan.title })).toBeVisible()
}

/** What the plan says will happen to how many rows. */
export async function outcomes(page: Page): Promise<Record<string, number>> {
  const rows = page.getByRole('table', { name: sv.imports.plan.title }).locator('tbody tr')
  await expect(rows.first()).toBeVisible()
  const texts = await rows.evaluateAll((each) => each.map((row) => [...row.children].map((cell) => cell.textContent)))
  return Object.fromEntries(texts.map(([name, count]) => [name?.trim() ?? '', Number(count?.replaceAll(/\s/g, ''))]))
}

export async function commitByKeyboard(page: Page, rows: number): Promise<void> {
  const { plan, receipt } = sv.imports
  await press(
    page,
    page.getByRole('button', { name: plan.commit(String(rows).replace(/(?=\d{3}$)/, '\u00A0')), exact: true }),
  )
  await expect(page.getByRole('heading', { name: receipt.title })).toBeVisible({ timeout: 60_000 })
}

/** The fields that a register shows at first, in their order. */
export function shownFields(register: RegisterName): readonly Field[] {
  return registers[register].fields.filter((field) => field.quiet !== true)
}

/**
 * The whole register as it is copied to a spreadsheet: everything marked with Ctrl + A and copied with Ctrl + C. One line
 * for each row, with the texts of the named fields; lines in the order of the register.
 */
export async function copyRegister(page: Page, register: RegisterName, fields: readonly string[]): Promise<string[][]> {
  await goToRegister(page, register)
  await goIntoGrid(page)
  await page.evaluate(() => {
    Reflect.deleteProperty(globalThis, 'copied')
    document.addEventListener('copy', (event) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text !== '') Reflect.set(globalThis, 'copied', text)
    })
  })
  const copied = (): Promise<unknown> => page.evaluate(() => Reflect.get(globalThis, 'copied') as unknown)
  await page.keyboard.press('ControlOrMeta+A')
  // Rows that have to be fetched first can need the keys once more, as the screen then says.
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+C')
    await expect.poll(copied, { timeout: 4_000 }).not.toBe(undefined)
  }).toPass({ timeout: 15_000 })
  const names = shownFields(register).map(({ name }) => name)
  return String(await copied())
    .split('\r\n')
    .map((line) => line.split('\t'))
    .map((cells) => fields.map((field) => cells[names.indexOf(field)] ?? ''))
}

/** Into the first cell of the rows of the register on show, or the row that it was opened at. */
export async function goIntoGrid(page: Page, { isAtRow = false } = {}): Promise<void> {
  const grid = page.getByRole('grid')
  await expect(grid.locator('[data-area="body"]').first()).toBeVisible()
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await grid.evaluate((element) => element.contains(document.activeElement))) break
    await page.keyboard.press('Tab')
  }
  for (let row = 0; row < 3; row += 1) {
    if (await grid.evaluate(() => document.activeElement?.closest('[data-area="body"]') !== null)) break
    await page.keyboard.press('ArrowDown')
  }
  if (!isAtRow) await page.keyboard.press('ControlOrMeta+Home')
  expect(await grid.evaluate(() => document.activeElement?.closest('[data-area="body"]') !== null)).toBe(true)
}

/** To the cell of a field, in a row counted from 0. */
export async function goToCell(page: Page, register: RegisterName, row: number, field: string): Promise<void> {
  await goIntoGrid(page)
  const column = shownFields(register).findIndex(({ name }) => name === field)
  for (let step = 0; step < row; step += 1) await page.keyboard.press('ArrowDown')
  for (let step = 0; step < column; step += 1) await page.keyboard.press('ArrowRight')
}

export function labelOf(register: RegisterName, field: string): string {
  return fieldOf(register, field)?.label.sv ?? ''
}
