import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { sv } from '#shared/i18n/sv.ts'
import { test } from '../support/loopback.ts'
import { axeOn } from './journeys/accessibility.ts'
import { arrowTo, goIntoGrid, goToCell, goToRegister, labelOf, press, shownFields, tabTo } from './journeys/keyboard.ts'
import { openSample } from './journeys/sample.ts'

/** The columns of a register, and what comes to its cells without a key of its own: by keyboard alone. */

test.use({ hasSample: true })

const { gridEditing: editWords, registers: words } = sv
const screen = { width: 1366, height: 768 }

test.beforeEach(async ({ page }) => {
  await page.setViewportSize(screen)
  await openSample(page)
})

test('columns are pinned, moved, widened, hidden, shown and copied by keyboard', async ({ page }) => {
  await goToRegister(page, 'staff')
  const names = shownFields('staff').map(({ name }) => name)
  const labels = names.map((name) => labelOf('staff', name))

  // Three columns stay where they are, in every row of the grid, whatever scrolls below them.
  await goToHeader(page, 2)
  await choose(page, words.grid.pin)
  await expect(cellAt(page, 'header', 2)).toBeFocused()
  const pinned = [0, 1, 2].map((column) => `${column}: header, filter, body`)
  await page.keyboard.press('End')
  await expect(cellAt(page, 'header', 22)).toBeFocused()
  for (const [name, media] of appearances) {
    await page.emulateMedia(media)
    await expect.poll(() => placesOf(page, [0, 1, 2]), name).toEqual(pinned)
    await picture(page, `pinned-${name}`)
  }
  await page.emulateMedia(appearances[0][1])
  // Magnified, fewer of them stay, so that there is room for what scrolls.
  await page.setViewportSize({ width: 683, height: 384 })
  await page.keyboard.press('ArrowLeft')
  await expect(cellAt(page, 'header', 21)).toBeInViewport()
  // The page draws the smaller screen when it gets to it.
  await expect.poll(() => placesOf(page, [0])).toEqual(['0: header, filter, body'])
  await picture(page, 'pinned-200')
  await page.setViewportSize(screen)
  await goToHeader(page, 2)
  await choose(page, words.grid.unpin)
  await expect(cellAt(page, 'header', 2)).toBeFocused()
  await page.keyboard.press('End')
  await expect(cellAt(page, 'header', 22)).toBeInViewport()
  await expect(cellAt(page, 'header', 0)).toHaveCount(0)

  // The order: the menu stays open for the next step, and the keyboard comes back to the column.
  await goToHeader(page, 1)
  await choose(page, words.grid.moveRight)
  await page.keyboard.press('Enter')
  await expect(page.getByText(words.grid.moved({ column: labels[1] ?? '', place: 4, of: 23 }))).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(cellAt(page, 'header', 3)).toBeFocused()
  await expect.poll(() => headings(page, 4)).toEqual([labels[0], labels[2], labels[3], labels[1]])
  await choose(page, words.grid.moveLeft)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(cellAt(page, 'header', 1)).toBeFocused()
  await expect.poll(() => headings(page, 4)).toEqual(labels.slice(0, 4))

  // The width.
  const width = await widthOf(cellAt(page, 'header', 1))
  await choose(page, words.grid.wider)
  await page.keyboard.press('Enter')
  await expect.poll(() => widthOf(cellAt(page, 'header', 1))).toBe(width + 32)
  await expect.poll(() => widthOf(cellAt(page, 'body', 1))).toBe(width + 32)
  await arrowTo(page, page.getByRole('menu'), menuItem(page, words.grid.narrower), 'ArrowDown')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Enter')
  await expect.poll(() => widthOf(cellAt(page, 'header', 1))).toBe(width - 16)
  await page.keyboard.press('Escape')
  await choose(page, words.grid.originalWidth)
  await expect.poll(() => widthOf(cellAt(page, 'header', 1))).toBe(width)
  await expect(cellAt(page, 'header', 1)).toBeFocused()

  // Hidden, and shown again from the list of columns.
  await choose(page, words.grid.hide)
  await expect(page.getByRole('grid')).toHaveAttribute('aria-colcount', '22')
  await expect(cellAt(page, 'header', 1)).toBeFocused()
  await expect.poll(() => headings(page, 2)).toEqual([labels[0], labels[2]])
  await press(page, page.getByRole('button', { name: words.columns, exact: true }))
  const list = page.getByRole('dialog', { name: words.columns })
  await press(page, list.getByRole('checkbox', { name: labels[1] ?? '', exact: true }), 'Space')
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(page.getByRole('button', { name: words.columns, exact: true })).toBeFocused()
  await expect.poll(() => headings(page, 3)).toEqual(labels.slice(0, 3))

  // Sorting and filtering from the same menu.
  await goToHeader(page, 1)
  await choose(page, words.grid.sortDescending)
  await expect(cellAt(page, 'header', 1)).toHaveAttribute('aria-sort', 'descending')
  await expect(cellAt(page, 'header', 1)).toBeFocused()
  await choose(page, words.grid.sortRemove)
  await expect(cellAt(page, 'header', 1)).toHaveAttribute('aria-sort', 'none')
  await choose(page, words.grid.openFilter)
  await expect(filterField(page, labels[1] ?? '')).toBeFocused()
})

test('a heading that is dragged while the grid is scrolled sideways takes no other column along', async ({ page }) => {
  await goToRegister(page, 'staff')
  const labels = shownFields('staff').map(({ name }) => labelOf('staff', name))
  await goToHeader(page, 11)
  await cellAt(page, 'header', 11)
    .locator('span')
    .first()
    .dragTo(cellAt(page, 'header', 10))
  await expect(cellAt(page, 'header', 10)).toHaveText(labels[11] ?? '')
  await goToHeader(page, 3)
  await expect.poll(() => headings(page, 4)).toEqual(labels.slice(0, 4))
})

test('the filter row comes and goes, and cells are copied with their headings', async ({ page }) => {
  await goToRegister(page, 'staff')
  const labels = shownFields('staff').map(({ name }) => labelOf('staff', name))
  const grid = page.getByRole('grid')

  await goToCell(page, 'staff', 0, 'familyName')
  const rows = Number(await grid.getAttribute('aria-rowcount'))
  await page.keyboard.press('ArrowUp')
  await expect(filterField(page, labels[1] ?? '')).toBeFocused()
  await page.keyboard.type('an')
  // At once: what has just been written holds all the same.
  await page.keyboard.press('ControlOrMeta+Shift+L')
  await expect(cellAt(page, 'filter', 1)).toHaveCount(0)
  // The keyboard is still in the column, and the filter still holds.
  await expect(cellAt(page, 'header', 1)).toBeFocused()
  await expect(page.getByText(editWords.grid.filtersHidden)).toBeAttached()
  await expect(page.getByRole('list', { name: words.activeFilters })).toContainText('an')
  await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount'))).toBeLessThan(rows - 1)
  // The heading is one row, and the filters are none any more.
  const found = Number(await grid.getAttribute('aria-rowcount')) - 1
  await page.keyboard.press('ArrowDown')
  await expect(cellAt(page, 'body', 1)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+Shift+L')
  await expect(cellAt(page, 'body', 1)).toBeFocused()
  await expect(filterField(page, labels[1] ?? '')).toHaveValue('an')
  // A filter that is asked for while its row is hidden brings it back.
  await page.keyboard.press('ControlOrMeta+Shift+L')
  await expect(cellAt(page, 'filter', 1)).toHaveCount(0)
  await page.keyboard.press('Alt+ArrowDown')
  await expect(filterField(page, labels[1] ?? '')).toBeFocused()

  await page.evaluate(() =>
    document.addEventListener('copy', (event) =>
      Reflect.set(globalThis, 'copied', event.clipboardData?.getData('text/plain') ?? ''),
    ),
  )
  const copied = async (keys: string): Promise<readonly string[]> => {
    await page.evaluate(() => Reflect.deleteProperty(globalThis, 'copied'))
    await page.keyboard.press(keys)
    const text = (): Promise<unknown> => page.evaluate(() => Reflect.get(globalThis, 'copied') as unknown)
    await expect.poll(text).not.toBe(undefined)
    return String(await text()).split('\r\n')
  }
  await goIntoGrid(page)
  const names = [await textAt(page, 1), await textAt(page, 2)]
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  expect(await copied('ControlOrMeta+Shift+C')).toEqual([labels.slice(1, 3).join('\t'), names.join('\t')])
  await expect(page.getByText(words.grid.copied({ cells: 2, rows: 1 }))).toBeAttached()
  // Asked for once, it holds for once.
  expect(await copied('ControlOrMeta+C')).toEqual([names.join('\t')])
  // Also of rows that are not here yet.
  await page.keyboard.press('ControlOrMeta+A')
  const everything = await copied('ControlOrMeta+Shift+C')
  expect(everything[0]?.split('\t').slice(0, 2)).toEqual(labels.slice(0, 2))
  expect(everything).toHaveLength(found + 1)
})

test('text that comes without a key begins to write, whole', async ({ page, context }) => {
  await goToRegister(page, 'staff')
  const keys = await context.newCDPSession(page)
  const editor = page.getByRole('grid').getByRole('textbox', {
    name: editWords.grid.editor({ column: labelOf('staff', 'positionTitle') }),
  })

  // From an emoji panel or dictation: what follows goes on in the editor.
  await goToCell(page, 'staff', 0, 'positionTitle')
  await keys.send('Input.insertText', { text: '😀 Åsa' })
  await expect(editor).toHaveValue('😀 Åsa')
  await keys.send('Input.insertText', { text: ' Öberg' })
  await page.keyboard.type('!')
  await page.keyboard.press('Enter')
  await expect(cellOf(page, 0, 'positionTitle')).toHaveText(/^😀 Åsa Öberg!/)

  // A dead key, and the letter that it makes with the next.
  await expect(cellOf(page, 1, 'positionTitle')).toBeFocused()
  const dead = { key: 'Dead', code: 'Equal', windowsVirtualKeyCode: 221 } as const
  await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...dead })
  await keys.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 })
  await expect(cellOf(page, 1, 'positionTitle')).toHaveText('´')
  await expect(editor).toHaveCount(0)
  await keys.send('Input.insertText', { text: 'é' })
  await expect(editor).toHaveValue('é')
  await page.keyboard.type('ire')
  await expect(editor).toHaveValue('éire')
  await page.keyboard.press('Escape')

  // Words that are composed letter by letter.
  await expect(cellOf(page, 1, 'positionTitle')).toBeFocused()
  await keys.send('Input.imeSetComposition', { text: 'かん', selectionStart: 2, selectionEnd: 2 })
  await expect(cellOf(page, 1, 'positionTitle')).toHaveText('かん')
  await keys.send('Input.insertText', { text: '漢字' })
  await expect(editor).toHaveValue('漢字')
  await page.keyboard.press('Escape')

  // Composing that is broken off leaves the value as it was.
  const held = await cellOf(page, 1, 'positionTitle').textContent()
  await keys.send('Input.imeSetComposition', { text: 'か', selectionStart: 1, selectionEnd: 1 })
  await keys.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  await expect(cellOf(page, 1, 'positionTitle')).toHaveText(held ?? '')
  await expect(editor).toHaveCount(0)

  // Commands are still for the cell: cut here, pasted in the next.
  await page.keyboard.press('ControlOrMeta+X')
  await expect(cellOf(page, 1, 'positionTitle')).toHaveText(new RegExp(`^${words.empty}`))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ControlOrMeta+V')
  await expect(cellOf(page, 2, 'positionTitle')).toHaveText(new RegExp(`^${held}`))
  await keys.send('Input.insertText', { text: 'Å' })
  await expect(editor).toHaveValue('Å')
  await page.keyboard.press('Escape')

  // In a list the choice that begins so; in a cell that is locked nothing, with the reason.
  await goToCell(page, 'staff', 1, 'employmentForm')
  await keys.send('Input.insertText', { text: 'vi' })
  const list = page.getByRole('combobox', {
    name: editWords.grid.editor({ column: labelOf('staff', 'employmentForm') }),
  })
  await expect(list).toBeFocused()
  await expect
    .poll(() => list.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label))
    .toMatch(/^vi/iu)
  await page.keyboard.press('Escape')
  const locked = cellOf(page, 0, 'employmentNumber')
  await goToCell(page, 'staff', 0, 'employmentNumber')
  await expect(locked).toHaveAttribute('aria-readonly', 'true')
  await expect(cellOf(page, 1, 'positionTitle')).not.toHaveAttribute('aria-readonly')
  const number = (await locked.textContent()) ?? ''
  await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...dead })
  await expect(page.getByRole('grid').getByText(words.editLocked)).toBeVisible()
  await keys.send('Input.imeSetComposition', { text: 'xyz', selectionStart: 3, selectionEnd: 3 })
  await keys.send('Input.insertText', { text: '9' })
  await expect(locked).toHaveText(new RegExp(`^${number}`))
  await page.keyboard.press('Escape')
  await expect(locked).toHaveText(number)

  // What is composed belongs to its cell, also where another is clicked before it is done.
  await goToCell(page, 'staff', 1, 'positionTitle')
  await keys.send('Input.imeSetComposition', { text: 'skriven text', selectionStart: 12, selectionEnd: 12 })
  await expect(cellOf(page, 1, 'positionTitle')).toHaveText('skriven text')
  await cellOf(page, 3, 'positionTitle').click()
  await expect(cellOf(page, 3, 'positionTitle')).toBeFocused()
  await expect(cellOf(page, 1, 'positionTitle')).toHaveText(/^skriven text/)
  await expect(cellOf(page, 3, 'positionTitle')).not.toHaveText(/skriven/)
  await expect(editor).toHaveCount(0)
})

test('no heading is cut, and what is said of an edit moves nothing', async ({ page }) => {
  const cut: string[] = []
  for (const register of ['staff', 'cases', 'diary', 'archive'] as const) {
    await goToRegister(page, register)
    await goToHeader(page, 0)
    const columns = Number(await page.getByRole('grid').getAttribute('aria-colcount'))
    for (let column = 0; column < columns; column += 1) {
      const label = cellAt(page, 'header', column).locator('span').first()
      const [text, isCut] = await label.evaluate((span) => [
        span.textContent ?? '',
        span.scrollWidth > span.clientWidth,
      ])
      if (isCut && text.length <= 28) cut.push(`${register}: ${text}`)
      await page.keyboard.press('ArrowRight')
    }
    await picture(page, `headings-${register}`)
  }
  expect(cut).toEqual([])

  await goToRegister(page, 'staff')
  await goToCell(page, 'staff', 3, 'positionTitle')
  const grid = page.getByRole('grid')
  for (const [width, height] of [
    [1366, 768],
    [683, 384],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(300)
    await page.keyboard.type(`Ny ${width}`)
    const box = await grid.boundingBox()
    await page.keyboard.press('Enter')
    const notice = page
      .getByRole('region', { name: sv.shell.regions.notices })
      .getByRole('button', { name: sv.shell.notice.undo })
    await expect(notice).toBeInViewport({ ratio: 1 })
    await expect.poll(() => grid.boundingBox()).toEqual(box)
    await picture(page, `notice-${width}`)
  }

  // Of two at once the latest is shown and the other counted, but for one that somebody points at; neither moves anything.
  await page.setViewportSize(screen)
  const pane = page.getByRole('region', { name: words.details })
  const { rowDetails } = sv
  await pane.getByRole('tab', { name: rowDetails.tabs.notes }).click()
  await pane.getByRole('textbox', { name: rowDetails.note }).fill('Ringt')
  await page.keyboard.press('Enter')
  const notices = page.getByRole('region', { name: sv.shell.regions.notices })
  const noted = notices.getByText(rowDetails.noteAdded)
  await expect(noted).toBeVisible()
  await goToCell(page, 'staff', 5, 'positionTitle')
  for (const size of [screen, { width: 683, height: 384 }]) {
    await page.setViewportSize(size)
    await noted.hover()
    await page.waitForTimeout(300)
    await page.keyboard.type(`Två ${size.width}`)
    const box = await grid.boundingBox()
    await page.keyboard.press('Enter')
    await expect(notices.getByText(sv.shell.notice.waiting(1))).toBeVisible()
    await expect(notices.getByRole('button', { name: sv.shell.notice.undo })).toHaveCount(1)
    await expect(noted).toBeInViewport({ ratio: 1 })
    expect(await grid.boundingBox()).toEqual(box)
    await page.mouse.move(5, 5)
    await picture(page, `two-notices-${size.width}`)
    await expect(noted).not.toBeInViewport({ ratio: 0.5 })
    await expect(notices.getByText(sv.shell.notice.waiting(1))).toBeVisible()
    expect(await grid.boundingBox()).toEqual(box)
    // What was counted comes back.
    await notices.getByRole('button', { name: sv.shell.notice.dismiss }).click()
    await expect(noted).toBeInViewport({ ratio: 1 })
    expect(await grid.boundingBox()).toEqual(box)
    await goToCell(page, 'staff', 6, 'positionTitle')
  }
})

test('what opens over the grid breaks no accessibility rule', async ({ page }) => {
  await goToRegister(page, 'staff')
  const found: string[] = []
  const look = async (state: string): Promise<void> => {
    // Colours that fade in are measured when they have come.
    await page.waitForTimeout(300)
    const { violations } = await (await axeOn(page)).analyze()
    for (const { id, nodes } of violations) found.push(`${state}: ${id} at ${nodes[0]?.html.slice(0, 200) ?? ''}`)
    await picture(page, state)
  }
  await goToHeader(page, 1)
  await page.keyboard.press('Space')
  await expect(page.getByRole('menu')).toBeVisible()
  await look('column-menu')
  await page.keyboard.press('Escape')
  for (const [state, field] of [
    ['range', 'startDate'],
    ['values', 'employmentForm'],
  ] as const) {
    await goToCell(page, 'staff', 0, field)
    await page.keyboard.press('Alt+ArrowDown')
    const dialog = page.getByRole('dialog', { name: words.grid.filterColumn({ column: labelOf('staff', field) }) })
    await expect(dialog).toBeVisible()
    await look(state)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(
      cellAt(
        page,
        'filter',
        shownFields('staff').findIndex(({ name }) => name === field),
      ).getByRole('button'),
    ).toBeFocused()
  }
  await press(page, page.getByRole('button', { name: words.columns, exact: true }))
  const columns = page.getByRole('dialog', { name: words.columns })
  await tabTo(page, columns.getByRole('button', { name: words.resetColumns }))
  await look('columns')
  expect(found).toEqual([])
})

/** Every appearance that the grid is drawn in. */
const appearances = [
  ['light', { colorScheme: 'light', forcedColors: 'none' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['forced', { colorScheme: 'light', forcedColors: 'active' }],
] as const

async function goToHeader(page: Page, column: number): Promise<void> {
  await goIntoGrid(page)
  for (let step = 0; step < column; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(cellAt(page, 'header', column)).toBeFocused()
}

/** Opens the menu of the column whose heading has the focus, and chooses in it. */
async function choose(page: Page, name: string): Promise<void> {
  // A menu that was closed has given the focus back.
  await expect(page.locator('[data-area="header"]:focus')).toBeVisible()
  await page.keyboard.press('Space')
  await arrowTo(page, page.getByRole('menu'), menuItem(page, name), 'ArrowDown')
  await page.keyboard.press('Enter')
}

function menuItem(page: Page, name: string): Locator {
  return page.getByRole('menuitem', { name, exact: true })
}

function filterField(page: Page, column: string): Locator {
  return page.getByRole('textbox', { name: words.grid.filterColumn({ column }), exact: true })
}

/** In the body the cell of the first row. */
function cellAt(page: Page, area: 'header' | 'filter' | 'body', column: number): Locator {
  const row = area === 'body' ? '[data-row="0"]' : ''
  return page.locator(`[data-area="${area}"]${row}[data-column="${column}"]`)
}

function cellOf(page: Page, row: number, field: string): Locator {
  const column = shownFields('staff').findIndex(({ name }) => name === field)
  return page.locator(`[data-area="body"][data-row="${row}"][data-column="${column}"]`)
}

async function textAt(page: Page, column: number): Promise<string> {
  return (await cellAt(page, 'body', column).textContent()) ?? ''
}

async function headings(page: Page, count: number): Promise<(string | null)[]> {
  const texts: (string | null)[] = []
  for (let column = 0; column < count; column += 1) {
    texts.push(await cellAt(page, 'header', column).locator('span').first().textContent())
  }
  return texts
}

async function widthOf(cell: Locator): Promise<number> {
  return await cell.evaluate((element) => element.getBoundingClientRect().width)
}

/** Of each column, in which parts of the grid its cell stands after the one before, in line with its row, with nothing drawn over it. */
async function placesOf(page: Page, columns: readonly number[]): Promise<string[]> {
  return await page.getByRole('grid').evaluate((grid, wanted) => {
    const start = grid.getBoundingClientRect().left + grid.clientLeft
    return wanted.map((column) => {
      const right = (area: string): number => {
        const before = grid.querySelector(`[data-area="${area}"][data-column="${column - 1}"]`)
        return before === null ? start : before.getBoundingClientRect().right
      }
      const areas = ['header', 'filter', 'body'].filter((area) => {
        const cells = [...grid.querySelectorAll(`[data-area="${area}"][data-column="${column}"]`)]
        return cells.slice(0, 5).every((cell) => {
          const { left, top, width, height } = cell.getBoundingClientRect()
          const seen = document.elementFromPoint(left + width / 2, top + height / 2)
          const inLine = Math.abs(top - (cell.parentElement?.getBoundingClientRect().top ?? 0)) < 1
          return Math.abs(left - right(area)) < 1 && inLine && seen !== null && cell.contains(seen)
        })
      })
      return `${column}: ${areas.join(', ')}`
    })
  }, columns)
}

/** Pictures of every state, for a person to look at, where a folder for them is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['STAFETT_PICTURES']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
}

test('a year of a day is chosen among those that occur, with their counts', async ({ page }) => {
  await goToRegister(page, 'diary')
  const column = labelOf('diary', 'documentDate')
  const filter = page.getByRole('button', { name: new RegExp(`^${words.grid.filterColumn({ column })}`) })
  await filter.press('Enter')
  await page.getByRole('button', { name: words.grid.showYears }).press('Enter')
  const years = page.getByRole('listbox', { name: words.grid.years }).getByRole('option')
  await expect(years.first()).toBeFocused()
  const { violations } = await (await axeOn(page)).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  const year = (await years.first().textContent())?.slice(0, 4) ?? ''
  const count = await years.first().locator('span[aria-hidden]').last().textContent()
  await page.keyboard.press('Enter')
  await expect(years).toHaveCount(0)
  await expect(filter).toHaveAccessibleName(new RegExp(`${year}-01-01.*${year}-12-31`))
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(Number(count) + 2))

  // The same year again lets go of it.
  await filter.press('Enter')
  await page.getByRole('button', { name: words.grid.showYears }).press('Enter')
  await expect(years.first()).toHaveAttribute('aria-selected', 'true')
  await years.first().press('Enter')
  await expect(filter).toHaveAccessibleName(new RegExp(words.grid.anyRange))
})
