import { Search } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useCall } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { useFailureWording, useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { LazyTree } from '#renderer/tree/LazyTree.tsx'
import type { SoughtLine } from '#renderer/tree/LazyTree.tsx'
import { useTreePages } from '#renderer/tree/use-tree-pages.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import styles from './crosswalk.module.css'
import { useNodeLabel } from './nodes.ts'
import type { CrosswalkNode, Side } from './nodes.ts'

interface SidePaneProps {
  readonly side: Side
  readonly place: RefObject<HTMLDivElement | null>
  readonly onActive: (node: CrosswalkNode | null) => void
  readonly onShow: (node: CrosswalkNode) => void
  readonly onLeave?: () => void
  /** The tree was turned to. */
  readonly onTurn: () => void
}

/** One of the two structures: a field to find in it, and its tree. */
export function SidePane({ side, place, onActive, onShow, onLeave, onTurn }: SidePaneProps): ReactNode {
  const { words: catalogue } = useLanguage()
  const words = catalogue.crosswalk
  const call = useCall()
  const labelOf = useNodeLabel()
  const tree = useTreePages<CrosswalkNode>({
    operation: 'crosswalk.tree',
    inputOf: ({ path, start }, count) => ({ side, path: [...path], start, count }),
    read: ({ path, start }, count, signal) => call('crosswalk.tree', { side, path: [...path], start, count }, signal),
    pathOf,
  })
  const { field, sought } = useFind(side, tree.reveal)
  const title = side === 'sender' ? words.oldTree : words.newTree
  const empty = side === 'sender' ? words.emptyOld : words.emptyNew
  return (
    <section className={styles['pane']} aria-label={title}>
      <h2>{title}</h2>
      {field}
      {tree.failure === null ? null : <FailureBanner failure={tree.failure} onRetry={tree.retry} />}
      {tree.state.total([]) === 0 ? (
        <EmptyState title={empty.title} text={empty.text} />
      ) : (
        <LazyTree
          tree={tree}
          label={title}
          loading={words.loading}
          labelOf={labelOf}
          opens={(node) => (node.isLeaf ? null : node.path)}
          sought={sought}
          onShow={onShow}
          onActive={onActive}
          onFocus={onTurn}
          {...(onLeave === undefined ? {} : { onLeave })}
          region={`crosswalk-${side}`}
          place={place}
        />
      )}
    </section>
  )
}

function pathOf(node: CrosswalkNode): CrosswalkNode['path'] {
  return node.path
}

/** A field whose Enter goes to the first node that holds the words, and again to the next. */
function useFind(
  side: Side,
  reveal: (above: SoughtLine['above']) => void,
): { readonly field: ReactNode; readonly sought: SoughtLine | null } {
  const { words: catalogue } = useLanguage()
  const words = catalogue.crosswalk
  const number = useNumberText()
  const call = useCall()
  const explain = useFailureWording()
  const [text, setText] = useState('')
  const [last, setLast] = useState({ text: '', at: -1 })
  const [said, setSaid] = useState('')
  const [sought, setSought] = useState<SoughtLine | null>(null)

  async function find(): Promise<void> {
    if (text.trim() === '') return
    const reply = await call('crosswalk.find', { side, text })
    if (!reply.ok) return setSaid(explain(reply.failure).what)
    const { found, isMore } = reply.value
    const at = last.text === text ? (last.at + 1) % Math.max(1, found.length) : 0
    const hit = found[at]
    setLast({ text, at })
    if (hit === undefined) return setSaid(words.foundNothing)
    setSaid(words.found(number(at + 1, 0), number(found.length, 0), isMore))
    reveal(hit.above)
    setSought({ above: hit.above, index: hit.index })
  }

  const field = (
    <form
      className={styles['find']}
      onSubmit={(event) => {
        event.preventDefault()
        void find()
      }}
    >
      <TextField
        label={side === 'sender' ? words.find.old : words.find.new}
        value={text}
        onChange={setText}
        after={<Button type="submit" icon={Search} label={words.find.next} />}
      />
      <output className={styles['said']}>{said}</output>
    </form>
  )
  return { field, sought }
}
