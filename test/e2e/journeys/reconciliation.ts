import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { region } from '#resources/sample/organisations.ts'
import { arrowTo, goByPalette, goOnToPlan, press, stageByKeyboard } from './keyboard.ts'
import { makeReceiverList, receiverFile } from './receiver-list.ts'
import type { PlantedErrors, ReceiverWish } from './receiver-list.ts'
import { openSample } from './sample.ts'

const text = sv.reconciliationScreen

/** The receiver's list staged and left, and reconciled with the register; `seen` is told of every state on the way. */
export async function reconcileSample(
  page: Page,
  seen: (page: Page) => Promise<void> = () => Promise.resolve(),
  wish: ReceiverWish & { readonly isBlind?: boolean; readonly third?: string } = {},
): Promise<PlantedErrors> {
  await page.setViewportSize({ width: 1366, height: 768 })
  const { file, planted } = makeReceiverList(wish)
  await openSample(page)
  await goToReconciliation(page)
  await expect(page.getByRole('heading', { name: text.none.title })).toBeVisible()
  await seen(page)
  await stageByKeyboard(page, file)
  await chooseReceiver(page)
  await goOnToPlan(page)
  if (wish.third !== undefined) {
    await stageByKeyboard(page, makeReceiverList({ name: wish.third, protectedPeople: 'otherwise' }).file)
    await goOnToPlan(page)
  }

  await goToReconciliation(page)
  await press(page, page.getByRole('button', { name: text.create.open }))
  const dialog = page.getByRole('dialog', { name: text.create.title })
  await expect(dialog.getByRole('textbox', { name: text.create.name })).toBeFocused()
  await expect(dialog).toContainText(receiverFile)
  await seen(page)
  if (wish.third !== undefined) {
    await press(page, dialog.getByRole('button', { name: text.create.add }))
    const third = dialog.getByRole('group', { name: text.create.list(3) })
    await press(page, third.getByRole('button', { name: text.create.source }))
    const option = page.getByRole('option', { name: wish.third })
    for (let step = 0; step < 20 && !(await option.evaluate((each) => each === document.activeElement)); step += 1)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(third).toContainText(wish.third)
    await seen(page)
  }
  if (wish.isBlind === true) await press(page, dialog.getByRole('checkbox', { name: text.create.blind }), 'Space')
  await press(page, dialog.getByRole('button', { name: text.create.submit }))
  await expect(reviewLink(page)).toBeVisible({ timeout: 120_000 })
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  return planted
}

/** Says in the first step of an import that the list is the receiver's own. */
export async function chooseReceiver(page: Page): Promise<void> {
  const { source } = sv.imports
  await press(page, page.getByRole('button', { name: source.sender }))
  const own = page.getByRole('option', { name: source.receiversOwn(region) })
  await arrowTo(page, page.getByRole('listbox'), own, 'ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: source.sender })).toContainText(region)
}

export function reviewLink(page: Page): Locator {
  return page.getByRole('link', { name: new RegExp(`^${text.one.review('').split(' ')[0]} \\d`) })
}

/** The reconciliations that there are. */
export async function goToReconciliation(page: Page): Promise<void> {
  await goByPalette(page, 'reconciliation', text.title)
}
