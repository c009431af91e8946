import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Failure } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import type { RegisterName } from '#shared/registers/field.ts'
import { useBridge } from '#renderer/bridge/bridge.ts'
import { OperationError } from '#renderer/bridge/operation-error.ts'
import { useTransferKey } from '#renderer/bridge/transfer.ts'
import { useCall, useOperation } from '#renderer/bridge/use-operation.ts'
import type { FetchRows } from '#renderer/ui/grid/pages.ts'
import { forgetFetched } from './own-versions.ts'
import type { RegisterRow } from './register-columns.ts'
import { openInput } from './view-choice.ts'
import type { ViewChoice } from './view-choice.ts'

interface RegisterView {
  /** Undefined until the first answer; afterwards the latest one, while the next is counted. */
  readonly view: OutputOf<'register.open'> | undefined
  readonly isCounting: boolean
  readonly fetchRows: FetchRows<RegisterRow>
  /** The newest event when the rows on show were first read; undefined before that. What comes later nobody has been shown. */
  readonly versionRead: () => number | undefined
  readonly failure: Failure | null
  readonly retry: () => void
  readonly onRowsFailed: (error: unknown) => void
  /** Keeps the rows in the places they have now, whatever is written in them, until another question is asked. */
  readonly hold: () => void
  readonly isHeld: boolean
  /** Held, and something has been written since. */
  readonly isOutdated: boolean
  /** Lets go of the places: what no longer belongs goes, and the rest is sorted anew. */
  readonly release: () => void
}

/** So often within the time a view may be gone before its rows are read; then it is a failure like any other. */
const mostReopenings = 3
const reopeningMs = 5_000

/** A frozen view of the register, opened anew when the choice or the register changes, or when the core let go of it. */
export function useRegisterView(register: RegisterName, choice: ViewChoice): RegisterView {
  const call = useCall()
  const transfer = useTransferKey()
  const input = useMemo(() => openInput(register, choice), [register, choice])
  const { data, error, isFetching, isPlaceholderData, refetch } = useOperation('register.open', input, {
    keepPrevious: true,
  })
  const [rowsFailure, setRowsFailure] = useState<Failure | null>(null)
  const [attempt, setAttempt] = useState(0)
  const reopenedAt = useRef<readonly number[]>([])

  const [held, setHeld] = useState<{ readonly input: typeof input; readonly view: OutputOf<'register.open'> } | null>(
    null,
  )
  // Rows that have come or gone are somebody else's doing, and no place holds after that.
  const isHeld = held?.input === input && (data === undefined || data.all === held.view.all)
  const view = isHeld ? held.view : data
  const viewId = view?.viewId
  const { fetchRows, versionRead } = useMemo(
    () => fetcher(call, transfer, register, viewId ?? '', attempt),
    [call, transfer, register, viewId, attempt],
  )
  const hold = useCallback(
    (): void => setHeld((before) => (before?.input === input || data === undefined ? before : { input, view: data })),
    [input, data],
  )
  const release = useCallback((): void => setHeld(null), [])

  const bridge = useBridge()
  useEffect(
    () =>
      bridge.listen((message) => {
        // The same places with what now stands in them; a view that is not held is opened anew.
        if (isHeld && message.kind === 'changed' && message.topics.includes(register)) setAttempt((count) => count + 1)
      }),
    [bridge, isHeld, register],
  )

  const onRowsFailed = useCallback(
    (reason: unknown): void => {
      const failure: Failure =
        reason instanceof OperationError ? reason.failure : { code: 'call.internal', params: { reason: 'rows' } }
      const recent = reopenedAt.current.filter((at) => at > Date.now() - reopeningMs)
      if (failure.code === 'register.view-expired' && recent.length < mostReopenings) {
        reopenedAt.current = [...recent, Date.now()]
        setHeld(null)
        void refetch()
      } else if (failure.code !== 'call.cancelled') {
        setRowsFailure(failure)
      }
    },
    [refetch],
  )
  const retry = useCallback((): void => {
    reopenedAt.current = []
    setHeld(null)
    setRowsFailure(null)
    setAttempt((count) => count + 1)
    void refetch()
  }, [refetch])

  return {
    view,
    isCounting: !isHeld && (isFetching || isPlaceholderData),
    fetchRows,
    versionRead,
    failure: error?.failure ?? rowsFailure,
    retry,
    onRowsFailed,
    hold,
    isHeld,
    isOutdated: isHeld && data !== undefined && data.viewId !== held.view.viewId,
    release,
  }
}

/** A new function for every attempt, so that the grid asks again. */
function fetcher(
  call: ReturnType<typeof useCall>,
  transfer: string,
  register: RegisterName,
  viewId: string,
  _attempt: number,
): Pick<RegisterView, 'fetchRows' | 'versionRead'> {
  let version: number | undefined
  const fetchRows: FetchRows<RegisterRow> = async (start, count) => {
    const reply = await call('register.rows', { viewId, start, count })
    if (!reply.ok) throw new OperationError(reply.failure)
    forgetFetched(transfer, register, reply.value.rows)
    version ??= reply.value.version
    return reply.value.rows
  }
  return { fetchRows, versionRead: () => version }
}
