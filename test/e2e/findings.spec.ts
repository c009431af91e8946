import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { test } from '../support/loopback.ts'
import { axeOn } from './journeys/accessibility.ts'
import {
  commitByKeyboard,
  createTransferByKeyboard,
  goOnToPlan,
  press,
  stageByKeyboard,
  write,
} from './journeys/keyboard.ts'
import { testNumber, utf8File } from './journeys/made-files.ts'

/** Findings as work, by keyboard alone: found, picked, assigned, waived, undone, followed to the register. */

const text = sv.findingsScreen
const rule = sv.findings.rules['not-a-date']

test('findings are picked, assigned, waived and undone, and lead to their rows', async ({ page, context }) => {
  await createTransferByKeyboard(page, ['Länsstyrelsen i Norrmarks län'])
  await goToFindings(page)
  await expect(page.getByRole('heading', { name: text.none.title })).toBeVisible()
  await expectNoViolations(page)

  const header = ['Personnummer', 'Efternamn', 'Förnamn', 'Anstnr', 'Enhet', 'Månadslön', 'Anställd fr.o.m.']
  const names = ['Åkerlund', 'Öhman', 'Ek', 'Ask', 'Björk']
  const lines = names.map((name, index) => [
    testNumber(index),
    name,
    'Kim',
    `00040${index}`,
    'Kansli',
    '31000',
    'okänt',
  ])
  await stageByKeyboard(page, utf8File('personal.csv', [header, ...lines]))
  await goOnToPlan(page)
  await commitByKeyboard(page, names.length)

  await goToFindings(page)
  const group = page.getByRole('button', { name: rule.title })
  await expect(group).toContainText(text.groups.left('5', '5'))
  await press(page, group)
  await expect(page.getByRole('heading', { name: text.rows.title(rule.title) })).toBeFocused()
  const table = page.getByRole('grid', { name: text.rows.caption })
  const rows = table.locator('tbody tr')
  await expect(rows).toHaveCount(5)
  await expect(rows.first()).toContainText('Åkerlund')
  await expect(rows.first()).toContainText(text.rows.placeOf('personal.csv', '', 2).split(',')[0] ?? '')
  await expectNoViolations(page)

  // Two rows with Space and Shift + arrow.
  await intoRows(page, rows)
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText(text.chosen.some('2'))).toBeVisible()
  await press(page, action(page, text.actions.owner))
  const dialog = page.getByRole('dialog', { name: text.dialog.owner.title })
  await expect(dialog.getByRole('textbox', { name: text.dialog.owner.field })).toBeFocused()
  await expectNoViolations(page)
  await page.keyboard.type('Åsa Öberg')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(rows.filter({ hasText: text.states.assigned })).toHaveCount(2)
  await expect(rows.first()).toContainText(text.ownedBy('Åsa Öberg'))

  // A waiver needs its reason.
  await intoRows(page, rows)
  await page.keyboard.press('Escape')
  await page.keyboard.press('End')
  await page.keyboard.press('Space')
  await expect(page.getByText(text.chosen.some('1'))).toBeVisible()
  await press(page, action(page, text.actions.waive))
  await page.keyboard.press('Enter')
  await expect(page.getByText(text.dialog.waive.missing)).toBeVisible()
  await page.keyboard.type('Anställd sedan 1980-talet, bekräftat av avlämnaren')
  await page.keyboard.press('Enter')
  await expect(rows.last()).toContainText('bekräftat av avlämnaren')
  await expect(group).toContainText(text.groups.left('4', '5'))

  // Another window notes something on a row that is being noted on: told, and kept.
  await intoRows(page, rows)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await press(page, action(page, text.actions.note))
  await page.keyboard.type('Min anteckning')
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: rule.title }).click()
  await other.getByRole('grid', { name: text.rows.caption }).locator('tbody tr').first().press('Space')
  await action(other, text.actions.note).click()
  await other.getByRole('textbox', { name: text.dialog.note.field }).fill('Ringt avlämnaren')
  await other.keyboard.press('Enter')
  await expect(rows.first()).toContainText(text.noteIs('Ringt avlämnaren'))
  await other.close()
  await page.keyboard.press('Enter')
  const noting = page.getByRole('dialog', { name: text.dialog.note.title })
  await expect(noting.getByRole('alert')).toContainText('”Ringt avlämnaren”')
  await expect(noting.getByRole('textbox')).toHaveValue('Min anteckning')
  await expectNoViolations(page)
  await press(page, noting.getByRole('button', { name: text.dialog.keepMine }))
  await expect(noting).toBeHidden()
  await expect(rows.first()).toContainText(text.noteIs('Min anteckning'))

  // All of them at once, and back again by the notice.
  await intoRows(page, rows)
  await page.keyboard.press('ControlOrMeta+A')
  await expect(page.getByText(text.chosen.all('5'))).toBeVisible()
  await press(page, action(page, text.actions.waive))
  await write(page, page.getByRole('textbox', { name: text.dialog.waive.field }), 'Saknas i källan')
  await page.keyboard.press('Enter')
  await expect(group).toContainText(text.groups.left('0', '5'))
  await press(page, page.getByRole('button', { name: sv.shell.notice.undo }).last())
  await expect(group).toContainText(text.groups.left('4', '5'))

  await press(page, page.getByRole('link', { name: text.rows.showInRegister }))
  await expect(page.getByRole('heading', { level: 1, name: sv.shell.registerNames.staff })).toBeFocused()
  const chips = page.getByRole('list', { name: sv.registers.activeFilters })
  await expect(chips).toContainText(rule.title)
  await expect(page.getByRole('grid')).toContainText('Björk')
  await expectNoViolations(page)

  // The same from beside the row.
  const pane = page.getByRole('region', { name: sv.registers.details })
  await expect(pane).toContainText(text.states.open)
  await press(page, pane.locator('summary'))
  await press(page, pane.getByRole('button', { name: `${text.actions.owner}: ${rule.title}` }))
  await expect(dialog.getByRole('textbox', { name: text.dialog.owner.field })).toBeFocused()
  await page.keyboard.type('Bo Ek')
  await page.keyboard.press('Enter')
  await expect(pane).toContainText(text.ownedBy('Bo Ek'))

  await goToFindings(page)
  const state = page.getByRole('button', { name: text.filters.state })
  await press(page, state)
  await page.keyboard.type(text.statesOfMany.waived)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: text.filters.clear })).toBeVisible()
  await press(page, group)
  await expect(rows).toHaveCount(1)
})

/** From the palette, as a place without a number of its own. */
async function goToFindings(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K')
  await expect(page.getByRole('dialog', { name: sv.shell.paletteLabel })).toBeVisible()
  const command = sv.shell.commands.goTo(sv.shell.places.findings)
  await page.keyboard.type(command)
  await expect(page.getByRole('menuitem')).toHaveText([command])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: text.title })).toBeVisible()
}

/** To the first row. */
async function intoRows(page: Page, rows: Locator): Promise<void> {
  for (let stop = 0; stop < 60; stop += 1) {
    if (await page.evaluate(() => document.activeElement?.closest('tbody') !== null)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Home')
  await expect(rows.first()).toBeFocused()
}

function action(page: Page, name: string): Locator {
  return page.getByRole('group', { name: text.actions.label }).getByRole('button', { name, exact: true })
}

async function expectNoViolations(page: Page): Promise<void> {
  // Colours that fade in are measured when they have come.
  await page.waitForTimeout(300)
  const { violations } = await (await axeOn(page)).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([])
}
