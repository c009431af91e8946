import { Wrench } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { jobOf, useJobs } from '#renderer/bridge/jobs.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { FailureBanner } from '#renderer/language/FailureBanner.tsx'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { LongCall } from '#renderer/language/LongCall.tsx'
import { Banner } from '#renderer/ui/Banner.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { ChoiceCards } from '#renderer/ui/ChoiceCards.tsx'
import { Facts, Panel, Row } from '#renderer/ui/Panel.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { useKeptFocus } from '#renderer/ui/use-kept-focus.ts'
import { decidingLetters, likelyEncodings } from './deciding-letters.ts'
import styles from './ImportWizard.module.css'
import { ReadAgain } from './ReadAgain.tsx'
import { useReread } from './use-reread.ts'

type Readings = OutputOf<'import.readings'>
type Candidate = Readings['candidates'][number]

interface TextReadingProps {
  readonly view: OutputOf<'import.preview'>['view']
  readonly isLocked: boolean
}

/** How the bytes of a text file are read: chosen by sight, from the lines in which it shows. */
export function TextReading({ view, isLocked }: TextReadingProps): ReactNode {
  const { words } = useLanguage()
  const { importId } = view
  const readings = useOperation('import.readings', { importId }, { keepPrevious: true })
  const { reading } = words.imports.source
  const { repaired = false, repairable = 0 } = readings.data ?? {}
  const heading = useKeptFocus(`${repaired} ${repairable}`)
  return (
    <Panel title={reading.title} headingRef={heading}>
      <Loaded query={readings} skeleton={[8]}>
        {(value) => <Reading readings={value} view={view} isLocked={isLocked} refresh={readings.refetch} />}
      </Loaded>
    </Panel>
  )
}

interface ReadingProps extends TextReadingProps {
  readonly readings: Readings
  readonly refresh: () => Promise<unknown>
}

function Reading({ readings, view, isLocked, refresh }: ReadingProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { jobs } = useJobs()
  const { importId, originalKept } = view
  const { reread, wish, failure } = useReread(importId, refresh)
  const { source } = words.imports
  const { reading } = source
  const isReading = jobOf(jobs, 'import.reread', importId) !== undefined
  const delimiters = Object.entries(source.delimiters).map(([id, label]) => ({ id, label }))
  const { encoding, delimiter, repaired, repairable, candidates } = readings
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? candidates : likelyEncodings(candidates, encoding)
  if (!originalKept) {
    // Its lines hold what must not be stored, so there is nothing to choose by.
    return (
      <>
        <Facts
          facts={[
            { name: source.encoding, value: reading.encodingNames[encoding] ?? encoding },
            { name: source.delimiter, value: source.delimiters[delimiter] ?? delimiter },
          ]}
        />
        {isLocked ? null : <ReadAgain view={view} encoding={encoding} delimiter={delimiter} />}
      </>
    )
  }
  return (
    <>
      <ChoiceCards
        label={reading.encodings}
        help={reading.lead}
        column={24}
        isDisabled={isLocked}
        value={wish?.encoding ?? encoding}
        options={shown.map((candidate) => {
          const name = reading.encodingNames[candidate.encoding] ?? candidate.encoding
          return {
            id: candidate.encoding,
            label: candidate.encoding === encoding ? `${name}, ${reading.current}` : name,
            content: <Lines candidate={candidate} />,
          }
        })}
        onChange={(chosen) => void reread({ encoding: chosen })}
      />
      {shown.length === candidates.length ? null : (
        <Row>
          <Button onPress={() => setShowsAll(true)}>{reading.others(candidates.length - shown.length)}</Button>
        </Row>
      )}
      <div className={styles['narrow']}>
        <Select
          label={source.delimiter}
          placeholder={words.shell.choose}
          options={
            source.delimiters[delimiter] === undefined
              ? [...delimiters, { id: delimiter, label: delimiter }]
              : delimiters
          }
          value={wish?.delimiter ?? delimiter}
          isDisabled={isLocked}
          onChange={(chosen) => void reread({ delimiter: chosen })}
        />
      </div>
      {repaired ? (
        <Banner
          tone="ok"
          actions={
            <Button isDisabled={isLocked} onPress={() => void reread({ repair: false })}>
              {reading.unrepair}
            </Button>
          }
        >
          <p>{reading.repaired}</p>
        </Banner>
      ) : repairable > 0 ? (
        <Banner
          tone="warning"
          live="status"
          actions={
            <Button icon={Wrench} isDisabled={isLocked} onPress={() => void reread({ repair: true })}>
              {reading.repair}
            </Button>
          }
        >
          <p>{reading.repairable(repairable, number(repairable, 0))}</p>
        </Banner>
      ) : null}
      {isReading ? <LongCall operation="import.reread" importId={importId} label={reading.running} /> : null}
      {failure === null ? null : <FailureBanner failure={failure} />}
    </>
  )
}

/** Enough to tell by; the ones that tell most stand first. */
const mostLines = 4

/** The lines of one candidate, with the letters that tell it from the others marked. */
function Lines({ candidate }: { readonly candidate: Candidate }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const { reading, row } = words.imports.source
  const { undecodable, lines } = candidate
  return (
    <>
      <Status tone={undecodable === 0 ? 'ok' : 'warning'}>
        {reading.undecodable(undecodable, number(undecodable, 0))}
      </Status>
      {lines.length === 0 ? <span className={styles['hint']}>{reading.noLines}</span> : null}
      {lines.slice(0, mostLines).map(({ line, text }) => (
        <span key={line} className={styles['line']}>
          <span className={styles['hint']}>
            {row} {number(line, 0)}
          </span>{' '}
          <code>
            {decidingLetters(text).map((part, index) =>
              part.decides ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
            )}
          </code>
        </span>
      ))}
    </>
  )
}
