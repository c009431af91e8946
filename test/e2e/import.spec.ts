import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { read, utils } from 'xlsx'
import { sv } from '#shared/i18n/sv.ts'
import type { FindingRuleId } from '#shared/import/rules.ts'
import { test } from '../support/loopback.ts'
import {
  arrowTo,
  commitByKeyboard,
  copyRegister,
  createTransferByKeyboard,
  goOn,
  goOnToPlan,
  goToCell,
  goToPlace,
  outcomes,
  press,
  stageByKeyboard,
  tabTo,
  write,
} from './journeys/keyboard.ts'
import type { MadeFile } from './journeys/keyboard.ts'
import { savedWorkbook, testNumber, utf8File, windows1252File, workbookFile } from './journeys/made-files.ts'

/** Deliveries with the faults that real ones have, taken in by keyboard alone. */

const { imports, registers: registerWords } = sv
const sender = 'Länsstyrelsen i Norrmarks län'

test('unicode: names in every way of writing them become the same names', async ({ page }) => {
  await createTransferByKeyboard(page, [sender])
  const file = utf8File('personal-unicode.csv', [
    ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Enhet', 'Månadslön'],
    // Letters and their marks apart, as a Mac writes them.
    [testNumber(0), 'Öberg'.normalize('NFD'), 'Åsa'.normalize('NFD'), '000101', 'Kansliet 🌲', '32\u00A0500,00'],
    [testNumber(1), 'Lund\u200Bström', '\uFEFFÄnglund', '000102', 'Näringslivs\u00ADenheten', '41\u202F250,50'],
    [testNumber(2), 'af\u00A0Geijerstam', 'Zoë\u00A0', '000103', 'Kultur 🎭 och mat', '28 000,00'],
  ])
  await stageByKeyboard(page, file)
  await expect(page.getByRole('radio', { name: 'UTF-8', exact: false, checked: true })).toBeVisible()
  await goOnToPlan(page)
  expect(await outcomes(page)).toMatchObject({ Nya: 3, Avvisade: 0 })
  await commitByKeyboard(page, 3)
  const fields = ['familyName', 'givenNames', 'employmentNumber', 'senderUnit', 'monthlySalary']
  expect(await copyRegister(page, 'staff', fields)).toEqual([
    ['af Geijerstam', 'Zoë', '000103', 'Kultur 🎭 och mat', '28000'],
    ['Lundström', 'Änglund', '000102', 'Näringslivsenheten', '41250,5'],
    ['Öberg', 'Åsa', '000101', 'Kansliet 🌲', '32500'],
  ])
  await write(page, page.getByRole('textbox', { name: registerWords.searchHint }), 'öberg')
  await expect(page.getByText(registerWords.rowsOf({ shown: 1, all: 3 }))).toBeVisible()

  // What the file said is still there, letter by letter.
  await page.keyboard.press('Escape')
  await expect(page.getByText(registerWords.rowsOf({ shown: 3, all: 3 }))).toBeVisible()
  await goToCell(page, 'staff', 1, 'familyName')
  await page.keyboard.press('Alt+KeyR')
  const origin = page.getByRole('region', { name: registerWords.origin })
  await expect(origin.getByText('personal-unicode.csv', { exact: true })).toBeVisible()
  await expect.poll(() => origin.getByRole('table').textContent()).toContain('Lund\u200Bström')
})

test('two-row header: the parts under a merged header become two fields', async ({ page }) => {
  await createTransferByKeyboard(page, [sender])
  const sheet = utils.aoa_to_sheet([
    ['Personalöverlämning 2018'],
    [],
    ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Semester', '', 'Kompsaldo'],
    ['', '', '', '', 'Kvar', 'Sparade', ''],
    [testNumber(0), 'Åkerlund', 'Britta', '000201', 12, 5, '3,5'],
    [testNumber(1), 'Öhman', 'Lars', '000202', 7.5, 21, '0'],
  ])
  const upright = [0, 1, 2, 3, 6].map((c) => ({ s: { r: 2, c }, e: { r: 3, c } }))
  const file = workbookFile('personal-tva-rubrikrader.xlsx', sheet, [
    ...upright,
    { s: { r: 2, c: 4 }, e: { r: 2, c: 5 } },
  ])
  await stageByKeyboard(page, file)

  const heights = page.getByRole('radiogroup', { name: imports.source.headerRows })
  const height = (rows: number): Locator => heights.getByRole('radio', { name: imports.source.headerRowsOf(rows) })
  await expect(height(2)).toBeChecked()
  await expect(page.getByRole('radio', { name: imports.source.headerRowLabel(4) })).toBeChecked()

  // One row too few: the lower row alone says nothing of Semester, nor of anything else.
  await arrowTo(page, heights, height(1), 'ArrowLeft')
  await expect(height(1)).toBeChecked()
  await goOn(page, 'columns')
  await expect(page.getByText(imports.columns.summary(7, 7))).toBeHidden()
  await expect(
    page
      .getByRole('alert')
      .or(page.getByRole('status'))
      .getByText(/Ingen kolumn är kopplad till/),
  ).toBeVisible()
  await press(page, page.getByRole('button', { name: imports.wizard.previous }))
  await arrowTo(page, heights, height(2), 'ArrowRight')
  await expect(height(2)).toBeChecked()

  await goOn(page, 'columns')
  await expect(page.getByText(imports.columns.summary(7, 7))).toBeVisible()
  for (const [column, header, field] of [
    [5, 'Semester / Kvar', 'vacationRemaining'],
    [6, 'Semester / Sparade', 'savedVacationDays'],
  ] as const) {
    const choice = page.getByRole('combobox', { name: imports.columns.fieldLabel(header, column) })
    await expect(choice).toHaveValue(field)
  }
  await goOnToPlan(page, 'columns')
  expect(await outcomes(page)).toMatchObject({ Nya: 2, Avvisade: 0 })
  await commitByKeyboard(page, 2)
  const fields = ['familyName', 'employmentNumber', 'vacationRemaining', 'savedVacationDays', 'compHours']
  expect(await copyRegister(page, 'staff', fields)).toEqual([
    ['Åkerlund', '000201', '12', '5', '3,5'],
    ['Öhman', '000202', '7,5', '21', '0'],
  ])
})

test('Windows-1252: the encoding is shown by its lines, changed by sight and changed back', async ({ page }) => {
  await createTransferByKeyboard(page, [sender])
  const file = windows1252File('oppna-arenden-1252.csv', [
    ['Dnr', 'Ärendemening', 'Handläggare', 'Inkommet', 'Status'],
    ['304-101-2018', 'Förstudie – bredband i Östmark', 'Åsa Öberg', '2018-03-05', 'Öppet'],
    ['304-102-2018', 'Bidrag 1 000 € till ”Kulturåret”', 'Per Sjögren', '2018-04-12', 'Öppet'],
  ])
  await stageByKeyboard(page, file)
  const { reading } = imports.source
  const encodings = page.getByRole('radiogroup', { name: reading.encodings })
  const encoding = (name: string): Locator =>
    encodings.getByRole('radio', { name: new RegExp(`^${reading.encodingNames[name]?.split(' (')[0] ?? ''}`) })
  await expect(encoding('windows-1252')).toBeChecked()
  const used = encodings.locator('label', { hasText: reading.current })
  await expect(used.locator('mark').filter({ hasText: 'Ö' }).first()).toBeVisible()
  await expect(used.getByText('Förstudie – bredband i Östmark')).toBeVisible()

  const others = page.getByRole('button', { name: /som passar sämre$/ })
  if (await others.isVisible()) await press(page, others)
  const top = page.getByRole('table', { name: imports.source.top })
  await expect(encoding('macintosh')).toBeVisible()
  await arrowTo(page, encodings, encoding('macintosh'), 'ArrowDown')
  await expect(encoding('macintosh')).toBeChecked()
  await expect(top.getByText('Fˆrstudie')).toBeVisible()
  await arrowTo(page, encodings, encoding('windows-1252'), 'ArrowUp')
  await expect(encoding('windows-1252')).toBeChecked()
  await expect(top.getByText('Förstudie – bredband i Östmark')).toBeVisible()

  await goOnToPlan(page)
  await commitByKeyboard(page, 2)
  expect(await copyRegister(page, 'cases', ['oldRegistrationNumber', 'title', 'oldHandler', 'openedDate'])).toEqual([
    ['304-101-2018', 'Förstudie – bredband i Östmark', 'Åsa Öberg', '2018-03-05'],
    ['304-102-2018', 'Bidrag 1 000 € till ”Kulturåret”', 'Per Sjögren', '2018-04-12'],
  ])
})

test('Excel-damaged: good rows go in, the others wait, are mended in a workbook and taken back', async ({ page }) => {
  await createTransferByKeyboard(page, [sender])
  const staff = utf8File('personal-ur-excel.csv', [
    ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Enhet', 'Månadslön'],
    [testNumber(0), 'Åkerlund', 'Britta', '000301', 'Kansli', '32500'],
    [testNumber(1), 'Öhman', 'Lars', '302', 'Kansli', '31000'],
    ['1,98E+11', 'Ängström', 'Maja', '000303', 'Kansli', '30000'],
    [testNumber(3), 'Ek', 'Sara', '000304', 'Kansli', '#REF!'],
    ['1,95E+11', 'Ask', 'Olle', '000305', 'Kansli', '29000'],
  ])
  await stageByKeyboard(page, staff)
  await goOn(page, 'columns')
  await goOn(page, 'values')
  await goOn(page, 'findings')
  await expectFindings(page, ['identity-became-number', 'leading-zeros-lost', 'formula-error'])
  await expect(finding(page, 'identity-became-number')).toContainText('be avlämnaren om CSV')
  await press(
    page,
    page.getByRole('button', { name: imports.findings.showRowsLabel(sv.findings.rules['leading-zeros-lost'].title) }),
  )
  await expect(page.getByRole('heading', { name: /^Rader med inledande nollor/ })).toBeFocused()
  await goOnToPlan(page, 'findings')
  expect(await outcomes(page)).toMatchObject({ Nya: 3, Avvisade: 2 })
  await commitByKeyboard(page, 3)
  const staffFields = ['familyName', 'employmentNumber', 'monthlySalary']
  const goodStaff = [
    ['Ek', '000304', ''],
    ['Åkerlund', '000301', '32500'],
    ['Öhman', '302', '31000'],
  ]
  expect(await copyRegister(page, 'staff', staffFields)).toEqual(goodStaff)

  const damaged = utils.aoa_to_sheet([
    ['Dnr', 'Ärendemening', 'Handläggare', 'Inkommet', 'Status'],
    ['304-201-2018', 'Tillsyn av vattendrag', 'Åsa Öberg', '2018-03-05', 'Öppet'],
    ['', 'Bidrag till bygdegård', 'Per Sjögren', '2018-04-12', 'Öppet'],
  ])
  // 3-2018, as Excel understands it.
  damaged['A3'] = { t: 'n', v: 43_160, z: 'mmm-yy' }
  await stageByKeyboard(page, workbookFile('arenden-ur-excel.xlsx', damaged))
  await goOn(page, 'columns')
  await goOn(page, 'values')
  await goOn(page, 'findings')
  await expectFindings(page, ['registration-became-date'])
  await goOnToPlan(page, 'findings')
  expect(await outcomes(page)).toMatchObject({ Nya: 1, Avvisade: 1 })
  await commitByKeyboard(page, 1)

  // One basket is taken out from the receipt, the other from the list of all that wait.
  const cases = await download(page, page.getByRole('button', { name: imports.waiting.export, exact: true }))
  await goToPlace(page, 'imports')
  const waiting = page.getByRole('table', { name: imports.waiting.caption })
  await expect(waiting.getByRole('row')).toHaveCount(3)
  const people = await download(
    page,
    page.getByRole('button', { name: imports.waiting.exportLabel('personal-ur-excel.csv') }),
    'Rättas enligt 304-12-2018',
  )

  const mendedCases = mended(cases, { Dnr: ['304-3-2018'] })
  await takeBack(page, mendedCases, 1)
  const mendedPeople = mended(people, { Personnummer: [testNumber(2), testNumber(4)] })
  await takeBack(page, mendedPeople, 2)
  await goToPlace(page, 'imports')
  await expect(page.getByRole('table', { name: imports.list.caption })).toBeVisible()
  await expect(waiting).toBeHidden()
  expect(await copyRegister(page, 'staff', staffFields)).toEqual([
    ['Ask', '000305', '29000'],
    ['Ek', '000304', ''],
    ['Åkerlund', '000301', '32500'],
    ['Ängström', '000303', '30000'],
    ['Öhman', '302', '31000'],
  ])
  expect(await copyRegister(page, 'cases', ['oldRegistrationNumber', 'title'])).toEqual([
    ['304-3-2018', 'Bidrag till bygdegård'],
    ['304-201-2018', 'Tillsyn av vattendrag'],
  ])
})

/** The line of a finding in the list of the step. */
function finding(page: Page, rule: FindingRuleId): Locator {
  return page
    .getByRole('table', { name: imports.findings.caption })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: sv.findings.rules[rule].title }) })
}

async function expectFindings(page: Page, rules: readonly FindingRuleId[]): Promise<void> {
  for (const rule of rules) await expect(finding(page, rule)).toBeVisible()
}

/** Presses a button that hands a workbook over, says why where it asks, and reads what it handed over. */
async function download(page: Page, button: Locator, reason?: string): Promise<MadeFile> {
  await tabTo(page, button)
  if (reason !== undefined) {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: sv.privacy.reason })).toBeFocused()
    await page.keyboard.type(reason)
  }
  const [given] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  return { name: given.suggestedFilename(), content: readFileSync(await given.path()) }
}

/** What a person does in Excel: writes new values below a header, and saves. */
function mended(workbook: MadeFile, values: Readonly<Record<string, readonly string[]>>): MadeFile {
  const book = read(workbook.content)
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  const [headers = []] = utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: '' })
  for (const [header, texts] of Object.entries(values)) {
    const c = headers.indexOf(header)
    for (const [index, v] of texts.entries()) sheet[utils.encode_cell({ r: index + 1, c })] = { t: 's', v }
  }
  return { name: workbook.name, content: savedWorkbook(book) }
}

async function takeBack(page: Page, workbook: MadeFile, rows: number): Promise<void> {
  await stageByKeyboard(page, workbook)
  await expect(page.getByText(imports.wizard.repairs)).toBeVisible()
  await goOnToPlan(page)
  await commitByKeyboard(page, rows)
}
