import { Link2, Link2Off, Pencil, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { formatInstant } from '#shared/i18n/format.ts'
import { useTransfer } from '#renderer/bridge/transfer.ts'
import { useCommand, useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { stepNotice, useUndo } from '#renderer/language/use-undo.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel, Quiet, Row } from '#renderer/ui/Panel.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { notify } from '#renderer/ui/notices.ts'
import { canRelate, classIdOf, useNodeName } from './nodes.ts'
import type { CrosswalkNode, Relation, Side } from './nodes.ts'

interface RelationsPanelProps {
  readonly side: Side
  readonly old: CrosswalkNode | null
  readonly target: CrosswalkNode | null
  readonly onRelate: () => void
  readonly onEnd: () => void
  readonly onChange: (relation: Relation) => void
}

/** What has been said of the chosen node, and what can be said of the two. */
export function RelationsPanel(props: RelationsPanelProps): ReactNode {
  const { side, old, target, onRelate, onEnd, onChange } = props
  const { words: catalogue } = useLanguage()
  const { readOnly } = useTransfer()
  const nameOf = useNodeName()
  const heading = useRef<HTMLHeadingElement>(null)
  const text = catalogue.crosswalk.details
  const shown = side === 'sender' ? old : target
  const isTarget = classIdOf(target) !== null
  return (
    <Panel
      title={shown === null ? text.title : (side === 'sender' ? text.from : text.to)(nameOf(shown))}
      headingRef={heading}
      actions={
        readOnly ? undefined : (
          <Row>
            <Button icon={Link2} look="primary" isDisabled={!canRelate(old) || !isTarget} onPress={onRelate}>
              {target !== null && isTarget ? text.relate(nameOf(target)) : text.relateNone}
            </Button>
            <Button icon={Link2Off} isDisabled={!canRelate(old)} onPress={onEnd}>
              {text.end}
            </Button>
          </Row>
        )
      }
    >
      {shown === null ? (
        <Quiet>{text.none}</Quiet>
      ) : (
        <Relations
          side={side}
          node={shown}
          onChange={onChange}
          onRemoved={() => heading.current?.focus()}
          isLocked={readOnly}
        />
      )}
    </Panel>
  )
}

interface RelationsProps {
  readonly side: Side
  readonly node: CrosswalkNode
  readonly isLocked: boolean
  readonly onChange: (relation: Relation) => void
  readonly onRemoved: () => void
}

function Relations({ side, node, isLocked, onChange, onRemoved }: RelationsProps): ReactNode {
  const { words: catalogue } = useLanguage()
  const number = useNumberText()
  const query = useOperation('crosswalk.node', { side, path: [...node.path] }, { keepPrevious: true })
  const remove = useCommand('crosswalk.remove')
  const { details: text, relations: kinds, dialog } = catalogue.crosswalk
  const { undo } = useUndo(dialog.undone)

  async function removeOne({ id }: Relation): Promise<void> {
    const reply = await remove.run({ relationId: id })
    if (!reply.ok) return
    const { eventId } = reply.value
    notify({ tone: 'ok', key: stepNotice, text: text.removed, undo: () => void undo(eventId) })
    onRemoved()
  }

  return (
    <Loaded query={query} skeleton={[4]}>
      {({ total, relations }) =>
        relations.length === 0 ? (
          <Quiet>{side === 'sender' ? text.noneFrom : text.noneTo}</Quiet>
        ) : (
          <>
            {remove.failure === null ? null : <FailureBanner failure={remove.failure} />}
            <Table caption={text.caption} isCaptionHidden isDense>
              <thead>
                <tr>
                  <th scope="col">{side === 'sender' ? text.target : text.source}</th>
                  <th scope="col">{text.relation}</th>
                  <th scope="col">{text.splitRule}</th>
                  <th scope="col">{text.decision}</th>
                  <th scope="col">{text.decidedOn}</th>
                  <th scope="col">{text.decidedBy}</th>
                  <th scope="col">{text.note}</th>
                  <th scope="col">{text.said}</th>
                  {isLocked ? null : <th scope="col">{text.act}</th>}
                </tr>
              </thead>
              <tbody>
                {relations.map((relation) => {
                  const other = side === 'sender' ? relation.target : relation.source
                  const name = other === null ? text.nowhere : `${other.code} ${other.title}`.trim()
                  return (
                    <tr key={relation.id}>
                      <th scope="row">
                        {name}
                        {other === null || other.within === '' ? '' : ` (${other.within})`}
                      </th>
                      <td>{kinds[relation.relation]}</td>
                      <td>{relation.splitRule}</td>
                      <td>{relation.decision}</td>
                      <td data-tight>{relation.decidedOn}</td>
                      <td>{relation.decidedBy}</td>
                      <td>{relation.note}</td>
                      <td data-tight>{text.saidBy(formatInstant(relation.at), relation.by)}</td>
                      {isLocked ? null : (
                        <td data-tight>
                          <Row>
                            {side === 'sender' ? (
                              <Button icon={Pencil} label={text.changeLabel(name)} onPress={() => onChange(relation)} />
                            ) : null}
                            <Button
                              icon={Trash2}
                              label={text.removeLabel(name)}
                              isDisabled={remove.isRunning}
                              onPress={() => void removeOne(relation)}
                            />
                          </Row>
                        </td>
                      )}
                    </tr>
                  )
                })}
              </tbody>
            </Table>
            {total > relations.length ? (
              <Quiet>{text.more(number(relations.length, 0), number(total, 0))}</Quiet>
            ) : null}
          </>
        )
      }
    </Loaded>
  )
}
