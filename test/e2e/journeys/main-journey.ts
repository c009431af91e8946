import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect } from '@playwright/test'
import type { Download, Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { reports } from '#shared/reports/reports.ts'

import { sampleFolder, sampleManifest } from '../../support/sample-manifest.ts'

/** The main job as a person does it, in Swedish, in whatever host shows the page. */
export interface Deliveries {
  readonly folder: string
  readonly senders: readonly string[]
  readonly files: readonly {
    readonly file: string
    readonly register: RegisterName
    readonly sender: string
    /** Rows below the header, and what becomes of them; left out where the file is only known by its size. */
    readonly expected?: {
      readonly read: number
      readonly new: number
      readonly rejected: number
      readonly footer: number
    }
    /** Rows that a list shows: without protected persons. */
    readonly listed?: number
  }[]
}

const root = resolve(import.meta.dirname, '../../..')

export function sampleDeliveries(): Deliveries {
  return { folder: sampleFolder, senders: sampleManifest.transfer.senders, files: sampleManifest.files }
}

export function ownDeliveries(): Deliveries {
  const folder = join(root, 'test', 'fixtures', 'journey')
  const { senders, files } = JSON.parse(readFileSync(join(folder, 'deliveries.json'), 'utf8')) as {
    senders: [string]
    files: {
      file: string
      register: RegisterName
      read: number
      new: number
      rejected: number
      footer: number
      listed: number
    }[]
  }
  return {
    folder,
    senders,
    files: files.map(({ file, register, listed, ...expected }) => ({
      file,
      register,
      sender: senders[0],
      expected,
      listed,
    })),
  }
}

export interface JourneyResult {
  /** Rows of each register as the grid counts them, before the import was undone. */
  readonly rows: Readonly<Record<RegisterName, number>>
  /** What the browser was given, by report; empty where the host shows files in their folder instead. */
  readonly downloads: Readonly<Record<string, Download>>
}

export async function mainJourney(page: Page, deliveries: Deliveries): Promise<JourneyResult> {
  await createTransfer(page, deliveries)
  for (const delivery of deliveries.files) await importDelivery(page, join(deliveries.folder, delivery.file), delivery)
  const rows = {
    staff: await countRows(page, 'staff'),
    cases: await countRows(page, 'cases'),
    diary: await countRows(page, 'diary'),
    archive: await countRows(page, 'archive'),
  }
  for (const { register, listed } of deliveries.files) if (listed !== undefined) expect(rows[register]).toBe(listed)
  await searchFilterAndSort(page)
  await readChecklist(page)
  const downloads = await produceReports(page, rows)
  await undoLastImport(page, deliveries)
  return { rows, downloads }
}

export async function createTransfer(page: Page, { senders }: Pick<Deliveries, 'senders'>): Promise<void> {
  const words = sv.start
  await page.getByRole('tab', { name: words.create.title }).click()
  await page.getByRole('textbox', { name: words.create.name, exact: true }).fill('Region Norrmark 2019')
  await page.getByRole('textbox', { name: words.create.transferDate }).fill('2019-01-01')
  for (const [index, sender] of senders.entries()) {
    if (index > 0) await page.getByRole('button', { name: words.create.addSender }).click()
    await page.getByRole('textbox', { name: words.create.sender(index + 1) }).fill(sender)
  }
  await page.getByRole('textbox', { name: words.create.receiver }).fill('Region Norrmark')
  await page.getByRole('textbox', { name: words.person }).fill('Provpersonen')
  await page.getByRole('textbox', { name: words.passphrase, exact: true }).fill('tre ord i rad')
  await page.getByRole('textbox', { name: words.passphraseAgain }).fill('tre ord i rad')
  await page.getByRole('button', { name: words.create.submit }).click()
  await expect(page.getByRole('heading', { level: 1, name: sv.overview.title })).toBeVisible()
}

/** Drop, choose, map, look, commit: with the guesses accepted as they are. */
export async function importDelivery(page: Page, path: string, delivery: Deliveries['files'][number]): Promise<void> {
  const words = sv.imports
  await goTo(page, sv.shell.places.imports)
  await page.locator('input[type=file]').setInputFiles(path)
  await expect(page.getByRole('heading', { name: words.wizard.title(delivery.file) })).toBeVisible()
  const source = page.getByRole('region', { name: words.wizard.steps.source, exact: true })
  await expect(source.getByRole('button', { name: words.source.register })).toContainText(
    sv.shell.registerNames[delivery.register],
  )
  const sender = source.getByRole('button', { name: words.source.sender })
  if (!(await sender.textContent())?.includes(delivery.sender)) {
    await sender.click()
    await page.getByRole('option', { name: delivery.sender }).click()
    await expect(sender).toContainText(delivery.sender)
  }
  const next = page.getByRole('button', { name: words.wizard.next, exact: true })
  await next.click()
  await expect(page.getByRole('table', { name: words.columns.caption })).toBeVisible()
  await next.click()
  const { questionsTitle, unmappedTitle, none } = words.values
  const namesTitle = new RegExp(`${words.values.namesTitle('')}$`)
  await expect(
    page
      .getByRole('heading', { name: questionsTitle })
      .or(page.getByRole('heading', { name: unmappedTitle }))
      .or(page.getByRole('heading', { name: namesTitle }))
      .or(page.getByText(none.title))
      .first(),
  ).toBeVisible()
  await next.click()
  await expect(
    page.getByRole('table', { name: words.findings.caption }).or(page.getByText(words.findings.none.title)),
  ).toBeVisible()
  await next.click()
  const plan = page.getByRole('table', { name: words.plan.title })
  await expect(plan).toBeVisible()
  await expect(plan.getByText(words.plan.addsUp('').slice(0, 20))).toBeVisible()
  if (delivery.expected !== undefined) {
    for (const outcome of ['new', 'rejected', 'footer'] as const) {
      const row = plan.getByRole('row', {
        name: new RegExp(`^${words.plan.outcomes[outcome]} ${delivery.expected[outcome]} `),
      })
      await expect(row).toBeVisible()
    }
  }
  await page.getByRole('button', { name: /^För in / }).click()
  await expect(page.getByRole('heading', { name: words.receipt.title })).toBeVisible({ timeout: 60_000 })
}

export async function countRows(page: Page, register: RegisterName): Promise<number> {
  await goTo(page, sv.shell.registerNames[register])
  const status = page.getByText(/^\d[\d\s]* av \d[\d\s]* rad(?:er)?$/)
  await expect(status).toBeVisible()
  return Number(/^[\d\s]+/.exec((await status.textContent()) ?? '')?.[0].replaceAll(/\s/g, '') ?? Number.NaN)
}

async function searchFilterAndSort(page: Page): Promise<void> {
  const words = sv.registers
  await goTo(page, sv.shell.registerNames.cases)
  const grid = page.getByRole('grid')
  const all = await grid.getAttribute('aria-rowcount')
  await page.getByRole('searchbox').or(page.getByPlaceholder(words.searchHint)).first().fill('kulturst')
  await expect.poll(() => grid.getAttribute('aria-rowcount')).not.toBe(all)
  await expect(grid.getByText(/kulturst/i).first()).toBeVisible()
  await page.getByRole('button', { name: words.clearAll }).click()
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(all)
  const header = grid.getByRole('columnheader', { name: /^Ärenderubrik/ })
  await header.click()
  await expect(header).toHaveAttribute('aria-sort', 'ascending')
}

async function readChecklist(page: Page): Promise<void> {
  await goTo(page, sv.shell.places.checklist)
  await expect(page.getByRole('heading', { level: 1, name: sv.checklist.title })).toBeVisible()
  // "Every open case has a disposition": the sample and the journey's own files both have cases without one.
  await expect(page.getByText(/13-02/).first()).toBeVisible()
  await expect(page.getByText('Blockerat', { exact: true }).nth(5)).toBeAttached()
}

async function produceReports(page: Page, rows: JourneyResult['rows']): Promise<Record<string, Download>> {
  const words = sv.reports
  const downloads: Record<string, Download> = {}
  await goTo(page, sv.shell.places.reports)
  for (const report of reports) {
    await page.getByRole('button', { name: words.produceLabel(report.title.sv) }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: words.choosePlace }).click()
    const card = page.getByRole('region', { name: report.title.sv })
    await expect(card.getByText(words.proof.title)).toBeVisible({ timeout: 60_000 })
    await expect(card.getByText(words.proof.equal)).toBeVisible()
    const cells = String(rows[report.register] * report.columns.length).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u00A0')
    // Of the letters the rows are people, whom the register does not count.
    if (report.rowsOf === undefined) await expect(card.getByText(cells, { exact: true })).toBeVisible()
    const download = card.getByRole('button', { name: words.download })
    if (await download.isVisible()) {
      const [given] = await Promise.all([page.waitForEvent('download'), download.click()])
      downloads[report.name] = given
    }
  }
  return downloads
}

async function undoLastImport(page: Page, deliveries: Deliveries): Promise<void> {
  const last = deliveries.files.at(-1)
  if (last === undefined) throw new Error('No deliveries')
  await goTo(page, sv.shell.places.imports)
  await page.getByRole('button', { name: sv.imports.list.undoLabel(last.file) }).click()
  await expect(page.getByText(/Leveransen är ångrad/).first()).toBeVisible()
  await goTo(page, sv.shell.registerNames[last.register])
  await expect(
    page.getByText(sv.registers.emptyTitle({ register: sv.shell.registerNames[last.register] })),
  ).toBeVisible()
  await goTo(page, sv.shell.places.history)
  await expect(page.getByText(/Kedjan är hel/)).toBeVisible()
  const events = page.getByRole('main').getByText(/ångrades|fördes in|framställdes|skapades/)
  await expect(events.nth(deliveries.files.length + reports.length + 1)).toBeAttached()
  await expect(page.getByRole('main').getByText('Provpersonen').nth(5)).toBeAttached()
}

export async function goTo(page: Page, place: string): Promise<void> {
  await page
    .getByRole('navigation', { name: sv.shell.regions.places })
    .getByRole('link', { name: place, exact: true })
    .click()
}
