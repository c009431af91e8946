import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { test } from '../support/loopback.ts'
import { axeOn } from './journeys/accessibility.ts'
import { goTo } from './journeys/main-journey.ts'
import { openSample } from './journeys/sample.ts'

test.use({ hasSample: true })

const tree = sv.archiveTree

test('the archive as a tree, by keyboard alone, and its volumes in the table', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await openSample(page)
  await goTo(page, sv.shell.registerNames.archive)
  await page.getByRole('link', { name: tree.tree, exact: true }).press('Enter')
  const place = page.getByRole('tree', { name: tree.label })
  await expect(page.getByRole('treeitem').first()).toContainText('hm')
  await place.focus()
  const active = page.locator('[role="treeitem"][aria-selected="true"]')
  await expect(active).toHaveAttribute('aria-level', '1')

  // Records creator, main series, series, volume.
  await page.keyboard.press('ArrowRight')
  await expect(active).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(active).toHaveAttribute('aria-level', '2')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(active).toHaveAttribute('aria-level', '3')
  const signum = await active.locator('span').nth(1).innerText()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(active).toHaveAttribute('aria-level', '4')
  await page.keyboard.press('ArrowLeft')
  await expect(active).toContainText(signum)
  await page.keyboard.press('ArrowLeft')
  await expect(active).toHaveAttribute('aria-expanded', 'false')

  // End, Home, and the first letters of a name.
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await expect(active).toHaveAttribute('aria-posinset', '1')
  const last = page.locator('[role="treeitem"][aria-level="1"]').last()
  const name = await last.locator('span').nth(1).innerText()
  await page.keyboard.type(name.slice(0, 3).toLowerCase())
  await expect(active).toHaveAttribute('aria-level', '1')

  for (const media of [
    { colorScheme: 'light', forcedColors: 'none' },
    { colorScheme: 'dark', forcedColors: 'none' },
    { colorScheme: 'light', forcedColors: 'active' },
  ] as const) {
    await page.emulateMedia(media)
    await page.waitForTimeout(300)
    expect(await violations(page)).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
  await page.setViewportSize({ width: 683, height: 384 })
  await expect.poll(() => sidewaysOverflow(page)).toBe(0)
  await page.setViewportSize({ width: 1366, height: 768 })

  await page.keyboard.press('Home')
  const holds = await active.locator('span').last().innerText()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid')).toBeVisible()
  const chips = page.getByRole('list', { name: sv.registers.activeFilters }).getByRole('listitem')
  await expect(chips).toHaveCount(1)
  const volumes = holds.split(' vol')[0] ?? ''
  await expect(page.locator('output', { hasText: volumes }).first()).toBeVisible()
  await page.goBack()
  await expect(place).toBeVisible()

  // From a volume in the table to its place in the tree, and back to its row.
  await page.getByRole('link', { name: tree.table, exact: true }).press('Enter')
  await page.locator('[data-area="body"][data-row="20"]').first().click()
  const details = page.getByRole('region', { name: sv.registers.details })
  const heading = details.getByRole('heading', { level: 2 })
  await expect(heading).not.toHaveText(sv.registers.details)
  const title = await heading.innerText()
  await details.getByRole('link', { name: tree.showInTree }).press('Enter')
  await expect(place).toBeFocused()
  await expect(active).toBeInViewport()
  await expect(active).toContainText(tree.volume({ volume: '' }))
  await page.keyboard.press('Enter')
  await expect(heading).toHaveText(title)
})

test('a register as a page to print: what it is of, all its rows, the paper’s own pages', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await openSample(page)
  await goTo(page, sv.shell.registerNames.staff)
  await expect(page.getByRole('row').nth(3)).toBeVisible()
  await page.keyboard.press('Control+p')
  const table = page.getByRole('table', { name: sv.shell.registerNames.staff })
  await expect(table).toBeVisible({ timeout: 60_000 })
  const rows = (await table.locator('tbody tr').count()).toString()
  expect(Number(rows)).toBeGreaterThan(200)
  await expect(page.getByText(sv.print.everything)).toBeVisible()
  await expect(page.getByText(sv.print.banner.staff)).toBeVisible()
  // The sample holds protected persons; they are counted, and are not there.
  await expect(page.getByText(/skyddade? post(er)? ingår inte/)).toBeVisible()
  expect(await table.innerText()).not.toMatch(/\d{8}-?\d{4}/)
  await expect.poll(() => sidewaysOverflow(page)).toBe(0)

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const printed = await page.evaluate(() => {
    const style = (selector: string) => getComputedStyle(document.querySelector(selector) ?? document.body)
    return {
      head: style('table thead').display,
      ink: style('table td').color,
      menu: style('nav').display,
      buttons: [...document.querySelectorAll('button')].filter((button) => button.checkVisibility()).length,
    }
  })
  expect(printed).toEqual({ head: 'table-header-group', ink: 'rgb(0, 0, 0)', menu: 'none', buttons: 0 })
  await page.emulateMedia({ media: null, colorScheme: 'light' })

  const whole = await pdfOf(page)
  expect(whole.pages).toBeGreaterThan(3)
  expect(whole.pages).toBeLessThan(60)
  expect(whole.landscape).toBe(true)

  // A narrower view is fewer pages, and says what it is narrowed to.
  await page.getByRole('link', { name: sv.print.back }).click()
  await expect(page.getByRole('grid')).toBeVisible()
  const filters = JSON.stringify([{ kind: 'in', field: 'employmentForm', values: ['substitute'] }])
  // A text that is JSON is quoted once more in an address.
  const address = `#/register/staff?filters=${encodeURIComponent(JSON.stringify(filters))}`
  await page.evaluate((hash) => location.assign(hash), address)
  await expect(page.getByRole('list', { name: sv.registers.activeFilters })).toBeVisible()
  await page.getByRole('button', { name: sv.print.open, exact: true }).click()
  await expect(page.getByText('Vikariat', { exact: false }).first()).toBeVisible()
  await expect(table).toBeVisible()
  await expect.poll(() => table.locator('tbody tr').count()).toBeLessThan(Number(rows))
  expect(await violations(page)).toEqual([])
  await page.waitForTimeout(300)
  expect((await pdfOf(page)).pages).toBeLessThan(whole.pages)
})

test('the other registers as pages to print, of what is searched for', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await openSample(page)
  for (const [register, word] of [
    ['cases', 'bidrag'],
    ['diary', 'buss'],
    ['archive', 'protokoll'],
  ] as const) {
    await page.evaluate((hash) => location.assign(hash), `#/register/${register}?q=${word}`)
    const grid = page.getByRole('grid', { name: sv.shell.registerNames[register] })
    await expect(grid.locator('[data-area="body"]', { hasText: new RegExp(word, 'i') }).first()).toBeVisible()
    const total = Number(await grid.getAttribute('aria-rowcount')) - 2
    await page.keyboard.press('Control+p')
    const table = page.getByRole('table', { name: sv.shell.registerNames[register] })
    await expect(table).toBeVisible()
    await expect(table.locator('tbody tr').first()).toContainText(new RegExp(word, 'i'))
    await expect(table.locator('tbody tr')).toHaveCount(total)
    expect(await violations(page)).toEqual([])
    expect((await pdfOf(page)).pages).toBeGreaterThan(0)
  }
})

/** As the browser would put it on paper. */
async function pdfOf(page: Page): Promise<{ readonly pages: number; readonly landscape: boolean }> {
  const text = (await page.pdf({ preferCSSPageSize: true, tagged: true })).toString('latin1')
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? []
  return { pages: text.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0, landscape: Number(width) > Number(height) }
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await (await axeOn(page)).analyze()
  return found.map(({ id, nodes }) => `${id} × ${nodes.length}: ${nodes[0]?.html.slice(0, 160) ?? ''}`)
}

function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
