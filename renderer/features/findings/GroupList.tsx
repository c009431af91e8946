import { CircleQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FindingState } from '#shared/contract/tables/findings.ts'
import { isGuidance } from '#shared/import/rules.ts'
import { findingTones, severityTones } from '#renderer/finding-work/states.ts'
import { useLanguage, useNumberText } from '#renderer/language/language.tsx'
import { useFieldLabel } from '#renderer/language/use-field-text.ts'
import { Panel, Quiet } from '#renderer/ui/Panel.tsx'
import { BarLegend, StackedBar } from '#renderer/ui/StackedBar.tsx'
import { Status } from '#renderer/ui/Status.tsx'
import styles from './Findings.module.css'
import { kindText } from './choice.ts'
import type { Group, Kind } from './choice.ts'

interface GroupListProps {
  readonly groups: readonly Group[]
  readonly kind: Kind | null
  readonly onShow: (kind: Kind) => void
}

const isHatched = (state: FindingState): boolean => state === 'reopened'
/** What is settled comes first in a bar. */
const barOrder = ['waived', 'assigned', 'reopened', 'open'] as const satisfies FindingState[]

/** Kinds of findings, the gravest first, each with how far its work has come. */
export function GroupList({ groups, kind, onShow }: GroupListProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const text = words.findingsScreen
  const all = groups.reduce((sum, group) => sum + totalOf(group), 0)
  const left = groups.reduce((sum, group) => sum + leftOf(group), 0)
  return (
    <Panel title={text.groups.title}>
      {groups.length === 0 ? (
        <Quiet>{text.noneChosen}</Quiet>
      ) : (
        <>
          <Quiet>{left === 0 ? text.groups.allDone : text.groups.summary(number(left, 0), number(all, 0))}</Quiet>
          <BarLegend
            parts={barOrder.map((state) => ({
              id: state,
              label: text.statesOfMany[state],
              tone: findingTones[state],
              isHatched: isHatched(state),
            }))}
          />
          <ul className={styles['groups']}>
            {groups.map((group) => (
              <GroupItem
                key={kindText(group)}
                group={group}
                isShown={kind !== null && kindText(kind) === kindText(group)}
                onShow={onShow}
              />
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

interface GroupItemProps {
  readonly group: Group
  readonly isShown: boolean
  readonly onShow: (kind: Kind) => void
}

function GroupItem({ group, isShown, onShow }: GroupItemProps): ReactNode {
  const { words } = useLanguage()
  const number = useNumberText()
  const fieldLabel = useFieldLabel()
  const { register, rule, field, severity, counts } = group
  const text = words.findingsScreen
  const { title } = words.findings.rules[rule]
  const about = field === null ? words.findings.wholeRow : fieldLabel(register, field)
  return (
    <li>
      <button
        type="button"
        className={styles['group']}
        aria-current={isShown}
        onClick={() => onShow({ register, rule, field })}
      >
        <span className={styles['groupTitle']}>
          <Status tone={severityTones[severity]}>{words.findings.severities[severity]}</Status>
          <strong>{title}</strong>
        </span>
        <span className={styles['quiet']}>
          {group.number} · {words.shell.registerNames[register]} · {about}
        </span>
        {isGuidance(rule) ? (
          <span title={text.guidanceMeaning}>
            <Status tone="neutral" icon={CircleQuestionMark}>
              {text.guidance}
            </Status>
          </span>
        ) : null}
        <span className={styles['groupBar']}>
          <StackedBar
            label={text.groups.handled}
            height={0.625}
            parts={barOrder.map((state) => ({
              id: state,
              label: text.statesOfMany[state],
              value: counts[state],
              tone: findingTones[state],
              isHatched: isHatched(state),
            }))}
          />
          <span>{text.groups.left(number(leftOf(group), 0), number(totalOf(group), 0))}</span>
        </span>
      </button>
    </li>
  )
}

function totalOf({ counts }: Group): number {
  return leftOf({ counts }) + counts.waived
}

function leftOf({ counts }: Pick<Group, 'counts'>): number {
  return counts.open + counts.assigned + counts.reopened
}
