import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { utils } from 'xlsx'
import { sv } from '#shared/i18n/sv.ts'
import { goToCell, labelOf } from './keyboard.ts'
import type { MadeFile } from './keyboard.ts'
import { createTransfer, goTo } from './main-journey.ts'
import { testNumber, windows1252File, workbookFile } from './made-files.ts'

/** Every state of the screens where deliveries are taken in, with something in each, for those who look at screens. */

const { imports, registers: registerWords } = sv
const header = [
  'Personnummer',
  'Efternamn',
  'Förnamn',
  'Anstnr',
  'Enhet',
  'Anställningsform',
  'Fast lön',
  'Syssgrad',
  'Komptid',
  'Fackförbund',
]

const families = ['Åkerlund', 'Öhman', 'Ek', 'Ask', 'Björk', 'Lind', 'Ängström', 'Sjögren', 'Norrbacka', 'Västergård']

function line(
  index: number,
  more: { readonly unit?: string; readonly form?: string; readonly salary?: string; readonly number?: string } = {},
): string[] {
  const {
    unit = index % 2 === 0
      ? 'Kansli'
      : index === 5
        ? 'Näringsliv & kultur'
        : index === 7
          ? 'Naringsliv och kultur'
          : 'Näringsliv och kultur',
    form = 'Tillsvidare',
    salary = `3${index}500`,
  } = more
  const family = families[index] ?? `Persson ${index}`
  return [
    more.number ?? testNumber(index),
    family,
    'Kim',
    `000${100 + index}`,
    unit,
    form,
    salary,
    '0,75',
    '12:30',
    'Vision',
  ]
}

const first = windows1252File('personal-2018-09.csv', [
  ['Personalöverlämning per den 1 september'],
  header,
  ...[0, 1, 2, 3, 4, 5].map((index) => line(index)),
  line(6, { number: '1,98E+11' }),
  line(7, { salary: '#REF!' }),
  line(8, { form: 'Beredskapsarbetare' }),
  ['Summa', '', '', '', '', '', '300000', '', '', ''],
])

const second = windows1252File('personal-2018-11.csv', [
  ['Personalöverlämning per den 1 november'],
  header,
  line(0),
  line(1, { unit: 'Stab' }),
  line(2, { salary: '33900' }),
  line(3, { salary: '34900', unit: 'Ledningsstöd' }),
  line(5),
  line(6, { number: '1,98E+11' }),
  line(7),
  line(8, { form: 'Beredskapsarbetare' }),
  line(9, { form: 'Säsongsare' }),
  ['Summa', '', '', '', '', '', '300000', '', '', ''],
])

function manySheets(): MadeFile {
  const sheet = utils.aoa_to_sheet([
    ['Personalöverlämning 2018'],
    ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Semester', '', 'Kompsaldo'],
    ['', '', '', '', 'Kvar', 'Sparade', ''],
    ...[10, 11, 12].map((index) => [testNumber(index), `Efternamn ${index}`, 'Kim', `0002${index}`, 12, 5, '3,5']),
  ])
  return workbookFile('personal-per-enhet.xlsx', sheet, [{ s: { r: 1, c: 4 }, e: { r: 1, c: 5 } }], {
    Kansli: [['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr']],
    'Dolt underlag': [
      ['Nyckel', 'Värde'],
      ['A', '1'],
    ],
  })
}

/** Visits each state in turn; `visit` looks at what is on the screen. */
export async function visitImportStates(page: Page, visit: (state: string) => Promise<void>): Promise<void> {
  const next = page.getByRole('button', { name: imports.wizard.next, exact: true })
  await createTransfer(page, { senders: ['Länsstyrelsen i Norrmarks län'] })
  await goTo(page, sv.shell.places.imports)
  await visit('imports-empty')
  await page.getByRole('button', { name: imports.drop.paste }).click()
  await expect(page.getByRole('dialog', { name: imports.paste.title })).toBeVisible()
  await visit('imports-paste')
  await page.keyboard.press('Escape')

  await stageFile(page, first)
  await visit('wizard-source-text')
  await next.click()
  await expect(page.getByRole('table', { name: imports.columns.caption })).toBeVisible()
  await visit('wizard-columns')
  await page.getByRole('button', { name: imports.columns.profile.save }).click()
  const dialog = page.getByRole('dialog', { name: imports.columns.profile.title })
  await dialog.getByRole('textbox', { name: imports.columns.profile.name }).fill('Palasso')
  await visit('wizard-save-profile')
  await dialog.getByRole('button', { name: imports.columns.profile.save }).click()
  await expect(dialog).toBeHidden()
  await next.click()
  await expect(page.getByRole('heading', { name: imports.values.questionsTitle })).toBeVisible()
  await expect(page.getByRole('table', { name: imports.values.unmappedCaption })).toBeVisible()
  await visit('wizard-values')
  const names = page.getByRole('table', { name: imports.values.namesTitle(labelOf('staff', 'senderUnit')) })
  await names.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  await visit('wizard-values-names')
  await next.click()
  await expect(page.getByRole('table', { name: imports.findings.caption })).toBeVisible()
  await visit('wizard-findings')
  await page
    .getByRole('button', { name: imports.findings.showRowsLabel(sv.findings.rules['identity-became-number'].title) })
    .click()
  await visit('wizard-findings-rows')
  await next.click()
  await expect(page.getByRole('table', { name: imports.plan.title })).toBeVisible()
  await visit('wizard-plan-first')
  await page.getByRole('button', { name: /^För in / }).click()
  await expect(page.getByRole('heading', { name: imports.receipt.title })).toBeVisible()
  await visit('wizard-receipt')

  await goTo(page, sv.shell.registerNames.staff)
  const editor = page.getByRole('textbox', { name: registerWords.edit({ field: labelOf('staff', 'monthlySalary') }) })
  // Ek, the third by name.
  await goToCell(page, 'staff', 2, 'monthlySalary')
  await page.keyboard.press('F2')
  await expect(editor).toBeFocused()
  await visit('register-edit')
  await editor.fill('40000')
  await page.keyboard.press('Enter')
  await expect(editor).toBeHidden()
  await page.keyboard.press('Alt+KeyR')
  await expect(page.getByRole('region', { name: registerWords.origin }).getByRole('table')).toBeVisible()
  await visit('register-raw-text')

  await stageFile(page, second)
  await next.click()
  await expect(page.getByText(imports.columns.profile.found('Palasso', 1))).toBeVisible()
  await visit('wizard-columns-profile')
  await page.getByRole('button', { name: new RegExp(`${imports.wizard.steps.plan}$`) }).click()
  await expect(page.getByRole('table', { name: imports.plan.title })).toBeVisible()
  for (const [tab, name] of Object.entries(imports.plan.tabs)) {
    const shown = page.getByRole('tab', { name: new RegExp(`^${name}`) })
    await shown.click()
    await expect(page.getByRole('tabpanel').getByRole('table')).toBeVisible()
    await shown.evaluate((element) => element.scrollIntoView({ block: 'start' }))
    await visit(`wizard-plan-${tab}`)
  }
  await page.getByRole('tab', { name: new RegExp(`^${imports.plan.tabs.changed}`) }).click()
  await page
    .getByRole('button', { name: /^Visa råtext/ })
    .first()
    .click()
  await visit('wizard-plan-raw-text')
  await page.getByRole('button', { name: /^För in / }).click()
  await expect(page.getByRole('heading', { name: imports.receipt.title })).toBeVisible()

  await stageFile(page, manySheets())
  await visit('wizard-source-workbook')
  await goTo(page, sv.shell.places.imports)
  await expect(page.getByRole('table', { name: imports.waiting.caption })).toBeVisible()
  await page.locator('input[type=file]').setInputFiles(asUpload(first))
  await expect(page.getByRole('button', { name: imports.preflight.readAnyway })).toBeVisible()
  await visit('imports-asking')
  await page.getByRole('button', { name: imports.preflight.skip }).click()
  await visit('imports')
  await page.getByRole('button', { name: imports.list.undoLabel(first.name) }).click()
  await expect(page.getByRole('dialog', { name: sv.history.together.title })).toBeVisible()
  await visit('undo-together')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: imports.profiles.link }).click()
  await expect(page.getByRole('table', { name: imports.profiles.caption })).toBeVisible()
  await visit('profiles')
}

async function stageFile(page: Page, file: MadeFile): Promise<void> {
  await goTo(page, sv.shell.places.imports)
  await page.locator('input[type=file]').setInputFiles(asUpload(file))
  await expect(page.getByRole('heading', { name: imports.wizard.title(file.name) })).toBeVisible()
}

function asUpload({ name, content }: MadeFile): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }
}
