import { fail, ok } from '#shared/contract/failure.ts'
import { maskIdentityNumbersIn } from '#shared/identity/masking.ts'
import { recordKindOf } from '#shared/records/records.ts'
import { findRecord, updateRecord } from '#db/stores/records.ts'
import type { Handler } from '../host/context.ts'
import { openRun } from '../reconciliation/access.ts'
import { proposeAliases } from '../reconciliation/aliases.ts'
import { aliasesOf, joinAliases } from '../reconciliation/unit-lists.ts'
import { mayReadReconciled, mayReconcile } from './steps/permitted.ts'
import { isStale } from '../reconciliation/stale.ts'

export const listAliases: Handler<'alias.list'> = async (context, input) => {
  const { read, person } = context
  const opened = openRun(context, mayReadReconciled(read, person), input)
  if (!opened.ok) return opened
  const { reconciliation, head } = opened.value
  const { units, leftOut } = proposeAliases(read, reconciliation)
  return ok({
    runId: head.eventId,
    isStale: isStale(read, reconciliation, head),
    units: units.map(({ id, name, organisation, names }) => ({
      unitId: id,
      name: maskIdentityNumbersIn(name),
      organisation,
      names: [...names],
    })),
    leftOut,
  })
}

export const addAliases: Handler<'alias.add'> = async (context, { runId, ...input }) => {
  const kind = recordKindOf('units')
  const written = await context.write(async (tx) => {
    const opened = openRun({ ...context, read: tx }, mayReconcile(tx, context.person), input)
    if (!opened.ok) return opened
    const { reconciliation, head } = opened.value
    if (head.eventId !== runId || isStale(tx, reconciliation, head)) return fail('difference.run-changed')
    const { units } = proposeAliases(tx, reconciliation)
    if (units.length === 0) return fail('difference.nothing-changed')
    let added = 0
    for (const { id, names } of units) {
      const values = findRecord(tx, kind, id)?.values ?? {}
      updateRecord(tx, kind, id, { ...values, aliases: joinAliases([...aliasesOf(values['aliases']), ...names]) })
      added += names.length
    }
    tx.describe({ name: reconciliation.name, units: units.length, names: added })
    return ok({ units: units.length, names: added })
  })
  return written.ok ? ok({ ...written.value, eventId: written.eventId }) : written
}
