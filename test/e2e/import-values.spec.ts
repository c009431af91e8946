import { expect } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { test } from '../support/loopback.ts'
import {
  commitByKeyboard,
  copyRegister,
  createTransferByKeyboard,
  goOn,
  goOnToPlan,
  goToCell,
  labelOf,
  press,
  stageByKeyboard,
  tabTo,
  write,
} from './journeys/keyboard.ts'
import { testNumber, utf8File } from './journeys/made-files.ts'

/** What the values of a delivery are called, where they came from, and how they are changed; by keyboard alone. */

const { imports, registers: registerWords } = sv
const { values, plan, findings } = imports
const unit = labelOf('staff', 'senderUnit')

const list = (name: string, from: number, units: readonly string[]) =>
  utf8File(name, [
    ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Enhet', 'Anställningsdatum'],
    ...units.map((text, index) => {
      const number = from + index
      return [testNumber(number), 'Ek', 'Kim', `00010${number}`, text, index === 0 ? 'snart' : '2018-01-01']
    }),
  ])

test('units: a name is given another, taken over from a suggestion, and taken back', async ({ page }) => {
  await createTransferByKeyboard(page, ['Länsstyrelsen i Norrmarks län'])
  await stageByKeyboard(page, list('enheter.csv', 0, ['Kansliet', 'Kansliet', 'Kansli', 'Kultur', 'Nämnden']))
  await goOn(page, 'columns')
  await goOn(page, 'values')
  const names = page.getByRole('table', { name: values.namesTitle(unit) })
  await expect(names.locator('tbody tr')).toHaveCount(4)
  const field = (raw: string) => page.getByRole('combobox', { name: values.newNameLabel(raw, unit) })
  await expect(field('Kultur')).toHaveValue('')
  await press(page, page.getByRole('button', { name: values.takeSimilarLabel('Kansliet', 'Kansli') }))
  await expect(field('Kansli')).toHaveValue('Kansliet')
  await write(page, field('Nämnden'), 'Regionstyrelsen')
  await press(page, page.getByRole('button', { name: values.applyNames(2) }))
  await expect(names.locator('tbody tr')).toHaveCount(2)
  await press(page, page.getByRole('button', { name: values.takeBackLabel('Nämnden', unit) }))
  await expect(names.locator('tbody tr')).toHaveCount(3)
  await goOnToPlan(page, 'values')
  await commitByKeyboard(page, 5)
  const rows = await copyRegister(page, 'staff', ['employmentNumber', 'senderUnit'])
  expect(Object.fromEntries(rows)).toEqual({
    '000100': 'Kansliet',
    '000101': 'Kansliet',
    '000102': 'Kansliet',
    '000103': 'Kultur',
    '000104': 'Nämnden',
  })
})

test('raw text: Alt + R answers on the rows of a finding, of the plan, and in the details', async ({ page }) => {
  await createTransferByKeyboard(page, ['Länsstyrelsen i Norrmarks län'])
  await stageByKeyboard(page, list('datum.csv', 0, ['Kansliet', 'Kultur']))
  await goOn(page, 'columns')
  await goOn(page, 'values')
  await goOn(page, 'findings')
  const { title } = sv.findings.rules['not-a-date']
  await press(page, page.getByRole('button', { name: findings.showRowsLabel(title) }))
  const shown = page.getByRole('table', { name: findings.cells })
  await expect(shown.locator('tbody > tr')).toHaveCount(1)
  const raw = page.getByRole('table', { name: registerWords.origin })
  await tabTo(page, shown.getByRole('button', { name: plan.showRawLabel('Rad 2') }))
  await page.keyboard.press('Alt+KeyR')
  await expect(raw.getByRole('row').filter({ hasText: 'Anställningsdatum' })).toContainText('snart')
  await expect(page.getByText('datum.csv, ', { exact: false }).last()).toBeVisible()
  await page.keyboard.press('Alt+KeyR')
  await expect(raw).toBeHidden()

  await goOnToPlan(page, 'findings')
  await commitByKeyboard(page, 2)
  await copyRegister(page, 'staff', ['senderUnit'])
  await goToCell(page, 'staff', 0, 'senderUnit')
  await page.keyboard.press('F2')
  const editor = page.getByRole('textbox', { name: registerWords.edit({ field: unit }) })
  await expect(editor).toBeFocused()
  await write(page, editor, 'Stab')
  // Magnified to 200 %: what is half-written stays, and so does the focus.
  await page.setViewportSize({ width: 683, height: 384 })
  await expect(editor).toHaveValue('Stab')
  await expect(editor).toBeFocused()
  await expect(editor).toBeInViewport()
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(editor).toHaveValue('Stab')
  await page.keyboard.press('Escape')
  await expect(editor).toBeHidden()

  await tabTo(page, page.getByRole('button', { name: registerWords.edit({ field: unit }) }))
  await page.keyboard.press('Alt+KeyR')
  await expect(page.getByText(registerWords.originCell({ field: unit, cell: 'E2' }))).toBeVisible()
})
