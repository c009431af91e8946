import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { arrowTo, into, press, write } from './keyboard.ts'

/** From two lists that are tied together to totals that both sides have signed: every step by keyboard. */

const text = sv.reconciliationScreen
const { causes, measures } = sv.controlTotals
type Measure = keyof typeof measures

/** Answers every pair that waits for the person with Same; told how many there were. */
export async function answerAllSame(page: Page, review: Locator): Promise<number> {
  const waiting = Number(/\d+/.exec((await review.textContent()) ?? '')?.[0])
  await press(page, review)
  const stage = page.getByRole('region', { name: text.queue.stage })
  const meter = page.getByRole('meter', { name: text.queue.progress })
  for (let done = 0; done < waiting; done += 1) {
    await expect(meter).toHaveAttribute('aria-valuetext', text.queue.progressOf(String(done), String(waiting)))
    await expect(
      stage.getByRole('button', { name: `${sv.reconciliation.answers.same} ${text.queue.keys.same}` }),
    ).toBeEnabled()
    await expect(stage).toBeFocused()
    await page.keyboard.press(text.queue.keys.same)
  }
  await expect(stage.getByRole('heading', { name: text.queue.doneTitle })).toBeVisible()
  await press(page, page.getByRole('link', { name: text.queue.back }))
  return waiting
}

/** Resolves every difference, one kind at a time, as one act each. */
export async function resolveAllKinds(page: Page): Promise<void> {
  const { differences } = text
  await press(page, page.getByRole('link', { name: differences.open }))
  const kinds = page.getByRole('table', { name: differences.kinds }).locator('tbody tr')
  await expect(kinds.first()).toBeVisible()
  const count = await kinds.count()
  for (let place = 0; place < count; place += 1) {
    const kind = kinds.nth(place)
    const left = await kind.locator('td').nth(1).textContent()
    if (left === '0') continue
    await press(page, kind.getByRole('button'))
    const rows = page.getByRole('grid', { name: differences.caption }).locator('tbody tr')
    await expect(rows.first()).toBeVisible()
    await into(page, rows)
    await page.keyboard.press('ControlOrMeta+A')
    await press(page, page.getByRole('button', { name: differences.resolve, exact: true }))
    const dialog = page.getByRole('dialog', { name: differences.resolveTitle })
    await expect(dialog.getByRole('radio').first()).toBeFocused()
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Kontrollerat mot avtalen')
    await page.keyboard.press('Enter')
    await expect(kind.locator('td').nth(1)).toHaveText('0')
  }
  await press(page, page.getByRole('link', { name: text.queue.back }))
}

/** What the receiver's list has no column for is stated by the receiver. */
export async function enterStated(page: Page, measure: Measure, stated: string): Promise<void> {
  const { totals } = text
  const row = page.getByRole('table', { name: totals.caption }).getByRole('row', { name: measures[measure] })
  await press(page, row.getByRole('button'))
  await press(page, page.getByRole('button', { name: totals.enter }))
  const dialog = page.getByRole('dialog', { name: totals.enter })
  await expect(dialog.getByRole('textbox', { name: totals.stated })).toBeFocused()
  await page.keyboard.type(stated)
  await write(page, dialog.getByRole('textbox', { name: totals.reference }), 'Underskriven lista 2018-12-27')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(row).toContainText('Underskriven lista 2018-12-27')
}

/** Says of every employment that one list alone has, or that an import would keep out, why. */
export async function sayAllCauses(page: Page): Promise<void> {
  const { totals } = text
  const measure = page.getByRole('table', { name: totals.caption }).getByRole('row', { name: measures.employments })
  await press(page, measure.getByRole('button'))
  const gap = page.getByRole('table', { name: totals.gapOf(measures.employments) })
  for (const cause of ['onlyHere', 'rejectedRow', 'onlyThere'] as const) {
    const row = gap.getByRole('row', { name: causes[cause] })
    await press(page, row.getByRole('button'))
    const rows = page.getByRole('grid', { name: totals.rows }).locator('tbody tr')
    await expect(rows.first()).toBeVisible()
    await press(page, page.getByRole('button', { name: totals.why }))
    const option = page.getByRole('option', { name: causes.dataError })
    await arrowTo(page, page.getByRole('listbox'), option, 'ArrowDown')
    await page.keyboard.press('Enter')
    await into(page, rows)
    await page.keyboard.press('ControlOrMeta+A')
    await write(page, page.getByRole('textbox', { name: totals.note }), 'Rättas av lönekontoret')
    await press(page, page.getByRole('button', { name: totals.sayCause, exact: true }))
    await expect(row).toHaveCount(0)
  }
  await expect(gap).not.toContainText(totals.unexplained)
}

/** Opens the dialog for a side and fills it in; Enter signs. */
export async function fillSignature(page: Page, side: 'sender' | 'receiver'): Promise<Locator> {
  const words = sv.signatures
  await press(page, page.getByRole('button', { name: words.sign }))
  const dialog = page.getByRole('dialog', { name: words.dialog })
  await expect(dialog.getByRole('textbox', { name: words.name })).toBeFocused()
  const whose = dialog.getByRole('radio', { name: sv.reconciliation.sides[side] })
  if (!(await whose.isChecked())) {
    await arrowTo(page, dialog.getByRole('radiogroup'), whose, 'ArrowRight')
    await expect(whose).toBeChecked()
  }
  await write(page, dialog.getByRole('textbox', { name: words.personTitle }), 'HR-chef')
  const organisation = side === 'sender' ? 'Länsstyrelsen i Norrmarks län' : 'Region Norrmark'
  await write(page, dialog.getByRole('textbox', { name: words.organisation }), organisation)
  await write(page, dialog.getByRole('textbox', { name: words.place }), 'Norrmark')
  await write(page, dialog.getByRole('textbox', { name: words.on }), '2018-12-28')
  return dialog
}

/** Checks pairs of the sample, the next one each time, until a link is among them; `before` have been checked. Told how many are. */
export async function checkSome(page: Page, before: number): Promise<number> {
  const words = sv.quality
  const stage = page.getByRole('region', { name: words.stage })
  const meter = page.getByRole('meter', { name: words.progress })
  for (let checked = before + 1; ; checked += 1) {
    await expect(stage).toBeFocused()
    await expect(stage.getByText(/^(Kopplade|Utan motsvarighet)\./)).toBeVisible()
    const isLink = await stage.getByText(words.ask.link, { exact: true }).isVisible()
    await page.keyboard.press(isLink ? words.keys.right : words.keys.alone)
    await expect(meter).toHaveAttribute('aria-valuetext', new RegExp(`^${checked} `))
    await expect(stage).toContainText(words.answered(isLink ? words.answers.right : words.answers.alone))
    if (isLink) return checked
  }
}
