import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { read, utils } from 'xlsx'
import { reports } from '#shared/reports/reports.ts'
import { test } from '../support/loopback.ts'
import { mainJourney, ownDeliveries, sampleDeliveries } from './journeys/main-journey.ts'

for (const [name, deliveries] of [
  ['the sample files', sampleDeliveries()],
  ["the journey's own files", ownDeliveries()],
] as const) {
  test(`the main journey on ${name}`, async ({ page }) => {
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))

    const { rows, downloads } = await mainJourney(page, deliveries)

    for (const report of reports) {
      const path = await downloads[report.name]?.path()
      const book = read(readFileSync(path ?? ''))
      const sheet = book.Sheets[report.title.sv.slice(0, 31)]
      const found = utils.sheet_to_json<unknown[]>(sheet ?? {}, { header: 1, defval: null })
      // A person with two employments is one row of the letters.
      if (report.rowsOf === undefined) expect(found.slice(1)).toHaveLength(rows[report.register])
      expect(found[0]).toHaveLength(report.columns.length)
    }
    expect(problems).toEqual([])
  })
}
