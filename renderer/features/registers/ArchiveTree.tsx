import { ChevronRight } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { generalScheme } from '#shared/registers/archive-tree.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import styles from './archive-tree.module.css'
import { canOpen, placeOf, rowAt, rowsBelow } from './tree-rows.ts'
import type { OpenNode, TreeChild, TreeRow } from './tree-rows.ts'
import type { useArchiveTree } from './use-archive-tree.ts'

/** A line and the nodes above it, from the top. */
export interface SoughtLine {
  readonly above: readonly OpenNode[]
  readonly index: number
}

interface ArchiveTreeProps {
  readonly tree: ReturnType<typeof useArchiveTree>
  /** A line to go to; another object is another going there. */
  readonly sought: SoughtLine | null
  /** Asked for a volume, or for the volumes of a node. */
  readonly onShow: (child: TreeChild) => void
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
export function ArchiveTree({ tree, sought, onShow }: ArchiveTreeProps): ReactNode {
  const { words: catalogue } = useLanguage()
  const words = catalogue.archiveTree
  const { state, toggle, look } = tree
  const place = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const [seen, setSeen] = useState({ first: 0, last: 40, rowPx: 28 })
  const typed = useRef({ text: '', at: 0 })
  const labelOf = useLabels()

  const total = rowsBelow(state, [])
  const current = Math.min(active, Math.max(0, total - 1))
  const row = rowAt(state, current)

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
  }, [])
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
  }, [goneTo])
  const page = Math.max(1, seen.last - seen.first - 2 * margin - 1)

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(current + 1),
    ArrowUp: () => go(current - 1),
    PageDown: () => go(current + page),
    PageUp: () => go(current - page),
    Home: () => go(0),
    End: () => go(total - 1),
    ArrowRight: () => {
      if (row?.child === undefined || !canOpen(row.child)) return
      if (row.isOpen) go(current + 1)
      else toggle(row.child.path, row.index, true)
    },
    ArrowLeft: () => {
      if (row === undefined) return
      if (row.isOpen && row.child?.kind === 'node') toggle(row.child.path, row.index, false)
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
        at={at}
        rowPx={seen.rowPx}
        isActive={at === current}
        label={line.child === undefined ? null : labelOf(line.child, line.level)}
        loading={words.loading}
        onPick={() => {
          go(at)
          if (line.child !== undefined && canOpen(line.child)) toggle(line.child.path, line.index, !line.isOpen)
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
      aria-label={words.label}
      aria-busy={tree.isLoading}
      aria-activedescendant={row === undefined ? undefined : lineId(current)}
      tabIndex={0}
      data-region="tree"
      onKeyDown={onKeyDown}
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
  readonly line: TreeRow
  readonly at: number
  readonly rowPx: number
  readonly isActive: boolean
  readonly label: Label | null
  readonly loading: string
  readonly onPick: () => void
  readonly onShow: () => void
}

function TreeLine({ line, at, rowPx, isActive, label, loading, onPick, onShow }: TreeLineProps): ReactNode {
  const opens = line.child !== undefined && canOpen(line.child)
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the tree has the focus and the keys
    <div
      id={lineId(at)}
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
          <span className={styles['holds']}>{label.holds}</span>
        </>
      )}
    </div>
  )
}

interface Label {
  readonly signum: string
  readonly title: string
  readonly holds: string
  /** What a typed word is compared with. */
  readonly text: string
}

function useLabels(): (child: TreeChild, level: number) => Label {
  const { language, words: catalogue } = useLanguage()
  const number = useNumberText()
  const words = catalogue.archiveTree
  return (child, level) => {
    if (child.kind === 'volume') {
      const name = child.volume === null ? words.noVolume : words.volume({ volume: child.volume })
      const title = [name, child.years].filter((part) => part !== null).join(', ')
      const holds = child.metres === null ? '' : words.metres({ metres: number(child.metres, 4) })
      return { signum: '', title, holds, text: child.volume ?? name }
    }
    const holds = words.holds({ volumes: number(child.volumes, 0), metres: number(child.metres, 4) })
    const [main] = level === 2 && child.signum.length === 1 ? [generalScheme[child.signum]?.[language]] : []
    const unnamed = level === 1 ? words.noCreator : child.signum === '' ? words.noSignum : (main ?? words.untitled)
    const title = child.title ?? unnamed
    return { signum: child.signum, title, holds, text: child.signum === '' ? title : child.signum }
  }
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

function lineId(at: number): string {
  return `archive-line-${at}`
}
