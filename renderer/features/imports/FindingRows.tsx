import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { InputOf, OutputOf } from '#shared/contract/operations.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Panel, Quiet, Row } from '#renderer/ui/Panel.tsx'
import { Segments } from '#renderer/ui/Segments.tsx'
import { RawRows } from './RawRows.tsx'
import { pageSize, RowPager } from './RowPager.tsx'

type Preview = OutputOf<'import.preview'>

/** The rows that a finding is about: a rule, and the field it was made in. */
export type Asked = NonNullable<InputOf<'import.rows'>['finding']>

interface FindingRowsProps {
  readonly preview: Preview
  /** Only the rows with this finding; all rows with remarks where null. */
  readonly asked: Asked | null
  readonly onAll: () => void
}

/** The rows that are kept out, or that go in with a remark, as they stand in the file. */
export function FindingRows({ preview, asked, onAll }: FindingRowsProps): ReactNode {
  return asked === null ? (
    <AllRows preview={preview} />
  ) : (
    <RuleRows key={`${asked.rule} ${asked.field ?? ''}`} preview={preview} asked={asked} onAll={onAll} />
  )
}

/** Of a plan that can still change; the rows of a committed import are its own. */
function fingerprintOf({ view, fingerprint }: Preview): string | undefined {
  return view.state === 'staged' ? fingerprint : undefined
}

function AllRows({ preview }: { readonly preview: Preview }): ReactNode {
  const { words } = useLanguage()
  const { findings: text } = words.imports
  const [state, setState] = useState<'rejected' | 'remarked'>('rejected')
  const [start, setStart] = useState(0)
  const fingerprint = fingerprintOf(preview)
  const { importId } = preview.view
  const rows = useOperation(
    'import.rows',
    { importId, state, start, count: pageSize, ...(fingerprint === undefined ? {} : { fingerprint }) },
    { keepPrevious: true },
  )
  return (
    <Panel
      title={state === 'rejected' ? text.rejectedTitle : text.remarkedTitle}
      actions={rows.data === undefined ? null : <RowPager total={rows.data.total} start={start} onGo={setStart} />}
    >
      <Segments
        label={text.show}
        options={[
          { id: 'rejected', label: text.rejectedTitle },
          { id: 'remarked', label: text.remarkedTitle },
        ]}
        value={state}
        onChange={(next) => {
          setState(next)
          setStart(0)
        }}
      />
      {state === 'rejected' ? <Quiet>{text.rejectedLead}</Quiet> : null}
      <Loaded query={rows} skeleton={[12]}>
        {(value) =>
          value.rows.length === 0 ? (
            <Quiet>{text.rowsNone[state]}</Quiet>
          ) : (
            <RawRows rows={value.rows} view={preview.view} />
          )
        }
      </Loaded>
    </Panel>
  )
}

function RuleRows({ preview, asked, onAll }: FindingRowsProps & { readonly asked: Asked }): ReactNode {
  const { words } = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  const [start, setStart] = useState(0)
  const { findings: text } = words.imports
  const fingerprint = fingerprintOf(preview)
  const rows = useOperation(
    'import.rows',
    {
      importId: preview.view.importId,
      state: 'remarked',
      finding: asked,
      start,
      count: pageSize,
      ...(fingerprint === undefined ? {} : { fingerprint }),
    },
    { keepPrevious: true },
  )
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  const isThere = rows.data !== undefined
  // Before the rows have come there is not height enough to scroll it to the top.
  useEffect(() => {
    heading.current?.scrollIntoView({ block: isThere ? 'start' : 'nearest' })
  }, [isThere])
  return (
    <Panel
      title={text.onlyRule(withinSentence(words.findings.rules[asked.rule].title))}
      headingRef={heading}
      actions={
        <Row>
          {rows.data === undefined ? null : <RowPager total={rows.data.total} start={start} onGo={setStart} />}
          <Button onPress={onAll}>{text.allRules}</Button>
        </Row>
      }
    >
      <Loaded query={rows} skeleton={[12]}>
        {(value) =>
          value.rows.length === 0 ? <Quiet>{text.ruleNone}</Quiet> : <RawRows rows={value.rows} view={preview.view} />
        }
      </Loaded>
    </Panel>
  )
}

/** A title as it reads inside a sentence: `Excel` keeps its capital. */
function withinSentence(title: string): string {
  return `${title.slice(0, 1).toLocaleLowerCase()}${title.slice(1)}`
}
