import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { recordFieldOf, recordKindOf } from '#shared/records/records.ts'
import { codeOf } from '#shared/registers/code-lists.ts'
import { test } from '../support/loopback.ts'
import { checkState } from './journeys/accessibility.ts'
import { choose, goByPalette, into, press, tabTo, write } from './journeys/keyboard.ts'
import { openSample } from './journeys/sample.ts'

test.use({ hasSample: true })

/** What employees answer, written down by keyboard alone. */

const text = sv.answersScreen

test('answers: seen by basis and outcome, narrowed, given to many as one step with day and document, undone', async ({
  page,
}) => {
  test.setTimeout(400_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  await openSample(page)
  await goByPalette(page, 'answers', sv.answers.title)
  await checkState(page)

  // Where nobody has said on what ground people go over, it is said what that means, and the way leads to the pair.
  const bases = page.getByRole('table', { name: text.bases.title })
  await expect(bases.locator('tbody tr')).not.toHaveCount(0)
  const decisions = page.getByRole('table', { name: text.counts.decisions, exact: true })
  const outcomes = page.getByRole('table', { name: text.counts.outcomes, exact: true })
  const people = Number(/\d+/.exec((await page.getByText(/^\d+ personer$/).textContent()) ?? '')?.[0])
  expect(people).toBeGreaterThan(100)
  expect(await sumOf(decisions)).toBe(people)
  expect(await sumOf(outcomes)).toBe(people)

  // On leave and not reached come first; they are reached in one step, and stay known as on leave.
  const rows = page.getByRole('grid', { name: text.list.caption }).locator('tbody tr')
  await expect(rows.first()).toContainText(text.list.toContact)
  const only = page.getByRole('checkbox', { name: new RegExp(`^${text.filters.toContact}`) })
  const waiting = Number(/\((\d+)\)/.exec((await page.getByText(text.filters.toContact).textContent()) ?? '')?.[1])
  expect(waiting).toBeGreaterThan(1)
  await press(page, only, 'Space')
  await expect(rows).toHaveCount(waiting)
  for (const row of await rows.all()) await expect(row).toContainText(text.list.toContact)
  await checkState(page)
  await into(page, rows)
  await page.keyboard.press('Space')
  await expect(page.getByText(text.acts.someChosen('1'))).toBeVisible()
  await press(page, page.getByRole('button', { name: text.acts.contacted, exact: true }))
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading')).toHaveText(text.dialog.title(text.acts.contacted, '1'))
  await expect(dialog.getByRole('textbox', { name: text.dialog.day })).toBeFocused()
  await write(page, dialog.getByRole('textbox', { name: text.dialog.day }), '20991231')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText(text.dialog.noDay)
  await checkState(page)
  await write(page, dialog.getByRole('textbox', { name: text.dialog.day }), '2018-11-05')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(rows).toHaveCount(waiting - 1)
  await expect(page.getByRole('heading', { name: text.list.title })).toBeFocused()
  await press(page, page.getByRole('button', { name: sv.shell.notice.undo }).last())
  await expect(rows).toHaveCount(waiting)
  await press(page, page.getByRole('button', { name: text.filters.clear }))

  // Everybody is told at once, but those who have answered keep what they have said.
  const own = async (): Promise<number> =>
    (await countOf(decisions, nameOf('accepts'))) + (await countOf(decisions, nameOf('objects')))
  const [before, informed] = [await own(), await countOf(decisions, nameOf('informed'))]
  await into(page, rows)
  await page.keyboard.press('ControlOrMeta+A')
  await expect(page.getByText(text.acts.allChosen(String(people)))).toBeVisible()
  await press(page, page.getByRole('button', { name: nameOf('informed'), exact: true }))
  await expect(dialog).toContainText(/\d+ har redan accepterat eller motsatt sig och behåller sina svar/)
  await write(page, dialog.getByRole('textbox', { name: text.dialog.document }), 'Brev 2018-11-05')
  await checkState(page)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden({ timeout: 60_000 })
  await expect.poll(() => countOf(decisions, nameOf('notAsked'))).toBe(0)
  expect(await own()).toBe(before)
  expect(await countOf(decisions, nameOf('informed'))).toBeGreaterThan(informed)
  await press(page, page.getByRole('button', { name: sv.shell.notice.undo }).last())
  await expect.poll(() => countOf(decisions, nameOf('informed'))).toBe(informed)

  // The letters, one row for each person that is shown.
  const making = page.getByRole('button', { name: text.letters.make })
  await tabTo(page, making)
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK')
  await expect(page.getByText(text.letters.done(download.suggestedFilename(), String(people)))).toHaveCount(1)

  // Those who are protected are a count, and shown for a reason.
  await press(page, page.getByRole('button', { name: /skyddade personuppgifter visas inte här/ }))
  await expect(dialog.getByRole('textbox', { name: sv.privacy.reason })).toBeFocused()
  await page.keyboard.press('Escape')
})

test('a basis that is stated turns what silence means', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await openSample(page)
  await goByPalette(page, 'answers', sv.answers.title)
  const bases = page.getByRole('table', { name: text.bases.title })
  await press(page, bases.getByRole('link').first())
  await expect(page).toHaveURL(/kind=pairs&id=\d+/)
  // Stated there, it says here what becomes of whoever does not answer.
  const sender = 'Länsstyrelsen i Norrmarks län'
  await press(page, page.getByRole('button', { name: new RegExp(`^${sv.records.changeOf(sender)}`) }))
  const basis = recordFieldOf(recordKindOf('pairs'), 'legalBasis')?.label.sv ?? ''
  await choose(page, basis, codeOf('legalBasis', 'las6b')?.label.sv ?? '')
  await press(page, page.getByRole('button', { name: sv.records.save, exact: true }))
  await goByPalette(page, 'answers', sv.answers.title)
  await expect(bases.getByRole('row', { name: sender })).toContainText(sv.answers.silences.transfers)
  await checkState(page)
})

function nameOf(decision: string): string {
  return codeOf('decision', decision)?.label.sv ?? decision
}

async function countOf(table: Locator, row: string): Promise<number> {
  const cell = table.getByRole('row', { name: row }).locator('td')
  return Number((await cell.textContent())?.replaceAll(/\s/g, ''))
}

async function sumOf(table: Locator): Promise<number> {
  const texts = await table.locator('tbody td').allTextContents()
  return texts.reduce((sum, each) => sum + Number(each.replaceAll(/\s/g, '')), 0)
}
