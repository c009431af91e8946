import { useNavigate } from '@tanstack/react-router'
import { ChartNoAxesColumn } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { compareText } from '#shared/i18n/format.ts'
import { useOperation } from '#renderer/bridge/use-operation.ts'
import { Loaded } from '#renderer/language/Loaded.tsx'
import { useLanguage } from '#renderer/language/language.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { ComboBox } from '#renderer/ui/ComboBox.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FieldRow, Quiet } from '#renderer/ui/Panel.tsx'
import { Screen } from '#renderer/ui/Screen.tsx'
import { Segments } from '#renderer/ui/Segments.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { Assignment } from './Assignment.tsx'
import { Progress } from './Progress.tsx'

type View = OutputOf<'checklist.view'>
type Step = View['steps'][number]

const shows = ['all', 'blocked', 'ready', 'done'] as const
type Show = (typeof shows)[number]

interface ChecklistChoice {
  readonly show?: Show
  readonly role?: string
  readonly assignment?: string
}

const anyone = 'all'

export function ChecklistScreen({ choice }: { readonly choice: ChecklistChoice }): ReactNode {
  const { words } = useLanguage()
  const view = useOperation('checklist.view', {})
  const [showsProgress, setShowsProgress] = useState(false)
  const { progress } = words.checklist
  return (
    <Screen
      title={words.checklist.title}
      lead={words.checklist.lead}
      actions={
        <Button icon={ChartNoAxesColumn} onPress={() => setShowsProgress(!showsProgress)}>
          {showsProgress ? progress.hide : progress.show}
        </Button>
      }
    >
      <Loaded query={view} skeleton={[3.5, 10, 10]}>
        {(value) =>
          value.steps.length === 0 ? (
            <EmptyState title={words.checklist.empty.title} text={words.checklist.empty.text} />
          ) : (
            <>
              {showsProgress ? <Progress view={value} /> : null}
              <Steps view={value} choice={choice} />
            </>
          )
        }
      </Loaded>
    </Screen>
  )
}

function Steps({ view, choice }: { readonly view: View; readonly choice: ChecklistChoice }): ReactNode {
  const { words } = useLanguage()
  const navigate = useNavigate()
  const { show = 'all', role, assignment } = choice
  const shown = view.steps.filter(
    (step) =>
      isShown(step, show) &&
      (role === undefined || step.roles.includes(role)) &&
      (assignment === undefined || step.assignment === assignment),
  )

  function choose(next: ChecklistChoice): void {
    void navigate({ to: '/checklist', search: next, replace: true })
  }

  return (
    <>
      <Filters view={view} choice={choice} onChoose={choose} />
      <output>{words.checklist.shown(shown.length, view.steps.length)}</output>
      {shown.length === 0 ? (
        <EmptyState
          title={words.checklist.noneMatch.title}
          text={words.checklist.noneMatch.text}
          action={<Button onPress={() => choose({})}>{words.checklist.noneMatch.reset}</Button>}
        />
      ) : (
        view.assignments.map((each) => {
          const steps = shown.filter((step) => step.assignment === each.id)
          if (steps.length === 0) return null
          return (
            <Assignment
              key={each.id}
              assignment={each}
              steps={steps}
              all={view.steps.filter((step) => step.assignment === each.id)}
            />
          )
        })
      )}
      <Outside view={view} />
    </>
  )
}

interface FiltersProps {
  readonly view: View
  readonly choice: ChecklistChoice
  readonly onChoose: (choice: ChecklistChoice) => void
}

function Filters({ view, choice, onChoose }: FiltersProps): ReactNode {
  const { words, language } = useLanguage()
  const text = words.checklist
  const count = (show: Show): number => view.steps.filter((step) => isShown(step, show)).length
  const roles = [...new Set(view.steps.flatMap((step) => step.roles))]
    .map((id) => ({ id, label: text.roles[id] ?? id }))
    .sort((a, b) => compareText(language, a.label, b.label))
  const withSteps = new Set(view.steps.map((step) => step.assignment))
  const assignments = view.assignments
    .filter(({ id }) => withSteps.has(id))
    .map(({ id, title }) => ({ id, label: text.assignmentHeading(id, title[language]) }))
  return (
    <FieldRow>
      <Segments
        label={text.filter}
        options={shows.map((id) => ({ id, label: `${text.filters[id]} (${count(id)})` }))}
        value={choice.show ?? 'all'}
        onChange={(show) => onChoose(without({ ...choice, show }, show === 'all' ? 'show' : null))}
      />
      <Select
        label={text.role}
        placeholder={text.allRoles}
        options={[{ id: anyone, label: text.allRoles }, ...roles]}
        value={choice.role ?? anyone}
        onChange={(role) => onChoose(without({ ...choice, role }, role === anyone ? 'role' : null))}
      />
      <ComboBox
        key={language}
        label={text.assignment}
        openLabel={text.assignment}
        options={[{ id: anyone, label: text.allAssignments }, ...assignments]}
        value={choice.assignment ?? anyone}
        onChange={(assignment) =>
          onChoose(without({ ...choice, assignment }, assignment === anyone ? 'assignment' : null))
        }
      />
    </FieldRow>
  )
}

/** Assignments that have no steps here, so that nobody looks for them. */
function Outside({ view }: { readonly view: View }): ReactNode {
  const { words, language } = useLanguage()
  const withSteps = new Set(view.steps.map((step) => step.assignment))
  const outside = view.assignments.filter(({ id }) => !withSteps.has(id))
  if (outside.length === 0) return null
  return (
    <Quiet>
      {words.checklist.outside}:{' '}
      {outside.map(({ id, title }) => words.checklist.assignmentHeading(id, title[language])).join(' · ')}
    </Quiet>
  )
}

/** A step that has reopened stands among the blocked: something remains. */
function isShown(step: Step, show: Show): boolean {
  if (show === 'all') return true
  return show === 'blocked' ? step.state === 'blocked' || step.state === 'reopened' : step.state === show
}

function without(choice: ChecklistChoice, key: keyof ChecklistChoice | null): ChecklistChoice {
  return Object.fromEntries(Object.entries(choice).filter(([name]) => name !== key))
}
