import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { test } from '../support/loopback.ts'
import { goTo } from './journeys/main-journey.ts'
import { openSample } from './journeys/sample.ts'

test.use({ hasSample: true })

const words = sv.crosswalk
const klassa =
  'Klass;Rubrik;Gäller fr.o.m.\n1;Ledning;2019-01-01\n1.1;Sammanträden;2019-01-01\n2;Regional utveckling;2019-01-01\n2.1;Företagsstöd;2019-01-01\n'

test('an archivist reads the target classification and maps series to it by keyboard alone', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await openSample(page)
  await goTo(page, words.title)
  await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible()
  const row = (name: string) => page.getByRole('table', { name: words.coverage.caption }).getByRole('row', { name })
  await expect(row(words.coverage.measures.series)).toContainText('0')
  await expect(page.getByText(words.emptyNew.title)).toBeVisible()

  // A list with a fault is told by its rows and not taken in; the mended one is.
  await page.getByRole('button', { name: words.importing.open }).press('Enter')
  const dialog = page.getByRole('dialog')
  await choose(page, 'trasig.csv', 'Klass;Rubrik\n1;Ledning\n2.1;Stöd\n')
  await expect(dialog.getByRole('table', { name: words.importing.faultsCaption })).toContainText('2.1')
  await expect(dialog.getByRole('button', { name: words.importing.save })).toBeDisabled()
  await choose(page, 'klassa.csv', klassa)
  await expect(dialog.getByText(words.importing.content('4', '2'))).toBeVisible()
  const name = dialog.getByRole('textbox', { name: words.importing.name })
  await name.fill('KLASSA 2.1')
  expect(await violations(page)).toEqual([])
  await name.press('Enter')
  await expect(dialog).toBeHidden()

  // Found on the left, Enter, found on the right, Enter.
  const [oldTree, newTree] = [
    page.getByRole('tree', { name: words.oldTree }),
    page.getByRole('tree', { name: words.newTree }),
  ]
  const active = (tree: typeof oldTree) => tree.locator('[role="treeitem"][aria-selected="true"]')
  const old = page.getByRole('textbox', { name: words.find.old })
  await old.fill('protokoll')
  await old.press('Enter')
  await expect(oldTree).toBeFocused()
  await expect(active(oldTree)).toContainText(words.marks.notYet)
  await page.keyboard.press('Enter')
  await expect(newTree).toBeFocused()
  const sought = page.getByRole('textbox', { name: words.find.new })
  await sought.fill('samman')
  await sought.press('Enter')
  await expect(newTree).toBeFocused()
  await expect(active(newTree)).toContainText('1.1')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await dialog.getByRole('textbox', { name: words.dialog.splitRule }).fill('Från 2015')
  await dialog.getByRole('textbox', { name: words.dialog.decision, exact: true }).fill('RS 2018/12')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(active(oldTree)).toContainText(words.marks.mapped)
  await expect(active(newTree)).toContainText(words.relationsTo('1'))
  await expect(row(words.coverage.measures.series).getByRole('cell').nth(1)).toHaveText('1')
  await page.keyboard.press('Escape')
  await expect(oldTree).toBeFocused()
  const relations = page.getByRole('table', { name: words.details.caption })
  await expect(relations).toContainText('Från 2015')
  await expect(relations).toContainText('RS 2018/12')

  // In other colours the screens are gone through together (screens.spec.ts).
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 683, height: 384 })
  await expect.poll(() => sidewaysOverflow(page)).toBe(0)
  await page.setViewportSize({ width: 1366, height: 768 })

  await relations.getByRole('button', { name: words.details.removeLabel('1.1 Sammanträden') }).press('Enter')
  await expect(row(words.coverage.measures.series).getByRole('cell').nth(1)).toHaveText('0')
})

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByRole('dialog')
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
