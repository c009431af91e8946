import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { reconciliationReport } from '#shared/reports/reports.ts'
import { test } from '../support/loopback.ts'
import { createCaseLists } from '../support/swedish-things.ts'
import { checkState } from './journeys/accessibility.ts'
import {
  arrowTo,
  commitByKeyboard,
  createTransferByKeyboard,
  goOnToPlan,
  into,
  labelOf,
  press,
  stageByKeyboard,
  write,
} from './journeys/keyboard.ts'
import { utf8File } from './journeys/made-files.ts'
import { chooseReceiver, goToReconciliation, reconcileSample, reviewLink } from './journeys/reconciliation.ts'
import { openAs } from './journeys/sample.ts'
import {
  answerAllSame,
  checkSome,
  enterStated,
  fillSignature,
  resolveAllKinds,
  sayAllCauses,
} from './journeys/sign-off.ts'

test.use({ hasSample: true })

/** The sender's list and the receiver's, tied together by keyboard alone; pairs reviewed by two people. */

const text = sv.reconciliationScreen
const { keys } = text.queue
const { answers, classes, things, tierName } = sv.reconciliation

test('cases: two dirty lists tied together, reviewed, and told apart field by field and in totals', async ({
  page,
}) => {
  test.setTimeout(400_000)
  await page.setViewportSize({ width: 1366, height: 768 })
  const { headers, sender, receiver } = createCaseLists(11, 300)
  await createTransferByKeyboard(page, ['Länsstyrelsen Norrmark'])
  await stageByKeyboard(page, utf8File('arenden.csv', [headers, ...sender]))
  await goOnToPlan(page)
  await commitByKeyboard(page, sender.length)
  await stageByKeyboard(page, utf8File('regionens diarium.csv', [headers, ...receiver]))
  await chooseReceiver(page)
  await goOnToPlan(page)

  await goToReconciliation(page)
  await press(page, page.getByRole('button', { name: text.create.open }))
  const dialog = page.getByRole('dialog', { name: text.create.title })
  const cases = dialog.getByRole('radio', { name: things.cases.kind })
  await arrowTo(page, dialog.getByRole('radiogroup', { name: text.create.kind }), cases, 'ArrowRight')
  await expect(cases).toBeFocused()
  await expect(dialog).toContainText('regionens diarium.csv')
  await checkState(page)
  await press(page, dialog.getByRole('button', { name: text.create.submit }))
  await expect(reviewLink(page)).toBeVisible({ timeout: 120_000 })
  const linked = page.getByRole('table', { name: text.one.picture })
  expect(await countOf(linked, tierName('cases', 'business-key'))).toBeGreaterThan(100)
  await expect(linked.getByRole('row', { name: tierName('staff', 'identity-number') })).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText(things.cases.register)
  await checkState(page)

  await press(page, reviewLink(page))
  const stage = page.getByRole('region', { name: text.queue.stage })
  await expect(stage).toBeFocused()
  await expect(stage.getByRole('rowheader', { name: labelOf('cases', 'title') })).toBeVisible()
  await expect(stage.getByRole('rowheader', { name: things.cases.rows })).toBeVisible()
  await checkState(page)
  await page.keyboard.press(keys.same)
  await expect(stage).toContainText(text.queue.answered['awaits-second'](answers.same))

  await goToReconciliation(page)
  await press(page, page.getByRole('table', { name: text.list.caption }).getByRole('link'))
  await press(page, page.getByRole('link', { name: text.differences.open }))
  const kinds = page.getByRole('table', { name: text.differences.kinds })
  await press(page, kinds.getByRole('row', { name: sv.differences.field('title') }).getByRole('button'))
  const rows = page.getByRole('grid', { name: text.differences.caption }).locator('tbody tr')
  await expect(rows.first()).toContainText('i ')
  await checkState(page)

  await press(page, page.getByRole('link', { name: text.queue.back }))
  await press(page, page.getByRole('link', { name: text.totals.open }))
  const totals = page.getByRole('table', { name: text.totals.caption })
  const counted = totals.getByRole('row', { name: new RegExp(`^${sv.controlTotals.measures.cases}`) })
  await expect(counted).toContainText(String(sender.length))
  await press(page, page.getByRole('button', { name: text.totals.showRows(sv.controlTotals.causes.onlyHere) }))
  await expect(page.getByRole('grid', { name: text.totals.rows })).toContainText(sender[0]?.[0] ?? '')
  await checkState(page)
})

test('two lists: created, run, reviewed by keyboard, taken back, settled by a second person', async ({ page }) => {
  test.setTimeout(400_000)
  const planted = await reconcileSample(page, checkState)
  const linked = page.getByRole('table', { name: text.one.picture })
  expect(await countOf(linked, text.one.unmatchedOf(sv.reconciliation.sides.receiver))).toBeGreaterThanOrEqual(
    planted.added,
  )
  expect(await countOf(linked, sv.reconciliation.tiers['identity-number'])).toBeGreaterThan(planted.rows / 2)
  expect(await countOf(linked, sv.reconciliation.tiers['birth-date-and-name'])).toBeGreaterThan(10)
  await checkState(page)

  const review = reviewLink(page)
  // The queue: the pair has the focus, a letter answers it, and the next one is there.
  const waiting = Number(/\d+/.exec((await review.textContent()) ?? '')?.[0])
  expect(planted.renamed).toBeGreaterThan(5)
  expect(waiting).toBeGreaterThan(5)
  await press(page, review)
  const stage = page.getByRole('region', { name: text.queue.stage })
  await expect(stage).toBeFocused()
  const names = stage.getByRole('heading', { level: 2 })
  const first = await names.textContent()
  const meter = page.getByRole('meter', { name: text.queue.progress })
  await expect(meter).toHaveAttribute('aria-valuetext', text.queue.progressOf('0', String(waiting)))
  await expect(stage.getByRole('button', { name: `${answers.same} ${keys.same}` })).toBeEnabled()
  await checkState(page)
  await page.keyboard.press(keys.weights)
  await expect(page.getByRole('table', { name: text.queue.weightsTitle })).toContainText(text.queue.prior)
  await checkState(page)
  await page.keyboard.press(keys.weights)

  await page.keyboard.press(keys.same)
  await expect(stage).toContainText(text.queue.answered['awaits-second'](answers.same))
  await expect(names).not.toHaveText(first ?? '')
  await expect(stage).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: (await names.textContent()) ?? '' })).toHaveCount(1)
  await expect(meter).toHaveAttribute('aria-valuetext', text.queue.progressOf('1', String(waiting)))

  // Taken back, the pair is there again, as if it had never been answered.
  await page.keyboard.press('Control+z')
  await expect(stage).toContainText(text.queue.undone)
  await expect(names).toHaveText(first ?? '')
  await expect(stage).not.toContainText(text.queue.decisions)
  await expect(stage).toBeFocused()

  // A letter in the note is text; Enter goes back to the pair.
  await page.keyboard.press(keys.note)
  const note = stage.getByRole('textbox', { name: text.queue.note })
  await expect(note).toBeFocused()
  await page.keyboard.type('so f e: kollat mot lönelistan')
  await expect(names).toHaveText(first ?? '')
  await page.keyboard.press('Enter')
  await expect(stage).toBeFocused()
  await page.keyboard.press(keys.same)
  await expect(stage).toContainText(text.queue.answered['awaits-second'](answers.same))
  await expect(note).toBeHidden()
  const second = await names.textContent()
  await page.keyboard.press(keys.later)
  await expect(stage).toContainText(text.queue.answered.later())
  await expect(names).not.toHaveText(second ?? '')
  const third = await names.textContent()
  await page.keyboard.press('ArrowLeft')
  await expect(names).toHaveText(second ?? '')
  await page.keyboard.press('ArrowRight')
  await expect(names).toHaveText(third ?? '')
  await page.keyboard.press(keys.different)
  await expect(stage).toContainText(text.queue.answered.decided(answers.different))

  // The pairs by their class, and those that nothing was found for.
  await goToReconciliation(page)
  await checkState(page)
  await press(page, page.getByRole('table', { name: text.list.caption }).getByRole('link'))
  const byClass = page.getByRole('table', { name: text.one.classes })
  await expect(byClass.getByRole('row', { name: classes['awaits-second'] })).toContainText('1')
  await expect(byClass.getByRole('rowheader', { name: text.one.toExplain })).toBeVisible()
  await press(page, byClass.getByRole('link', { name: new RegExp(`^${classes.unmatched}:`) }))
  await expect(stage).toBeFocused()
  await expect(stage).toContainText(classes.unmatched)
  await checkState(page)

  // Protected people are in none of that; their pairs are shown for a reason, and gone with the dialog.
  await goToReconciliation(page)
  await press(page, page.getByRole('table', { name: text.list.caption }).getByRole('link'))
  await press(page, page.getByRole('button', { name: text.protected.open }))
  const hidden = page.getByRole('dialog', { name: text.protected.title })
  await expect(hidden.getByRole('textbox', { name: sv.privacy.reason })).toBeFocused()
  await page.keyboard.type('Dnr 2018/77')
  await page.keyboard.press('Enter')
  await expect(hidden.getByRole('timer')).toBeVisible()
  await arrowTo(
    page,
    hidden.getByRole('radiogroup'),
    hidden.getByRole('radio', { name: classes.unmatched }),
    'ArrowRight',
  )
  await expect(hidden.getByRole('region', { name: text.queue.stage })).toContainText(
    text.queue.unmatchedAlone.slice(0, 20),
  )
  await checkState(page)
  const protectedName = (await hidden.getByRole('heading', { level: 2 }).last().textContent()) ?? ''
  // Why they stand alone is said here, and nowhere else.
  await arrowTo(
    page,
    hidden.getByRole('radiogroup'),
    hidden.getByRole('radio', { name: text.protected.alone }),
    'ArrowRight',
  )
  const lone = hidden.getByRole('grid', { name: text.totals.rows }).locator('tbody tr')
  await into(page, lone)
  await page.keyboard.press('Space')
  await press(page, hidden.getByRole('button', { name: text.totals.why }))
  const objects = sv.controlTotals.causes.objects
  await arrowTo(page, page.getByRole('listbox'), page.getByRole('option', { name: objects }), 'ArrowDown')
  await page.keyboard.press('Enter')
  await press(page, hidden.getByRole('button', { name: text.totals.sayCause, exact: true }))
  await expect(lone.filter({ hasText: objects })).toHaveCount(1)
  await checkState(page)
  await page.keyboard.press('Escape')
  await expect(hidden).toBeHidden()
  expect(await page.content()).not.toContain(protectedName)

  // Somebody else: the answer of the first is told, and the second one settles it.
  await openAs(page, 'Andra Granskaren')
  await goToReconciliation(page)
  await press(page, page.getByRole('table', { name: text.list.caption }).getByRole('link'))
  await press(page, byClass.getByRole('link', { name: new RegExp(`^${classes['awaits-second']}:`) }))
  await expect(stage).toBeFocused()
  await expect(names).toHaveText(first ?? '')
  await expect(stage).toContainText(text.queue.awaitsYou)
  await expect(stage).toContainText('kollat mot lönelistan')
  await checkState(page)
  await page.keyboard.press(keys.same)
  await expect(stage).toContainText(text.queue.answered.decided(answers.same))
  await expect(stage.getByRole('heading', { name: text.queue.doneTitle })).toBeVisible()
  await expect(stage).toBeFocused()
  await checkState(page)

  // The list that is used is kept; the reconciliation goes, and comes back.
  await goToReconciliation(page)
  await press(page, page.getByRole('button', { name: /^Ta bort avstämningen/ }))
  await expect(page.getByRole('heading', { name: text.none.title })).toBeVisible()
  await press(page, page.getByRole('button', { name: sv.shell.notice.undo }).last())
  const row = page.getByRole('table', { name: text.list.caption }).locator('tbody tr')
  await expect(row).toContainText(text.states.notRun)
  await press(page, row.getByRole('button', { name: new RegExp(`^${text.run} `) }))
  await expect(row).toContainText(text.states.toSettle(String(waiting - 3)), { timeout: 120_000 })
})

test('differences are resolved together, gaps put down to causes and totals entered, each with its undo', async ({
  page,
}) => {
  test.setTimeout(400_000)
  await reconcileSample(page)
  const { differences, totals } = text

  // What is left is on the ways on; with nothing left in the queue, it leads to the next of them.
  const toDifferences = page.getByRole('link', { name: differences.open })
  await expect(toDifferences).toHaveText(/: \d+ att avgöra$/)
  const toResolve = (await toDifferences.textContent()) ?? ''
  const waiting = Number(/\d+/.exec((await reviewLink(page).textContent()) ?? '')?.[0])
  await press(page, reviewLink(page))
  const stage = page.getByRole('region', { name: text.queue.stage })
  await expect(stage).toBeFocused()
  const names = stage.getByRole('heading', { level: 2 })
  for (let pair = 0; pair < waiting; pair += 1) {
    const shown = await names.textContent()
    await page.keyboard.press(keys.later)
    await expect(names).not.toHaveText(shown ?? '')
  }
  await expect(stage.getByRole('heading', { name: text.queue.doneTitle })).toBeVisible()
  const next = stage.getByRole('link', { name: text.one.next(toResolve) })
  await expect(next).toBeVisible()
  await checkState(page)
  await goToReconciliation(page)
  const state = page.getByRole('table', { name: text.list.caption }).locator('tbody tr')
  await expect(state).toContainText(/\d+ par väntar på någon annan, är lagda åt sidan eller skyddade/)
  await expect(state).toContainText(toResolve.replace(/^\D+/, '').replace(' ', ' skillnader '))
  await expect(state).toContainText(text.states.unexplained)
  await press(page, page.getByRole('table', { name: text.list.caption }).getByRole('link'))
  await press(page, toDifferences)
  await expect(page.getByRole('heading', { level: 1, name: sv.differences.title })).toBeFocused()
  const kinds = page.getByRole('table', { name: differences.kinds })
  const salary = kinds.getByRole('row', { name: sv.differences.field('monthlySalary') })
  const left = Number(await salary.locator('td').nth(1).textContent())
  expect(left).toBeGreaterThan(5)
  await checkState(page)
  await press(page, salary.getByRole('button'))
  const rows = page.getByRole('grid', { name: differences.caption }).locator('tbody tr')
  await expect(rows).toHaveCount(left)
  await expectGap(rows.first().getByRole('gridcell'), 1)
  await checkState(page)

  // A tolerance has a limit and a reason; the usual one is back with the undo.
  const tolerance = page.getByRole('button', { name: new RegExp(`^${sv.differences.tolerance}: `) })
  await press(page, tolerance)
  const stated = page.getByRole('textbox', { name: sv.differences.tolerance })
  await expect(stated).toBeFocused()
  await checkState(page)
  await write(page, stated, '999 999')
  await page.keyboard.press('Enter')
  await expect(page.getByText(differences.toleranceProblem('100 kr'))).toBeVisible()
  await expect(page.getByText(differences.reasonMissing)).toBeVisible()
  await checkState(page)
  await write(page, stated, '100')
  await write(page, page.getByRole('textbox', { name: differences.reason }), 'Öresavrundning')
  await page.keyboard.press('Enter')
  await expect(tolerance).toBeFocused()
  await expect(tolerance).toHaveText(`${sv.differences.tolerance}: 100 kr`)
  await press(page, page.getByRole('button', { name: sv.shell.notice.undo }).last())
  await expect(tolerance).toContainText(sv.differences.usual)
  await expect(rows).toHaveCount(left)

  // One by itself needs its value; all of the rest go together, as one step.
  const resolving = page.getByRole('dialog', { name: differences.resolveTitle })
  await into(page, rows)
  await page.keyboard.press('Space')
  await press(page, page.getByRole('button', { name: differences.resolve, exact: true }))
  // Who is right is for the person to say: nothing is chosen, and the choice has the focus.
  await expect(resolving.getByRole('radio').first()).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('Ny lön enligt protokoll')
  await page.keyboard.press('Enter')
  await expect(resolving).toContainText(differences.resolutionMissing)
  const bothWrong = resolving.getByRole('radio', { name: sv.differences.resolutions.bothWrong })
  await page.keyboard.press('Shift+Tab')
  await arrowTo(page, resolving.getByRole('radiogroup'), bothWrong, 'ArrowDown')
  await expect(resolving.getByRole('textbox', { name: differences.rightValue })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(resolving).toContainText(differences.valueMissing)
  await checkState(page)
  await write(page, resolving.getByRole('textbox', { name: differences.rightValue }), '31500')
  await page.keyboard.press('Enter')
  await expect(resolving).toBeHidden()
  await expect(rows.filter({ hasText: sv.differences.standings.resolved })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'rätt är 31500: Ny lön enligt protokoll' })).toHaveCount(1)
  await into(page, rows)
  await page.keyboard.press('ControlOrMeta+A')
  await expect(page.getByText(differences.allChosen(String(left)))).toBeVisible()
  await press(page, page.getByRole('button', { name: differences.resolve, exact: true }))
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Lönerevision 2018')
  await page.keyboard.press('Enter')
  await expect(rows.filter({ hasText: sv.differences.standings.resolved })).toHaveCount(left)
  await expect(salary.locator('td').nth(1)).toHaveText('0')
  await press(page, page.getByRole('button', { name: sv.shell.notice.undo }).last())
  await expect(rows.filter({ hasText: sv.differences.standings.resolved })).toHaveCount(1)

  // What the gap comes of, from one total to the other; a person says why rows stand alone.
  await press(page, page.getByRole('link', { name: text.queue.back }))
  await press(page, page.getByRole('link', { name: totals.open }))
  await expect(page.getByRole('heading', { level: 1, name: sv.controlTotals.title })).toBeFocused()
  const { causes, measures } = sv.controlTotals
  const gap = page.getByRole('table', { name: totals.gapOf(measures.persons) })
  const alone = gap.getByRole('row', { name: causes.onlyThere })
  await expect(alone).toContainText(totals.unexplained)
  await checkState(page)
  await expectGap(
    page.getByRole('table', { name: totals.caption }).getByRole('row', { name: measures.persons }).getByRole('cell'),
    0,
  )
  const before = Number(await alone.locator('td').nth(1).textContent())
  expect(before).toBeGreaterThan(1)
  await expect(alone).toContainText(text.compared.higher(sv.reconciliation.theSides.receiver, String(before)))
  await press(page, alone.getByRole('button'))
  const behind = page.getByRole('grid', { name: totals.rows }).locator('tbody tr')
  await expect(behind).toHaveCount(before)
  await checkState(page)
  // Nothing is chosen beforehand, and nothing that only the sender's rows can have; what says nothing by itself needs its note.
  const chooseCause = async (name: string, key: 'ArrowDown' | 'ArrowUp'): Promise<void> => {
    await press(page, page.getByRole('button', { name: totals.why }))
    await arrowTo(page, page.getByRole('listbox'), page.getByRole('option', { name }), key)
    await expect(page.getByRole('option', { name: causes.leftBefore })).toHaveCount(0)
    await page.keyboard.press('Enter')
  }
  const sayCause = page.getByRole('button', { name: totals.sayCause, exact: true })
  await into(page, behind)
  await page.keyboard.press('Space')
  await expect(sayCause).toBeDisabled()
  await chooseCause(causes.other, 'ArrowDown')
  await press(page, sayCause)
  await expect(page.getByText(totals.noteMissing)).toBeVisible()
  await expect(page.getByRole('textbox', { name: totals.note })).toBeFocused()
  await checkState(page)
  await chooseCause(causes.joinedLater, 'ArrowUp')
  await press(page, sayCause)
  const explained = gap.getByRole('row', { name: causes.joinedLater })
  await expect(explained).toContainText(totals.explained)
  await expect(alone.locator('td').nth(1)).toHaveText(String(before - 1))
  await press(page, page.getByRole('button', { name: sv.shell.notice.undo }).last())
  await expect(alone.locator('td').nth(1)).toHaveText(String(before))

  // A total that the receiver has signed stands in the place of the list's.
  await press(page, page.getByRole('button', { name: totals.enter }))
  const entering = page.getByRole('dialog', { name: totals.enter })
  await expect(entering.getByRole('textbox', { name: totals.stated })).toBeFocused()
  // What was said before lies over nothing that is open.
  await expect(page.locator('[data-region="notices"]')).toHaveCount(0)
  await page.keyboard.type('12.5')
  await page.keyboard.press('Enter')
  await expect(entering).toContainText(totals.statedProblem)
  await checkState(page)
  await write(page, entering.getByRole('textbox', { name: totals.stated }), '201')
  await write(page, entering.getByRole('textbox', { name: totals.reference }), 'Intyg 2018-12-20')
  await page.keyboard.press('Enter')
  await expect(entering).toBeHidden()
  const persons = page.getByRole('table', { name: totals.caption }).getByRole('row', { name: measures.persons })
  await expect(persons).toContainText('Intyg 2018-12-20')
  await expect(persons.locator('td').nth(1)).toHaveText('201')
  await expect(gap.getByRole('row', { name: sv.controlTotals.remainder })).toBeVisible()
  await checkState(page)

  // So does one of a unit, in that unit.
  const units = page.getByRole('table', { name: sv.reconciliation.things.staff.byScope(measures.persons) })
  const unit = units.locator('tbody tr').last()
  await press(page, unit.getByRole('button'))
  await press(page, page.getByRole('button', { name: totals.enter }))
  await write(page, entering.getByRole('textbox', { name: totals.stated }), '199')
  await checkState(page)
  await page.keyboard.press('Enter')
  await expect(entering).toBeHidden()
  await expect(unit.locator('td').nth(1)).toHaveText(`199${totals.isEntered}`)
  await expect(persons.locator('td').nth(1)).toHaveText('199')
  await checkState(page)
})

test('from two messy workbooks to explained control totals that both sides have signed', async ({ page }) => {
  test.setTimeout(900_000)
  await reconcileSample(page, undefined, { protectedPeople: 'alike' })
  const { quality, signatures } = sv
  const one = page.getByRole('table', { name: text.list.caption }).getByRole('link')

  // How good the links are is told from a sample, checked with a letter each.
  const panel = page.getByRole('region', { name: quality.title })
  await expect(panel).toContainText(quality.unchecked)
  await press(page, panel.getByRole('link'))
  const stage = page.getByRole('region', { name: quality.stage })
  await expect(stage).toBeFocused()
  await checkState(page)
  const checked = await checkSome(page, 0)
  await page.keyboard.press('Control+z')
  await expect(stage).toContainText(quality.undone)
  await press(page, page.getByRole('link', { name: text.queue.back }))
  await press(page, panel.getByRole('link'))
  await checkSome(page, checked - 1)
  await press(page, page.getByRole('link', { name: text.queue.back }))
  await expect(panel).toContainText('alla länkar är rätta, med 95 % säkerhet')

  // Nothing can be signed while anything is left.
  await press(page, page.getByRole('link', { name: text.totals.open }))
  const signing = page.getByRole('region', { name: signatures.title })
  await expect(signing).toContainText(signatures.leftTitle)
  await expect(signing).toContainText(signatures.left.isUnexplained)
  await expect(signing.getByRole('button', { name: signatures.sign })).toHaveCount(0)
  await press(page, page.getByRole('link', { name: text.queue.back }))

  // Four eyes: one person answers, another settles it, and goes on to the differences and the totals.
  const waiting = await answerAllSame(page, reviewLink(page))
  await openAs(page, 'Mona Mottagare')
  await goToReconciliation(page)
  await press(page, one)
  expect(await answerAllSame(page, reviewLink(page))).toBe(waiting)
  await resolveAllKinds(page)
  await press(page, page.getByRole('link', { name: text.totals.open }))
  await sayAllCauses(page)
  // The sender's 2 870,5 days and 2 407,5 hours, less those of the employments that the receiver does not have.
  await enterStated(page, 'savedDays', '2328')
  await enterStated(page, 'compHours', '1793,25')
  await expect(page.getByText(sv.controlTotals.states.explained).first()).toBeVisible()

  // Each side signs for itself.
  const receiver = await fillSignature(page, 'receiver')
  await checkState(page)
  await page.keyboard.press('Enter')
  await expect(receiver).toBeHidden()
  const signed = signing.getByRole('row').filter({ has: page.getByText(signatures.signed, { exact: true }) })
  await expect(signed).toHaveCount(1)
  await expect(signed).toContainText('Mona Mottagare, HR-chef, Region Norrmark')
  const both = await fillSignature(page, 'sender')
  await page.keyboard.press('Enter')
  await expect(both).toContainText('ingen signerar för båda')
  await page.keyboard.press('Escape')
  await openAs(page, 'Provpersonen')
  await goToReconciliation(page)
  await press(page, one)
  await press(page, page.getByRole('link', { name: text.totals.open }))
  const sender = await fillSignature(page, 'sender')
  await page.keyboard.press('Enter')
  await expect(sender).toBeHidden()
  await expect(signed).toHaveCount(2)
  await checkState(page)

  // The report of it is proven, and what is changed afterwards is told.
  await press(page, signing.getByRole('link', { name: signatures.toReport }))
  const card = page.getByRole('region', { name: reconciliationReport.title.sv })
  await press(page, card.getByRole('button', { name: sv.reports.produceLabel(reconciliationReport.title.sv) }))
  await press(page, page.getByRole('dialog').getByRole('button', { name: sv.reports.choosePlace }))
  await expect(card.getByText(sv.reports.proof.title)).toBeVisible({ timeout: 120_000 })
  await goToReconciliation(page)
  await press(page, one)
  await press(page, page.getByRole('link', { name: text.totals.open }))
  await enterStated(page, 'posts', '181')
  await expect(signing.getByText(signatures.changed)).toHaveCount(2)
})

/** The gap says which of the two amounts before it is the higher, and by how much; `first` is the place of the sender's. */
async function expectGap(cells: Locator, first: number): Promise<void> {
  const texts = await cells.allTextContents()
  const [here, there] = texts
    .slice(first, first + 2)
    .map((amount) => Number(amount.replaceAll(/\s/g, '').replace(',', '.')))
  const delta = (here ?? 0) - (there ?? 0)
  expect(delta).not.toBe(0)
  const side = sv.reconciliation.theSides[delta > 0 ? 'sender' : 'receiver']
  expect(texts[first + 2]).toMatch(new RegExp(`^${side} \\d.* högre`))
  const [digits] = /\d[\d\s]*(,\d+)?/.exec(texts[first + 2] ?? '') ?? ['']
  expect(Number(digits.replaceAll(/\s/g, '').replace(',', '.'))).toBeCloseTo(Math.abs(delta), 2)
}

async function countOf(table: Locator, row: string): Promise<number> {
  const cell = table.getByRole('row', { name: row }).locator('td')
  return Number((await cell.textContent())?.replaceAll(/\s/g, ''))
}
