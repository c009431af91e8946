import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dueDate } from '#shared/checklists/due-date.ts'
import { gates, gateState, stepState } from '#shared/checklists/gates.ts'
import type { GateName } from '#shared/checklists/gates.ts'
import { ChecklistTemplate } from '#shared/checklists/template.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { readFacts } from '#db/facts.ts'
import type { Reader, Store } from '#db/open.ts'
import { readTicks, setTick } from '#db/stores/checklist.ts'
import { readTransfer } from '#db/stores/transfer.ts'
import type { Handler } from '../host/context.ts'
import { readSettledTotals } from '../reconciliation/settled-totals.ts'

/** Gates are computed from the facts as they are now; what is stored is only who ticked what. */
export const viewChecklist: Handler<'checklist.view'> = async ({ store, read, resourcesFolder }) =>
  ok(await computeChecklist(store, read, resourcesFolder))

/** A step can be ticked when its gate is open, or has none; it can always be unticked. */
export const tickStep: Handler<'checklist.tick'> = async (context, { stepId, done }) => {
  const written = await context.write(async (tx) => {
    const { steps } = await computeChecklist(context.store, tx, context.resourcesFolder)
    const step = steps.find((candidate) => candidate.id === stepId)
    if (step === undefined) return fail('checklist.unknown-step', { step: stepId })
    if (done && step.gate !== null && !step.gate.open) return fail('checklist.gate-blocked', { step: stepId })
    await setTick(tx, stepId, done)
    tx.describe({ stepId, done: done ? 1 : 0 })
    return ok(null)
  })
  return written.ok ? ok(await computeChecklist(context.store, context.read, context.resourcesFolder)) : written
}

async function computeChecklist(
  store: Store,
  read: Reader,
  resourcesFolder: string,
): Promise<OutputOf<'checklist.view'>> {
  const template = readTemplate(resourcesFolder)
  const { transferDate } = await readTransfer(read)
  const facts = readFacts(read, transferDate, await readSettledTotals(store, read))
  const ticksByStep = new Map((await readTicks(read)).map((tick) => [tick.stepId, tick]))
  return {
    title: template.title,
    transferDate,
    assignments: template.assignments,
    steps: template.steps.map(({ id, assignment, text, roles, offsetDays, after, gate: gateName, source }) => {
      const gate = gateName === null ? null : gateState(gateName, facts)
      const tick = ticksByStep.get(id)
      return {
        id,
        assignment,
        text,
        roles,
        dueOn: dueDate(transferDate, offsetDays),
        after,
        source,
        gate: gate === null ? null : { open: gate.open, reasons: [...gate.reasons] },
        state: stepState(gate, tick !== undefined),
        tickedBy: tick?.by ?? null,
        tickedAt: tick?.at ?? null,
        ...rowsInTheWay(gateName),
      }
    }),
  }
}

function rowsInTheWay(
  name: GateName | null,
): Pick<OutputOf<'checklist.view'>['steps'][number], 'register' | 'filters'> {
  if (name === null) return { register: null, filters: [] }
  const gate: { readonly register: 'staff' | 'cases' | 'diary' | 'archive'; readonly blankField?: string } = gates[name]
  const { register, blankField } = gate
  return { register, filters: blankField === undefined ? [] : [{ kind: 'in', field: blankField, values: [null] }] }
}

const templates = new Map<string, ChecklistTemplate>()

function readTemplate(resourcesFolder: string): ChecklistTemplate {
  const path = join(resourcesFolder, 'checklists', 'regionbildning.json')
  const known = templates.get(path)
  if (known !== undefined) return known
  const template = ChecklistTemplate.parse(JSON.parse(readFileSync(path, 'utf8')))
  templates.set(path, template)
  return template
}
