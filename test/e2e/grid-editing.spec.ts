import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { registerNames } from '#shared/registers/registers.ts'
import { test } from '../support/loopback.ts'
import { axeOf } from './journeys/accessibility.ts'
import { goToCell, goToRegister, labelOf, press, shownFields, tabTo, write } from './journeys/keyboard.ts'
import { openSample } from './journeys/sample.ts'

/** Writing in the registers as in a spreadsheet, by keyboard alone. */

test.use({ hasSample: true })

const { gridEditing: words, registers: registerWords } = sv

/** A field of each register that anything can be written in, and one to find rows by. */
const fields = {
  staff: { text: 'positionTitle', find: 'familyName' },
  cases: { text: 'oldHandler', find: 'title' },
  diary: { text: 'correspondent', find: 'subject' },
  archive: { text: 'location', find: 'seriesTitle' },
} as const satisfies Readonly<Record<RegisterName, { readonly text: string; readonly find: string }>>

for (const register of registerNames) {
  test(`${register}: find, filter, edit, fill, paste, change many rows, undo and redo`, async ({ page }) => {
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    await page.setViewportSize({ width: 1366, height: 768 })
    await openSample(page)
    const { text: field, find } = fields[register]
    await goToRegister(page, register)
    const rows = page.getByRole('grid')
    await goToCell(page, register, 0, find)
    const all = await rows.getAttribute('aria-rowcount')
    const wanted = (await focusedText(page)).split(' ')[0] ?? ''
    await page.keyboard.press('ControlOrMeta+F')
    await page.keyboard.type(wanted)
    await expect(rows).not.toHaveAttribute('aria-rowcount', all ?? '')
    await page.keyboard.press('Escape')
    await expect(rows).toHaveAttribute('aria-rowcount', all ?? '')

    await goToCell(page, register, 0, find)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.type('zzz')
    await expect(rows).toHaveAttribute('aria-rowcount', '2')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Delete')
    await expect(rows).toHaveAttribute('aria-rowcount', all ?? '')

    await goToCell(page, register, 0, field)
    const before = await columnTexts(page, register, field, 6)
    await page.keyboard.type('Första')
    await page.keyboard.press('Enter')
    await giveReason(page, register, 'rättad enligt handling')
    await expect(cell(page, 1, register, field)).toBeFocused()
    await expect(cell(page, 0, register, field)).toHaveText(/^Första/)

    await page.keyboard.press('F2')
    await expect(editor(page, register, field)).toHaveValue(before[1] === registerWords.empty ? '' : (before[1] ?? ''))
    await page.keyboard.press('Escape')
    await expect(cell(page, 1, register, field)).toBeFocused()
    await expect(cell(page, 1, register, field)).toHaveText(before[1] ?? '')

    // The first two rows: the second becomes as the first.
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('ControlOrMeta+D')
    await giveReason(page, register)
    await expect(cell(page, 1, register, field)).toHaveText(/^Första/)

    // A block as a spreadsheet copies it: a quoted cell, a hard space, a line break at the end.
    await goToCell(page, register, 2, field)
    await paste(page, '"Tredje ""T"""\r\nFjärde\u00A0F\r\n')
    await giveReason(page, register)
    await expect(cell(page, 2, register, field)).toHaveText(/^Tredje "T"/)
    await expect(cell(page, 3, register, field)).toHaveText(/^Fjärde F/)

    // Rows marked one by one, and one value for all of them.
    await goToCell(page, register, 4, field)
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+F10')
    const dialog = page.getByRole('dialog', { name: words.bulk.title })
    await expect(dialog.getByText(words.bulk.rows({ rows: 2 }))).toBeVisible()
    await write(page, dialog.getByRole('textbox', { name: words.bulk.value }), 'Samma')
    await press(page, dialog.getByRole('button', { name: words.bulk.look }))
    await press(page, dialog.getByRole('button', { name: words.preview.go({ cells: 2 }) }))
    await giveReason(page, register)
    await expect(dialog).toBeHidden()
    await expect(cell(page, 4, register, field)).toHaveText(/^Samma/)
    await expect(cell(page, 5, register, field)).toHaveText(/^Samma/)

    // Cut what was pasted, and back through every step to the start.
    await goToCell(page, register, 3, field)
    await page.keyboard.press('ControlOrMeta+X')
    await giveReason(page, register)
    await expect(cell(page, 3, register, field)).toHaveText(new RegExp(`^${registerWords.empty}`))
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ControlOrMeta+Z')
    await expect.poll(() => columnTexts(page, register, field, 6)).toEqual(before)
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ControlOrMeta+Y')
    await expect(cell(page, 5, register, field)).toHaveText(/^Samma/)
    await expect(cell(page, 0, register, field)).toHaveText(/^Första/)
    await expect(cell(page, 3, register, field)).toHaveText(new RegExp(`^${registerWords.empty}`))
    expect(problems).toEqual([])
  })
}

test('what cannot be written is said where it is typed, and nothing that was typed is lost', async ({
  page,
  context,
}) => {
  test.setTimeout(600_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  await openSample(page)
  await goToRegister(page, 'staff')

  // A key says why it is one; a locked cell lets no text in.
  await goToCell(page, 'staff', 0, 'employmentNumber')
  await page.keyboard.type('9')
  await expect(page.getByRole('grid').getByText(registerWords.editLocked)).toBeVisible()
  await expect(page.getByRole('grid').getByRole('textbox', { name: words.grid.editor({ column: '' }) })).toHaveCount(0)

  // A date that is none stays in the editor, with the offer to keep it as a remark.
  await goToCell(page, 'staff', 0, 'endDate')
  await page.keyboard.type('snart')
  await page.keyboard.press('Enter')
  const date = editor(page, 'staff', 'endDate')
  await expect(date).toBeFocused()
  await expect(date).toHaveAttribute('aria-invalid', 'true')
  await expect(date).toHaveValue('snart')
  await expect(page.getByRole('grid').getByRole('alert')).toContainText('går inte att läsa')
  await press(page, page.getByRole('button', { name: words.saveAsFinding }))
  await expect(date).toBeHidden()
  await expect(page.getByText(words.keptAsFinding({ field: labelOf('staff', 'endDate') }))).toBeVisible()

  // A word of a list: the first letter chooses, Tab saves and goes right.
  await goToCell(page, 'staff', 1, 'employmentForm')
  await page.keyboard.type('v')
  const form = page.getByRole('combobox', { name: words.grid.editor({ column: labelOf('staff', 'employmentForm') }) })
  await expect(form).toBeFocused()
  const chosen = await form.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label ?? '')
  expect(chosen.toLocaleLowerCase('sv').startsWith('v')).toBe(true)
  await page.keyboard.press('Tab')
  await expect(cell(page, 1, 'staff', 'employmentForm')).toHaveText(new RegExp(`^${chosen}`))
  await expect(cell(page, 1, 'staff', 'startDate')).toBeFocused()

  // At a person's pace the whole word chooses; one that no choice begins with is kept, and said to be none.
  await goToCell(page, 'staff', 1, 'employmentForm')
  await page.keyboard.type('vika', { delay: 250 })
  await expect(form).toHaveValue('Vikariat')
  await page.keyboard.type('rx', { delay: 250 })
  await page.keyboard.press('Enter')
  await expect(form).toHaveAttribute('aria-invalid', 'true')
  await expect(form).toHaveValue('vikarx')
  await page.keyboard.press('Backspace')
  await expect(form).toHaveValue('Vikariat')
  await page.keyboard.press('Enter')
  await expect(cell(page, 1, 'staff', 'employmentForm')).toHaveText(/^Vikariat/)

  // Faster than the core answers: every letter arrives where it was meant.
  await goToCell(page, 'staff', 2, 'positionTitle')
  await page.keyboard.type('Alfa\nBeta\nGamma\n')
  await expect(cell(page, 5, 'staff', 'positionTitle')).toBeFocused()
  await expect(cell(page, 2, 'staff', 'positionTitle')).toHaveText(/^Alfa/)
  await expect(cell(page, 3, 'staff', 'positionTitle')).toHaveText(/^Beta/)
  await expect(cell(page, 4, 'staff', 'positionTitle')).toHaveText(/^Gamma/)

  // A key that comes twice passes over a cell and leaves what it holds.
  await goToCell(page, 'staff', 2, 'positionTitle')
  await page.keyboard.type('Delta\n\nEpsilon\n')
  await expect(cell(page, 5, 'staff', 'positionTitle')).toBeFocused()
  await expect(cell(page, 4, 'staff', 'positionTitle')).toHaveText(/^Epsilon/)
  await expect(cell(page, 3, 'staff', 'positionTitle')).toHaveText(/^Beta/)
  await expect(cell(page, 2, 'staff', 'positionTitle')).toHaveText(/^Delta/)

  // Nor is anything lost where the keyboard stays in the cell.
  await page.keyboard.press('Shift+ArrowUp')
  for (const text of ['Zeta', 'Eta']) {
    await page.keyboard.type(text)
    await page.keyboard.press('ControlOrMeta+Enter')
  }
  await expect(cell(page, 4, 'staff', 'positionTitle')).toHaveText(/^Eta/)
  await expect(cell(page, 5, 'staff', 'positionTitle')).toHaveText(/^Eta/)

  // Somebody else has been there first: both values are said, and mine waits in the editor.
  await goToCell(page, 'staff', 6, 'positionTitle')
  await page.keyboard.type('Min')
  const other = await context.newPage()
  await other.goto(page.url())
  await goToCell(other, 'staff', 6, 'positionTitle')
  await other.keyboard.type('Din')
  await other.keyboard.press('Enter')
  await expect(cell(other, 6, 'staff', 'positionTitle')).toHaveText(/^Din/)
  await page.keyboard.press('Enter')
  const conflict = page.getByRole('grid').getByRole('alert')
  await expect(conflict).toContainText('Nu står ”Din”. Du skrev ”Min”.')
  await expect(conflict).toContainText('Provpersonen')
  await press(page, page.getByRole('button', { name: words.keepMine }))
  await expect(cell(page, 6, 'staff', 'positionTitle')).toHaveText(/^Min/)

  // So it is in the details.
  const pencil = (window: Page) => window.getByRole('button', { name: registerWords.edit({ field: labelOf('staff', 'positionTitle') }), exact: true }) // prettier-ignore
  await goToCell(page, 'staff', 6, 'positionTitle')
  await press(page, pencil(page))
  await page.keyboard.type('Återigen min')
  await goToCell(other, 'staff', 6, 'positionTitle')
  await other.keyboard.type('Återigen din')
  await other.keyboard.press('Enter')
  await expect(cell(page, 6, 'staff', 'positionTitle')).toHaveText(/^Återigen din/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nu står ”Återigen din”.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell(page, 6, 'staff', 'positionTitle')).toHaveText(/^Återigen din/)
  await other.close()

  // A block that does not fit is shown before anything is written.
  await goToCell(page, 'staff', 7, 'employmentNumber')
  await paste(page, '1\tEn\r\n2\tTvå')
  const preview = page.getByRole('dialog', { name: words.preview.title.paste })
  await expect(preview).toContainText(registerWords.editLocked)
  await press(page, preview.getByRole('button', { name: words.preview.go({ cells: 2 }) }))
  await expect(preview).toBeHidden()
  await expect(cell(page, 8, 'staff', 'senderUnit')).toHaveText(/^Två/)
})

test('what has been taken back is written anew, and the clipboard has its other keys', async ({ page }) => {
  await openSample(page)
  await goToRegister(page, 'staff')
  const title = (row: number): Locator => cell(page, row, 'staff', 'positionTitle')
  await goToCell(page, 'staff', 0, 'positionTitle')
  const before = await focusedText(page)
  await page.keyboard.type('Ett')
  await page.keyboard.press('Enter')
  await expect(title(0)).toHaveText(/^Ett/)
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(title(0)).toHaveText(before)
  await goToCell(page, 'staff', 0, 'positionTitle')
  await page.keyboard.type('Två')
  await page.keyboard.press('Enter')
  await expect(title(0)).toHaveText(/^Två/)

  await goToCell(page, 'staff', 0, 'positionTitle')
  await page.keyboard.press('Control+Insert')
  await goToCell(page, 'staff', 2, 'positionTitle')
  await page.keyboard.press('Shift+Insert')
  await expect(title(2)).toHaveText(/^Två/)
  await page.keyboard.press('Shift+Delete')
  await expect(title(2)).toHaveText(new RegExp(`^${registerWords.empty}`))
})

test('a lone point is asked about, and F6 goes between the grid and the details', async ({ page }) => {
  test.setTimeout(300_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  await openSample(page)
  await goToRegister(page, 'staff')
  // A lone point is asked about, with what it is taken to mean.
  await goToCell(page, 'staff', 0, 'monthlySalary')
  await page.keyboard.type('1234.5')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid').getByRole('alert')).toContainText('så att 1234,5 menas')
  await press(page, page.getByRole('button', { name: words.saveMeant({ meant: '1234,5' }) }))
  await expect(cell(page, 0, 'staff', 'monthlySalary')).toHaveText(/^1\s234,5/)
  // Before three digits it may stand between thousands. The mark of an edit is seen in a narrow column too.
  await goToCell(page, 'staff', 0, 'monthlySalary')
  await page.keyboard.type('32.500')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: words.saveMeant({ meant: '32,500' }) })).toBeVisible()
  await press(page, page.getByRole('button', { name: words.saveMeant({ meant: '32 500' }) }))
  await expect(cell(page, 0, 'staff', 'monthlySalary')).toHaveText(/^32\s500\s/)
  await goToCell(page, 'staff', 0, 'positionTitle')
  await page.keyboard.type('Samordnare av regional utveckling och infrastruktur i hela Norrmark')
  await page.keyboard.press('Enter')
  const long = cell(page, 0, 'staff', 'positionTitle')
  await expect(long).toContainText('✎')
  const [whole, mark] = [await long.boundingBox(), await long.getByText('✎', { exact: true }).boundingBox()]
  expect((mark?.x ?? 0) + (mark?.width ?? 0)).toBeLessThanOrEqual((whole?.x ?? 0) + (whole?.width ?? 0))
  expect(mark?.width).toBeGreaterThan(0)
  await goToCell(page, 'staff', 1, 'monthlySalary')

  // F6 goes from the grid to the details and back to the same cell.
  await expect(cell(page, 1, 'staff', 'monthlySalary')).toBeFocused()
  await page.keyboard.press('F6')
  await expect(
    page.getByRole('region', { name: registerWords.details }).getByRole('heading', { level: 2 }),
  ).toBeFocused()
  await page.keyboard.press('Shift+F6')
  await expect(cell(page, 1, 'staff', 'monthlySalary')).toBeFocused()
  await page.keyboard.press('Shift+F6')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

/** Every rule once; where only colours differ, the rules that look at colours. */
const appearances = [
  ['light', { colorScheme: 'light', forcedColors: 'none' }, null],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }, ['color-contrast', 'link-in-text-block']],
  ['forced', { colorScheme: 'light', forcedColors: 'active' }, ['color-contrast', 'link-in-text-block']],
] as const

test('no state of writing breaks an accessibility rule, or scrolls sideways at 200 %', async ({ page }) => {
  test.setTimeout(600_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  await openSample(page)
  await goToRegister(page, 'staff')
  const found: string[] = []
  const look = async (state: string): Promise<void> => {
    await page.waitForTimeout(300)
    for (const [name, media, rules] of appearances) {
      await page.emulateMedia(media)
      const axe = await axeOf(page)
      const { violations } = await (rules === null ? axe : axe.withRules([...rules])).analyze()
      for (const { id, nodes } of violations) {
        found.push(`${state}, ${name}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
      }
      await picture(page, `${state}-${name}`)
    }
    await page.emulateMedia(appearances[0][1])
    await page.setViewportSize({ width: 683, height: 384 })
    await page.waitForTimeout(200)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (overflow > 0) found.push(`${state} is ${overflow} pixels too wide at 200 %`)
    await picture(page, `${state}-200`)
    await page.setViewportSize({ width: 1366, height: 768 })
  }

  await goToCell(page, 'staff', 1, 'endDate')
  await page.keyboard.press('F2')
  await look('editor')
  await page.keyboard.type('snart')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid').getByRole('alert')).toBeVisible()
  await look('refused')
  await page.keyboard.press('Escape')
  await goToCell(page, 'staff', 1, 'employmentForm')
  await page.keyboard.press('F2')
  await look('list')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  await look('marked')
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('dialog', { name: words.bulk.title })).toBeVisible()
  await look('bulk')
  await page.keyboard.press('Escape')
  await goToCell(page, 'staff', 0, 'familyName')
  await paste(page, 'Ek\tKim\t12345\r\nAlm\tEva\t12346')
  await expect(page.getByRole('dialog', { name: words.preview.title.paste })).toBeVisible()
  await look('preview')
  await page.keyboard.press('Escape')
  await goToRegister(page, 'diary')
  await goToCell(page, 'diary', 0, 'correspondent')
  await page.keyboard.type('Ny')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: words.reason.title })).toBeVisible()
  await look('reason')
  expect(found).toEqual([])
})

/** Pictures of every state, for a person to look at, where a folder for them is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['STAFETT_PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

function cell(page: Page, row: number, register: RegisterName, field: string): Locator {
  const column = shownFields(register).findIndex(({ name }) => name === field)
  return page.locator(`[data-area="body"][data-row="${row}"][data-column="${column}"]`)
}

function editor(page: Page, register: RegisterName, field: string): Locator {
  return page.getByRole('grid').getByRole('textbox', { name: words.grid.editor({ column: labelOf(register, field) }) })
}

async function focusedText(page: Page): Promise<string> {
  return (await page.locator('[data-area="body"]:focus').textContent()) ?? ''
}

/** What the first rows show of a field. */
async function columnTexts(page: Page, register: RegisterName, field: string, rows: number): Promise<string[]> {
  const texts: string[] = []
  for (let row = 0; row < rows; row += 1) texts.push((await cell(page, row, register, field).textContent()) ?? '')
  return texts
}

/** As the operating system pastes: the text comes with the event. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', copied)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

/** The diary asks why; the reason of before is suggested. */
async function giveReason(page: Page, register: RegisterName, reason?: string): Promise<void> {
  if (register !== 'diary') return
  const dialog = page.getByRole('dialog', { name: words.reason.title })
  const field = dialog.getByRole('textbox', { name: words.reason.label })
  await expect(field).toBeFocused()
  if (reason !== undefined) await page.keyboard.type(reason)
  await tabTo(page, field)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
}
