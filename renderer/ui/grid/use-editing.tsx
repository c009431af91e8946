import { useEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { flushSync } from 'react-dom'
import { CellEditor, chosenBy } from './CellEditor.tsx'
import type { CellEditorHandle } from './CellEditor.tsx'
import { CellPopover } from './CellPopover.tsx'
import { belowFirst, filled, pasted } from './fill.ts'
import type { Filling } from './fill.ts'
import styles from './grid.module.css'
import { passedAhead, readAhead } from './keys-ahead.ts'
import type { CellExit } from './keys-ahead.ts'
import { at, moved } from './moves.ts'
import type { Extent, Place, Range } from './moves.ts'
import type { RowPages } from './pages.ts'
import over from './popover.module.css'
import { fromTsv } from './tsv.ts'
import type { GridAct, GridAnswer, GridEditWords, GridEditing, GridWriting } from './types.ts'
import type { PlacedColumn } from './use-columns.ts'
import { useKeylessText } from './use-keyless-text.ts'
import { useSteady } from './use-steady.ts'

/** What is pasted in one act, so that it can be sent as one. */
const mostLetters = 3_000_000

interface Surroundings<Row> {
  readonly scroller: RefObject<HTMLElement | null>
  readonly editing: GridEditing<Row>
  readonly pages: RowPages<Row>
  readonly place: Place
  readonly range: Range | null
  readonly extent: Extent
  readonly shown: readonly PlacedColumn<Row>[]
  readonly go: (place: Place) => void
  readonly words: GridEditWords
  readonly announce: (text: string) => void
}

/** The cell that is written in. The row is the one it was opened on, whatever the place has come to show since. */
interface Opened<Row> {
  /** Which opening it is: the same cell opened anew is another writing. */
  readonly serial: number
  readonly index: number
  readonly column: number
  readonly row: Row
  readonly text: string
  /** The letters that it was opened with. */
  readonly letters: string
  readonly isWhole: boolean
  readonly ahead: readonly string[]
}

interface CellInUse {
  readonly index: number
  readonly column: number
  readonly content: ReactNode
  /** Takes the place of the value; otherwise it is drawn beside it. */
  readonly isEditor: boolean
}

interface Editing {
  readonly inUse: CellInUse | null
  readonly isOpen: boolean
  /**
   * Opens the active cell: on what it holds, or empty for a first key. True where a field has opened, which the browser then
   * puts that key into.
   */
  readonly open: (typed: string | null) => boolean
  readonly save: (exit: CellExit) => void
  readonly clear: () => void
  readonly fillDown: () => void
  readonly cutDone: (range: Range) => void
  readonly onPaste: (event: ClipboardEvent) => void
}

/** Writing in the cells: one by one in an editor, and many by filling, clearing and pasting. */
export function useEditing<Row extends object>(around: Surroundings<Row>): Editing {
  const { editing, pages, place, range, extent, shown, go, words, announce } = around
  const { active } = place
  const [opened, setOpened] = useState<Opened<Row> | null>(null)
  const [note, setNote] = useState<{ readonly index: number; readonly column: number; readonly text: string } | null>(
    null,
  )
  const editor = useRef<CellEditorHandle>(null)
  const openings = useRef(0)
  const isThere = note !== null && note.index === active.row && note.column === active.column && active.area === 'body'
  // A note is about the cell that the keyboard is in, and goes when it leaves.
  if (note !== null && !isThere) setNote(null)

  const notRead: GridAnswer = { is: 'refused', problem: words.notRead, offers: [] }
  const explain = (text: string): void => {
    setNote({ index: active.row, column: active.column, text })
    announce(text)
  }

  /** `typed` is null where the cell is opened on what it holds. True where it has become a field. */
  const openAt = (index: number, column: number, typed: string | null, ahead: readonly string[] = []): boolean => {
    const row = pages.row(index)
    const writing = shown[column]?.column.write
    if (row === undefined || writing === undefined) return false
    const locked = editing.locked ?? writing.locked
    if (locked !== null) {
      setNote({ index, column, text: locked })
      announce(locked)
      return false
    }
    setNote(null)
    const letters = `${typed ?? ''}${readAhead(ahead).letters}`
    const text = startText(writing, row, typed, letters)
    openings.current += 1
    setOpened({ serial: openings.current, index, column, row, text, letters, isWhole: typed === null, ahead })
    return writing.locked === null && writing.choices === undefined
  }

  const onSaved = useSteady((exit: CellExit, ahead: readonly string[]): void => {
    const { moves, rest } = passedAhead(ahead)
    const next = [exit, ...moves].reduce<Place>(
      (from, to) => (to === 'fill' ? from : typeof to === 'object' ? at({ area: 'body', ...to }) : moved(at(from.active), to, false, extent)), // prettier-ignore
      place,
    )
    // At once, so that no key comes between: it would go into an editor that is done.
    flushSync(() => {
      setOpened(null)
      go(next)
      if (rest.length > 0 && next.active.area === 'body') openAt(next.active.row, next.active.column, '', rest)
    })
  })

  const fill = async (act: GridAct, filling: Filling): Promise<GridAnswer> => {
    const { firstRow, lastRow, firstColumn, lastColumn } = filling.range
    const rowCount = lastRow - firstRow + 1
    const meant = shown.slice(firstColumn, lastColumn + 1)
    const first = act === 'cut' ? (await pages.read(firstRow, firstRow + 1))?.[0] : undefined
    const left = filling.outside > 0 ? [{ cells: filling.outside, because: words.outside }] : []
    const open: PlacedColumn<Row>[] = []
    for (const placed of meant) {
      const { label, write } = placed.column
      const because = write.locked ?? (first !== undefined && write.typed(first) === null ? words.hiddenValue : null)
      if (because === null) open.push(placed)
      else left.push({ cells: rowCount, because: `${label}: ${because}` })
    }
    if (open.length === 0) return { is: 'refused', problem: left[0]?.because ?? words.nothing, offers: [] }
    const { fits, everywhere } = filling
    const [only] = open
    const { mostCells } = editing
    if (rowCount * open.length > mostCells) {
      if (open.length > 1 || only === undefined || everywhere === null) {
        return { is: 'refused', problem: words.tooLarge({ most: mostCells }), offers: [] }
      }
      const text = asWritten(only.column.write, everywhere)
      const rows = [{ from: firstRow, to: lastRow }]
      return await editing.write({ kind: 'rows', act, rows, column: only.column.id, text, fits, left })
    }
    const rows = await pages.read(firstRow, lastRow + 1)
    if (rows === null) return notRead
    const cells = rows.flatMap((row, index) =>
      open.flatMap(({ column, index: place }) => {
        const text = filling.textAt(firstRow + index, place)
        return text === null ? [] : [{ row, column: column.id, text: asWritten(column.write, text) }]
      }),
    )
    const absent = rows.length * open.length - cells.length
    if (absent > 0) left.push({ cells: absent, because: words.notInBlock })
    if (cells.reduce((sum, { text }) => sum + text.length, 0) > mostLetters) {
      return { is: 'refused', problem: words.tooLong({ most: mostLetters }), offers: [] }
    }
    return await editing.write({ kind: 'cells', act, cells, fits: fits && absent === 0, left })
  }

  const save = async (mine: Opened<Row>, text: string, exit: CellExit): Promise<GridAnswer> => {
    const column = shown[mine.column]?.column
    if (column === undefined || column.write.locked !== null) return { is: 'done' }
    if (exit === 'fill' && range !== null && (range.firstRow < range.lastRow || range.firstColumn < range.lastColumn)) {
      return await fill('fill', filled(range, text)).catch(() => notRead)
    }
    if (text === (column.write.typed(mine.row) ?? '')) return { is: 'done' }
    return await editing.write({
      kind: 'cells',
      act: 'edit',
      cells: [{ row: mine.row, column: column.id, text }],
      fits: true,
      left: [],
    })
  }

  const act = async (doing: () => Promise<GridAnswer>): Promise<void> => {
    if (editing.locked !== null) return explain(editing.locked)
    const answer = await doing().catch(() => notRead)
    if (answer.is === 'refused') explain(answer.problem)
  }

  const fillDown = async (within: Range): Promise<GridAnswer> => {
    const below = belowFirst(within)
    if (below === null) return { is: 'refused', problem: words.nothingBelow, offers: [] }
    const first = (await pages.read(within.firstRow, within.firstRow + 1))?.[0]
    if (first === undefined) return notRead
    const texts = shown.map(({ column }) => (column.write.locked === null ? column.write.typed(first) : ''))
    const hidden = texts.findIndex((text, index) => text === null && index >= below.firstColumn && index <= below.lastColumn) // prettier-ignore
    if (hidden >= 0) {
      const problem = `${shown[hidden]?.column.label ?? ''}: ${words.hiddenValue}`
      return { is: 'refused', problem, offers: [] }
    }
    const everywhere = below.firstColumn === below.lastColumn ? (texts[below.firstColumn] ?? '') : null
    const textAt = (_row: number, column: number): string => texts[column] ?? ''
    return await fill('fill-down', { range: below, textAt, everywhere, fits: true, outside: 0 })
  }

  // Letter by letter, as keys are: no word of it is the name of a key.
  const composing = useKeylessText(around.scroller, (text) => {
    if (active.area === 'body') flushSync(() => openAt(active.row, active.column, '', Array.from(text)))
  })

  const isNow = opened === null ? undefined : pages.freshRow(opened.index)
  const hasMoved = opened !== null && isNow !== undefined && editing.keyOf(isNow) !== editing.keyOf(opened.row)
  const column = opened === null ? undefined : shown[opened.column]?.column
  const inUse = ((): CellInUse | null => {
    if (opened !== null && column !== undefined && column.write.locked === null) {
      const content = (
        <CellEditor
          key={opened.serial}
          ref={editor}
          label={words.editor({ column: column.label })}
          help={column.write.help}
          choices={column.write.choices}
          text={opened.text}
          letters={opened.letters}
          isWhole={opened.isWhole}
          ahead={opened.ahead}
          note={hasMoved ? words.rowMoved : null}
          // Of this editor's own row: keys typed ahead are saved as it appears, before anything else knows of it.
          save={(text, exit) => save(opened, text, exit)}
          onSaved={onSaved}
          onDiscard={() => {
            setOpened(null)
            go(place)
          }}
          words={words}
        />
      )
      return { index: opened.index, column: opened.column, content, isEditor: true }
    }
    if (composing !== null && active.area === 'body') {
      const content = <span className={styles['composed']}>{composing}</span>
      return { index: active.row, column: active.column, content, isEditor: true }
    }
    if (note === null) return null
    const content = (
      <CellPopover id="grid-cell-note">
        <p className={over['cellNote']}>{note.text}</p>
      </CellPopover>
    )
    return { ...note, content, isEditor: false }
  })()

  useEffect(() => {
    if (!isThere) return undefined
    const hide = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setNote(null)
    }
    window.addEventListener('keydown', hide)
    return () => window.removeEventListener('keydown', hide)
  }, [isThere])

  return {
    inUse,
    isOpen: opened !== null,
    // At once, so that the key that opens the editor, dead keys too, goes on into its field.
    open: (typed) => flushSync(() => openAt(active.row, active.column, typed)),
    save: (exit) => editor.current?.save(exit),
    clear: () => {
      if (range !== null) void act(() => fill('clear', filled(range, '')))
    },
    fillDown: () => {
      if (range !== null) void act(() => fillDown(range))
    },
    cutDone: (within) => void act(() => fill('cut', filled(within, ''))),
    onPaste: (event) => {
      if (range === null) return
      event.preventDefault()
      const block = fromTsv(event.clipboardData?.getData('text/plain') ?? '')
      void act(async () =>
        block.length === 0
          ? { is: 'refused', problem: words.nothingToPaste, offers: [] }
          : await fill('paste', pasted(range, block, extent)),
      )
    },
  }
}

/**
 * What the editor begins with: what is held; or the letters that are there already, for the browser puts the typed one there
 * itself; or, in a list, what these letters mean.
 */
function startText<Row>(writing: GridWriting<Row>, row: Row, typed: string | null, letters: string): string {
  if (writing.locked !== null) return ''
  const held = writing.typed(row) ?? ''
  if (typed === null) return held
  if (writing.choices === undefined) return letters.slice(typed.length)
  return letters === '' ? held : chosenBy(writing.choices, letters)
}

/** A choice may be given as it is shown, which is how it is copied. */
function asWritten<Row>(writing: GridWriting<Row>, text: string): string {
  if (writing.locked !== null) return text
  const wanted = text.toLocaleLowerCase('sv')
  return writing.choices?.find(({ label }) => label.toLocaleLowerCase('sv') === wanted)?.text ?? text
}
