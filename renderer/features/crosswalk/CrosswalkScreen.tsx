import { FileInput } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { CoveragePanel } from './CoveragePanel.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { RelateDialog } from './RelateDialog.tsx'
import type { Decision, Said } from './RelateDialog.tsx'
import { RelationsPanel } from './RelationsPanel.tsx'
import { SidePane } from './SidePane.tsx'
import styles from './crosswalk.module.css'
import { canRelate, classIdOf, useNodeName } from './nodes.ts'
import type { CrosswalkNode, Relation, Side } from './nodes.ts'

/** What is about to be said of an old node. */
interface Asked {
  readonly old: CrosswalkNode
  readonly target: { readonly classId: number; readonly name: string } | null
  readonly first: Said
}

/** The old structure and the receiver's classification side by side, where the one goes on in the other, and how much of it does. */
export function CrosswalkScreen(): ReactNode {
  const { words: catalogue } = useLanguage()
  const words = catalogue.crosswalk
  const { readOnly } = useTransfer()
  const nameOf = useNodeName()
  const coverage = useOperation('crosswalk.coverage', {}, { keepPrevious: true })
  const [old, setOld] = useState<CrosswalkNode | null>(null)
  const [target, setTarget] = useState<CrosswalkNode | null>(null)
  const [side, setSide] = useState<Side>('sender')
  const [asked, setAsked] = useState<Asked | null>(null)
  const [isImporting, setImporting] = useState(false)
  // One decision is often about many: the next relation begins with it.
  const [decision, setDecision] = useState<Decision>({ decision: '', decidedOn: '', decidedBy: '' })
  const oldPlace = useRef<HTMLDivElement>(null)
  const newPlace = useRef<HTMLDivElement>(null)

  const ask = (to: Asked['target']): void => {
    if (readOnly || !canRelate(old)) return
    setAsked({
      old,
      target: to,
      first: { ...decision, relation: to === null ? 'ends' : 'exact', splitRule: '', note: '' },
    })
  }
  const askOf = (node: CrosswalkNode | null): void => {
    const classId = classIdOf(node)
    if (node !== null && classId !== null) ask({ classId, name: nameOf(node) })
  }
  const change = (relation: Relation): void => {
    if (old === null) return
    const { target: end, targetClassId, splitRule, note, decidedOn, decidedBy, ...own } = relation
    const to =
      end === null || targetClassId === null ? null : { classId: targetClassId, name: `${end.code} ${end.title}` }
    setAsked({
      old,
      target: to,
      first: {
        relation: own.relation,
        splitRule: splitRule ?? '',
        decision: own.decision ?? '',
        decidedOn: decidedOn ?? '',
        decidedBy: decidedBy ?? '',
        note: note ?? '',
      },
    })
  }

  return (
    <Screen
      title={words.title}
      lead={words.lead}
      actions={
        readOnly ? undefined : (
          <Button
            icon={FileInput}
            look={coverage.data?.hasTarget === false ? 'primary' : 'default'}
            onPress={() => setImporting(true)}
          >
            {words.importing.open}
          </Button>
        )
      }
    >
      <Loaded query={coverage} skeleton={[14]}>
        {(value) => <CoveragePanel coverage={value} />}
      </Loaded>
      <div className={styles['panes']}>
        <SidePane
          side="sender"
          place={oldPlace}
          onActive={setOld}
          onShow={() => newPlace.current?.focus()}
          onTurn={() => setSide('sender')}
        />
        <SidePane
          side="receiver"
          place={newPlace}
          onActive={setTarget}
          onShow={askOf}
          onLeave={() => oldPlace.current?.focus()}
          onTurn={() => setSide('receiver')}
        />
      </div>
      <RelationsPanel
        side={side}
        old={old}
        target={target}
        onRelate={() => askOf(target)}
        onEnd={() => ask(null)}
        onChange={change}
      />
      {asked === null ? null : (
        <RelateDialog
          {...asked}
          onSaved={({ decision: basis, decidedOn, decidedBy }) => {
            setDecision({ decision: basis, decidedOn, decidedBy })
            setAsked(null)
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {isImporting ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </Screen>
  )
}
