import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { addDays } from '#shared/import/dates.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { RowLink } from '#renderer/router/RowLink.tsx'
import { buttonClasses } from '#renderer/ui/Button.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import { Table } from '#renderer/ui/Table.tsx'
import { RegisterViews } from './RegisterViews.tsx'
import styles from './diaries.module.css'

type Inventory = OutputOf<'diary.inventory'>
type Diary = Inventory['diaries'][number]

/** Which diaries there are, what is entered in them, where they go on, and the texts that lead from one to the next. */
export function DiariesScreen(): ReactNode {
  const { words } = useLanguage()
  const text = words.diaries
  const inventory = useOperation('diary.inventory', {})
  return (
    <Screen title={text.list} lead={text.lead} actions={<RegisterViews register="diary" shown="whole" />}>
      <Loaded query={inventory} skeleton={[3, 12]}>
        {({ diaries, transferDate }) =>
          diaries.length === 0 ? (
            <EmptyState
              title={text.emptyTitle}
              text={text.emptyText}
              action={
                <Link to="/records" search={{ kind: 'diarySeries' }} className={buttonClasses({ look: 'primary' })}>
                  {text.emptyLink}
                </Link>
              }
            />
          ) : (
            <>
              <Continuing diaries={diaries} />
              <DiaryTable diaries={diaries} />
              <ReferenceTexts diaries={diaries} transferDate={transferDate} />
            </>
          )
        }
      </Loaded>
    </Screen>
  )
}

/** Whether every diary of a sender goes on somewhere. */
function Continuing({ diaries }: Pick<Inventory, 'diaries'>): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const left = diaries.filter(({ isReceivers, continuesIn }) => !isReceivers && continuesIn === null).length
  return left === 0 ? (
    <Status tone="ok">{words.diaries.allContinued}</Status>
  ) : (
    <Status tone="warning">{words.diaries.left({ count: number(left, 0) })}</Status>
  )
}

function DiaryTable({ diaries }: Pick<Inventory, 'diaries'>): ReactNode {
  const { words } = useLanguage()
  const { caption, columns } = words.diaries
  return (
    <Table caption={caption} isCaptionHidden>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.owner}</th>
          <th scope="col">{columns.period}</th>
          <th scope="col">{columns.numbers}</th>
          <th scope="col" data-number>
            {columns.entries}
          </th>
          <th scope="col">{columns.gaps}</th>
          <th scope="col">{columns.continuesIn}</th>
          <th scope="col">{columns.accessPoint}</th>
        </tr>
      </thead>
      <tbody>
        {diaries.map((diary) => (
          <DiaryRow key={`${diary.seriesId} ${diary.organisation} ${diary.name}`} diary={diary} />
        ))}
      </tbody>
    </Table>
  )
}

function DiaryRow({ diary }: { readonly diary: Diary }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const text = words.diaries
  const { seriesId, organisation, owner, system, openedOn, closedOn, accessPoint, continuesIn, isReceivers } = diary
  const { entered } = diary
  const name = diary.name === '' ? text.unnamed : diary.name
  return (
    <tr>
      <th scope="row">
        {seriesId === null ? (
          name
        ) : (
          <Link to="/records" search={{ kind: 'diarySeries', id: seriesId }}>
            {name}
          </Link>
        )}
        <span className={styles['below']}>{organisation}</span>
        {seriesId === null ? (
          <>
            <Status tone="warning">{text.unstated}</Status>
            <Link to="/records" search={{ kind: 'diarySeries' }} className={styles['below']}>
              {text.state}
            </Link>
          </>
        ) : null}
      </th>
      <td>{[owner, system].filter((part) => part !== null).join(', ')}</td>
      <td className={styles['whole']}>
        {openedOn === null && closedOn === null ? '' : text.period({ from: openedOn ?? '', until: closedOn ?? '' })}
      </td>
      <td>
        {entered === null || entered.first === null
          ? ''
          : text.period({ from: entered.first, until: entered.last ?? '' })}
      </td>
      <td data-number>
        {entered === null ? (
          text.noEntries
        ) : (
          <RowLink
            register="diary"
            filters={[
              { kind: 'in', field: 'diarySeries', values: [entered.writtenName === '' ? null : entered.writtenName] },
            ]}
            label={number(entered.entries, 0)}
          />
        )}
      </td>
      <td>
        <Gaps diary={diary} />
      </td>
      <td>
        {continuesIn !== null ? (
          <>
            {continuesIn.name}
            <span className={styles['below']}>{continuesIn.organisation}</span>
          </>
        ) : isReceivers ? (
          text.receives
        ) : (
          <Status tone="warning">{text.notContinued}</Status>
        )}
      </td>
      <td>{accessPoint}</td>
    </tr>
  )
}

/** The stretches of missing numbers, and why they are missing where somebody has said so. */
function Gaps({ diary: { entered, gapCause } }: { readonly diary: Diary }): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const text = words.diaries
  if (entered === null) return gapCause
  if (entered.gaps === 0) return gapCause ?? text.noGaps
  return (
    <>
      <Link to="/findings" search={{ kind: 'diary/number-gap/registrationNumber' }}>
        {text.gapsOf({ gaps: number(entered.gaps, 0) })}
      </Link>
      {gapCause === null ? (
        <Status tone="warning">{text.gapUnexplained}</Status>
      ) : (
        <span className={styles['below']}>{gapCause}</span>
      )}
    </>
  )
}

/** What is to stand in the old diary and in the new one. */
function ReferenceTexts({ diaries, transferDate }: Inventory): ReactNode {
  const { words } = useLanguage()
  const text = words.diaries
  const continuing = diaries.flatMap(({ name, organisation, continuesIn, closedOn }) =>
    continuesIn === null
      ? []
      : [
          {
            name: placed(name, organisation),
            next: placed(continuesIn.name, continuesIn.organisation),
            transferDate,
            lastDay: closedOn ?? addDays(transferDate, -1),
          },
        ],
  )
  function placed(name: string, organisation: string | null): string {
    return organisation === null ? name : text.of({ name, organisation })
  }
  if (continuing.length === 0) return null
  return (
    <Panel title={text.textsTitle}>
      <Quiet>{text.textsLead}</Quiet>
      <dl className={styles['texts']}>
        {continuing.map((one) => (
          <div key={`${one.name} ${one.next}`} className={styles['pair']}>
            <dt>{text.inOld(one)}</dt>
            <dd>{text.oldText(one)}</dd>
            <dt>{text.inNew(one)}</dt>
            <dd>{text.newText(one)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
