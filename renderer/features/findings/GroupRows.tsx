import { Link } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { rawText } from '#shared/import/code-in-raw.ts'
import { findingRules, isGuidance } from '#shared/import/rules.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { HandlingText } from '#renderer/finding-work/HandlingText.tsx'
import { findingIcons, findingTones } from '#renderer/finding-work/states.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { RowLink } from '#renderer/router/RowLink.tsx'
import { focusAfterDialog } from '#renderer/ui/focus-after-dialog.ts'
import { Button, buttonClasses } from '#renderer/ui/Button.tsx'
import { PickTable, Unpicked } from '#renderer/ui/PickTable.tsx'
import { Panel, Quiet, Row } from '#renderer/ui/Panel.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import styles from './Findings.module.css'
import { RowActions } from './RowActions.tsx'
import type { Picked } from './RowActions.tsx'
import type { Kind, Narrowed } from './choice.ts'

type Item = OutputOf<'finding.list'>['items'][number]

interface GroupRowsProps {
  readonly kind: Kind
  readonly narrowed: Narrowed
  readonly owners: readonly string[]
  readonly onClose: () => void
}

const pageSize = 100
const nothing: Picked = new Set()

/** The rows of one kind of finding, a page at a time, and what can be done with those that are picked. */
export function GroupRows({ kind, narrowed, owners, onClose }: GroupRowsProps): ReactNode {
  const { words } = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  // The row before each page that has been passed, the present one last.
  const [starts, setStarts] = useState<readonly number[]>([0])
  const [picked, setPicked] = useState<Picked>(nothing)
  const [asked, setAsked] = useState(narrowed)
  if (asked !== narrowed) {
    setAsked(narrowed)
    setStarts([0])
    setPicked(nothing)
  }
  const after = starts.at(-1) ?? 0
  const choice: NonNullable<InputOf<'finding.list'>['choice']> = {
    ...(narrowed.owner === undefined ? {} : { owner: narrowed.owner }),
    ...(narrowed.state === undefined ? {} : { state: narrowed.state }),
  }
  const list = useOperation(
    'finding.list',
    { kind: { ...kind }, choice, after, count: pageSize },
    { keepPrevious: true },
  )
  const { rows: text } = words.findingsScreen
  const { title } = words.findings.rules[kind.rule]
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const go = (next: readonly number[]): void => {
    setStarts(next)
    // What is picked is what can be seen, or all there is.
    setPicked((before) => (before === 'all' ? before : nothing))
  }
  return (
    <Panel
      title={text.title(title)}
      headingRef={heading}
      actions={
        <Row>
          {list.data === undefined ? null : (
            <Pager
              first={(starts.length - 1) * pageSize}
              shown={list.data.items.length}
              total={list.data.total}
              onEarlier={starts.length > 1 ? () => go(starts.slice(0, -1)) : null}
              onLater={list.data.next === null ? null : () => go([...starts, list.data.next ?? 0])}
            />
          )}
          <Link
            to="/register/$register"
            params={{ register: kind.register }}
            search={{ filters: JSON.stringify([{ kind: 'finding', rule: kind.rule, field: kind.field ?? '' }]) }}
            className={buttonClasses({})}
          >
            {text.showInRegister}
          </Link>
          <Button look="quiet" icon={X} label={text.close} onPress={onClose} />
        </Row>
      }
    >
      <About kind={kind} />
      <Loaded query={list} skeleton={[20]}>
        {({ items, total, version }) => (
          <>
            <RowActions
              kind={kind}
              choice={choice}
              items={items}
              total={total}
              version={version}
              picked={picked}
              owners={owners}
              onDone={() => {
                if (narrowed.state === undefined && narrowed.owner === undefined) return
                setPicked(nothing)
                focusAfterDialog(() => heading.current)
              }}
            />
            <Rows kind={kind} items={items} picked={picked} onPick={setPicked} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}

/** What the rule says, what to do about it, and what it rests on. */
function About({ kind: { register, rule, field } }: { readonly kind: Kind }): ReactNode {
  const { words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const { source, number } = findingRules[rule]
  const about = field === null ? words.findings.wholeRow : fieldLabel(register, field)
  return (
    <div className={styles['about']}>
      <p>{words.findings.rules[rule].hint}</p>
      <Quiet>
        {number} · {words.shell.registerNames[register]} · {about}
        {source === undefined ? '' : ` · ${words.imports.findings.source(source)}`}
      </Quiet>
      {isGuidance(rule) ? <Quiet>{words.findingsScreen.guidanceMeaning}</Quiet> : null}
    </div>
  )
}

interface PagerProps {
  readonly first: number
  readonly shown: number
  readonly total: number
  readonly onEarlier: (() => void) | null
  readonly onLater: (() => void) | null
}

function Pager({ first, shown, total, onEarlier, onLater }: PagerProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { rows: text } = words.findingsScreen
  if (total === 0) return null
  return (
    <Row>
      <output>{text.page(number(first + 1, 0), number(first + shown, 0), number(total, 0))}</output>
      <Button icon={ChevronLeft} label={text.earlier} isDisabled={onEarlier === null} onPress={() => onEarlier?.()} />
      <Button icon={ChevronRight} label={text.later} isDisabled={onLater === null} onPress={() => onLater?.()} />
    </Row>
  )
}

interface RowsProps {
  readonly kind: Kind
  readonly items: readonly Item[]
  readonly picked: Picked
  readonly onPick: (picked: Picked) => void
}

function Rows({ kind, items, picked, onPick }: RowsProps): ReactNode {
  const { words } = useLanguage()
  const help = useId()
  const text = words.findingsScreen
  const columns = [
    { id: 'row', label: text.rows.row },
    { id: 'raw', label: text.rows.raw },
    { id: 'state', label: text.rows.state },
    { id: 'place', label: text.rows.place },
  ]
  return (
    <>
      <p id={help} className={styles['quiet']}>
        {text.rows.help}
      </p>
      <PickTable
        label={text.rows.caption}
        describedBy={help}
        columns={columns}
        rows={items}
        keyOf={({ rowId }) => rowId}
        textOf={({ label }) => label}
        renderCell={(item, column) => <ItemCell kind={kind} item={item} column={column} />}
        picked={picked}
        onPick={onPick}
        selectLabel={text.rows.select}
        empty={text.rows.none}
      />
    </>
  )
}

interface ItemCellProps {
  readonly kind: Kind
  readonly item: Item
  readonly column: string
}

function ItemCell({ kind: { register, rule, field }, item, column }: ItemCellProps): ReactNode {
  const { language, words } = useLanguage()
  const fieldLabel = useFieldLabel()
  const text = words.findingsScreen
  const { rowId, label, raw, state, place, sender } = item
  switch (column) {
    case 'row':
      return (
        <Unpicked>
          <RowLink register={register} rowId={rowId} label={label === '' ? text.rows.unnamed : label} />
        </Unpicked>
      )
    case 'raw':
      return words.findings.rules[rule].text({
        field: field === null ? words.findings.wholeRow : fieldLabel(register, field),
        example: rawText(rule, raw, language),
      })
    case 'state':
      return (
        <>
          <div className={styles['tight']}>
            <Status tone={findingTones[state]} icon={findingIcons[state]}>
              {text.states[state]}
            </Status>
          </div>
          <div className={styles['quiet']}>
            <HandlingText item={item} />
          </div>
        </>
      )
    default:
      return (
        <>
          {place === null ? text.rows.noPlace : text.rows.placeOf(place.fileName, place.sheet, place.row)}
          <div className={styles['quiet']}>{sender}</div>
        </>
      )
  }
}
