import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { FrameKindName } from '#shared/records/record.ts'

interface RecordLinkProps {
  readonly kind: FrameKindName
  readonly id: number
  readonly label: string
}

/** The way to a row of the frame, with what rests on it. */
export function RecordLink({ kind, id, label }: RecordLinkProps): ReactNode {
  return (
    <Link to="/records" search={{ kind, id }}>
      {label}
    </Link>
  )
}
