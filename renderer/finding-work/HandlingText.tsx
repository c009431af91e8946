import type { ReactNode } from 'react'
import type { OutputOf } from '#shared/contract/operations.ts'
import { formatInstant } from '#shared/i18n/format.ts'
import { useLanguage } from '#renderer/language/language.tsx'
import type { Asking } from './HandleDialog.tsx'

type Handled = Pick<OutputOf<'finding.row'>[number], 'state' | 'owner' | 'note' | 'waiver'>

/** Who has a finding, what is noted of it, and why it was let be, where anything is. */
export function HandlingText({ item }: { readonly item: Handled }): ReactNode {
  const { words } = useLanguage()
  const { owner, note, waiver, state } = item
  const text = words.findingsScreen
  const said = state === 'reopened' ? text.reopenedBecause : text.waivedBy
  return (
    <>
      {owner === null ? null : <p>{text.ownedBy(owner)}</p>}
      {waiver === null ? null : <p>{said(waiver.reason, waiver.by, formatInstant(waiver.at))}</p>}
      {note === null ? null : <p>{text.noteIs(note)}</p>}
    </>
  )
}

/** What stands in what is to be changed, as it was read. */
export function writtenIn(
  { owner, note, waiver }: Pick<Handled, 'owner' | 'note' | 'waiver'>,
  asking: Asking | 'take-back',
): string | null {
  if (asking === 'owner') return owner
  return asking === 'note' ? note : (waiver?.reason ?? null)
}
