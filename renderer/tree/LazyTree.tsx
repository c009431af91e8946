import { ChevronRight } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import styles from './lazy-tree.module.css'
import { placeOf, rowAt, rowsBelow } from './tree-rows.ts'
import type { OpenNode, TreePath, TreeRow } from './tree-rows.ts'
import type { LazyPages } from './use-tree-pages.ts'

/** A line and the nodes above it, from the top. */
export interface SoughtLine {
  readonly above: readonly OpenNode[]
  readonly index: number
}

/** What a line says. */
export interface TreeLabel {
  readonly signum: string
  readonly title: string
  readonly holds: string
  /** What a typed word is compared with. */
  readonly text: string
  /** Of the state that the line tells of, beside its words. */
  readonly tone?: 'ok' | 'quiet' | 'open'
}

interface LazyTreeProps<Child> {
  readonly tree: LazyPages<Child>
  /** What the tree is, for who does not see it. */
  readonly label: string
  readonly loading: string
  readonly labelOf: (child: Child, level: number) => TreeLabel
  /** The path of a child that has something below it now; null where there is nothing to open. */
  readonly opens: (child: Child) => TreePath | null
  /** A line to go to; another object is another going there. */
  readonly sought: SoughtLine | null
  /** Asked for by Enter or a double click. */
  readonly onShow: (child: Child) => void
  /** Told which line is the active one. */
  readonly onActive?: (child: Child | null) => void
  /** It was turned to. */
  readonly onFocus?: () => void
  /** Asked to go back to where one came from, by Escape. */
  readonly onLeave?: () => void
  /** The part of the window that it is. */
  readonly region: string
  /** For who puts the focus here. */
  readonly place?: RefObject<HTMLDivElement | null>
}

/** Of a line, in rem. */
const rowRem = 1.75
/** Lines drawn above and below what is seen. */
const margin = 10
/** So long after a letter the next one belongs to the same word, in milliseconds. */
const typingMs = 800
/** Loaded lines that a typed word is looked for in. */
const mostSought = 2000

/** The tree by the keys of ARIA's tree pattern; only the lines that are seen are drawn, for a series can hold a hundred thousand. */
export function LazyTree<Child>(props: LazyTreeProps<Child>): ReactNode {
  const { tree, label, loading, labelOf, opens, sought, onShow, onActive, onFocus, onLeave, region } = props
  const { state, toggle, look } = tree
  const ownPlace = useRef<HTMLDivElement>(null)
  const place = props.place ?? ownPlace
  const [active, setActive] = useState(0)
  const [seen, setSeen] = useState({ first: 0, last: 40, rowPx: 28 })
  const typed = useRef({ text: '', at: 0 })
  const idStart = useId()

  const total = rowsBelow(state, [])
  const current = Math.min(active, Math.max(0, total - 1))
  const row = rowAt(state, current)
  const activeChild = row?.child ?? null
  useEffect(() => onActive?.(activeChild), [onActive, activeChild])

  useLayoutEffect(() => {
    const element = place.current
    if (element === null) return undefined
    const measure = (): void => {
      const rowPx = rowHeight()
      const first = Math.max(0, Math.floor(element.scrollTop / rowPx) - margin)
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowPx) + margin
      setSeen((before) =>
        before.first === first && before.last === last && before.rowPx === rowPx ? before : { first, last, rowPx },
      )
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [place])
  useEffect(() => look(Math.min(seen.first, current), Math.max(seen.last, current)))

  const go = (to: number): void => {
    const next = Math.max(0, Math.min(total - 1, to))
    setActive(next)
    if (place.current !== null) reveal(place.current, next, seen.rowPx)
  }
  // Where it stands is known when the nodes above it, which are opened, have told how much they hold.
  const [goneTo, setGoneTo] = useState<{ readonly sought: SoughtLine; readonly at: number } | null>(null)
  if (
    sought !== null &&
    sought !== goneTo?.sought &&
    sought.above.every(({ path }) => state.total(path) !== undefined)
  ) {
    const at = placeOf(state, sought.above.at(-1)?.path ?? [], sought.index)
    setGoneTo({ sought, at })
    setActive(at)
  }
  useEffect(() => {
    if (goneTo === null || place.current === null) return
    reveal(place.current, goneTo.at, rowHeight())
    place.current.focus()
  }, [goneTo, place])
  const page = Math.max(1, seen.last - seen.first - 2 * margin - 1)

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(current + 1),
    ArrowUp: () => go(current - 1),
    PageDown: () => go(current + page),
    PageUp: () => go(current - page),
    Home: () => go(0),
    End: () => go(total - 1),
    ArrowRight: () => {
      const path = row?.child === undefined ? null : opens(row.child)
      if (row === undefined || path === null) return
      if (row.isOpen) go(current + 1)
      else toggle(path, row.index, true)
    },
    ArrowLeft: () => {
      if (row === undefined) return
      const path = row.child === undefined ? null : state.pathOf(row.child)
      if (row.isOpen && path !== null) toggle(path, row.index, false)
      else if (row.parent.length > 0) {
        const parent = state.open.find(
          ({ path }) => path.length === row.parent.length && path.every((part, at) => part === row.parent[at]),
        )
        if (parent !== undefined) go(placeOf(state, row.parent.slice(0, -1), parent.index))
      }
    },
    Enter: () => {
      if (row?.child !== undefined) onShow(row.child)
    },
    ...(onLeave === undefined ? {} : { Escape: onLeave }),
  }

  const seek = (letter: string, at: number): void => {
    const word = at - typed.current.at < typingMs ? typed.current.text + letter : letter
    typed.current = { text: word, at }
    const from = word.length > 1 ? current : current + 1
    for (let step = 0; step < Math.min(total, mostSought); step++) {
      const to = (from + step) % total
      const { child, level } = rowAt(state, to) ?? {}
      if (
        child !== undefined &&
        labelOf(child, level ?? 1)
          .text.toLocaleLowerCase('sv')
          .startsWith(word)
      ) {
        go(to)
        return
      }
    }
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const act = keys[event.key]
    if (act !== undefined) {
      event.preventDefault()
      act()
    } else if (event.key.length === 1 && event.key !== ' ') {
      event.preventDefault()
      seek(event.key.toLocaleLowerCase('sv'), event.timeStamp)
    }
  }

  const lines: ReactNode[] = []
  for (const at of drawn(seen, current, total)) {
    const line = rowAt(state, at)
    if (line === undefined) continue
    lines.push(
      <TreeLine
        key={at}
        line={line}
        id={`${idStart}-${at}`}
        at={at}
        rowPx={seen.rowPx}
        isActive={at === current}
        label={line.child === undefined ? null : labelOf(line.child, line.level)}
        opens={line.child !== undefined && opens(line.child) !== null}
        loading={loading}
        onPick={() => {
          go(at)
          const path = line.child === undefined ? null : opens(line.child)
          if (path !== null) toggle(path, line.index, !line.isOpen)
        }}
        onShow={() => {
          if (line.child !== undefined) onShow(line.child)
        }}
      />,
    )
  }
  return (
    <div
      ref={place}
      className={styles['tree']}
      role="tree"
      aria-label={label}
      aria-busy={tree.isLoading}
      aria-activedescendant={row === undefined ? undefined : `${idStart}-${current}`}
      tabIndex={0}
      data-region={region}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <div role="none" style={{ blockSize: total * seen.rowPx, position: 'relative' }}>
        {lines}
      </div>
    </div>
  )
}

/** Of a line, in pixels: it follows the size of the text. */
function rowHeight(): number {
  return rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}

/** Scrolls as little as possible so that a line is seen. */
function reveal(element: HTMLElement, at: number, rowPx: number): void {
  const top = at * rowPx
  if (top < element.scrollTop) element.scrollTop = top
  else if (top + rowPx > element.scrollTop + element.clientHeight)
    element.scrollTop = top + rowPx - element.clientHeight
}

interface TreeLineProps {
  readonly line: TreeRow<unknown>
  readonly id: string
  readonly at: number
  readonly rowPx: number
  readonly isActive: boolean
  readonly opens: boolean
  readonly label: TreeLabel | null
  readonly loading: string
  readonly onPick: () => void
  readonly onShow: () => void
}

function TreeLine(props: TreeLineProps): ReactNode {
  const { line, id, at, rowPx, isActive, opens, label, loading, onPick, onShow } = props
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the tree has the focus and the keys
    <div
      id={id}
      className={styles['row']}
      role="treeitem"
      aria-level={line.level}
      aria-posinset={line.index + 1}
      aria-setsize={line.siblings}
      aria-selected={isActive}
      {...(opens ? { 'aria-expanded': line.isOpen } : {})}
      style={{ insetBlockStart: at * rowPx, blockSize: rowPx, paddingInlineStart: `${line.level * 1.25 - 0.75}rem` }}
      onClick={onPick}
      onDoubleClick={onShow}
    >
      <span className={styles['twig']} aria-hidden="true">
        {opens ? <ChevronRight size="1rem" /> : null}
      </span>
      {label === null ? (
        <span className={styles['holds']}>{loading}</span>
      ) : (
        <>
          {label.signum === '' ? null : <span className={styles['signum']}>{label.signum}</span>}
          <span className={styles['title']}>{label.title}</span>
          <span className={styles['holds']} data-tone={label.tone}>
            {label.holds}
          </span>
        </>
      )}
    </div>
  )
}

/** The lines that are seen, and the active one wherever it is, so that it never leaves the page. */
function drawn(
  { first, last }: { readonly first: number; readonly last: number },
  active: number,
  total: number,
): number[] {
  const end = Math.min(last, total - 1)
  const lines = Array.from({ length: Math.max(0, end - first + 1) }, (_, index) => first + index)
  if (total === 0 || (active >= first && active <= end)) return lines
  return active < first ? [active, ...lines] : [...lines, active]
}
