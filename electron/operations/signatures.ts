import { fail, ok } from '#shared/contract/failure.ts'
import { foldedName } from '#db/stores/people.ts'
import { keepSignature } from '#db/stores/signatures.ts'
import type { Handler } from '../host/context.ts'
import { contentHash, isSettled, standingSignatures, whatIsLeft } from '../reconciliation/settlement.ts'
import { openComparison } from './steps/open-comparison.ts'

export const readSigned: Handler<'signature.read'> = async (context, input) => {
  const { read } = context
  const opened = await openComparison(context, read, input)
  if (!opened.ok) return opened
  const { run, comparison, runId } = opened.value
  const { reconciliation, head } = run
  const settled = { reconciliation, head, comparison }
  const left = whatIsLeft(read, settled)
  const { here, there } = standingSignatures(read, settled)
  const partyOf = (place: number): string => reconciliation.lists[place]?.party ?? ''
  return ok({
    runId,
    contentSha256: contentHash(read, settled),
    left,
    isSettled: isSettled(left),
    signatures: [here, there].flatMap((signature) => signature ?? []),
    parties: { here: partyOf(comparison.places.here), there: partyOf(comparison.places.there) },
  })
}

export const sign: Handler<'signature.sign'> = async (context, input) => {
  const { side, name, title, organisation, place, on, contentSha256 } = input
  const written = await context.write(async (tx) => {
    const opened = await openComparison(context, tx, input, true)
    if (!opened.ok) return opened
    const { run, comparison } = opened.value
    const settled = { reconciliation: run.reconciliation, head: run.head, comparison }
    const left = whatIsLeft(tx, settled)
    if (!isSettled(left)) {
      const { isStale, pairs, differences, isUnexplained } = left
      return fail('signature.not-settled', {
        stale: Number(isStale),
        pairs,
        differences,
        unexplained: Number(isUnexplained),
      })
    }
    if (contentHash(tx, settled) !== contentSha256) return fail('signature.content-changed')
    const other = standingSignatures(tx, settled)[side === 'here' ? 'there' : 'here']
    const isSame =
      other !== undefined &&
      (foldedName(other.by) === foldedName(context.person) || foldedName(other.name) === foldedName(name))
    if (isSame) return fail('signature.same-person', { name: other.name })
    keepSignature(tx, comparison.owners, { side, name, title, organisation, place, on, contentSha256 })
    tx.describe({ name: run.reconciliation.name, signer: name, title, organisation, place, on, sha256: contentSha256 })
    return ok(null)
  })
  return written.ok ? ok({ eventId: written.eventId }) : written
}
