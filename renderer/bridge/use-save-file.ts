import { useCallback, useState } from 'react'
import type { FileRef, Reply } from '#shared/contract/bridge.ts'
import type { Failure } from '#shared/contract/failure.ts'
import { useBridge } from './bridge.ts'
import { answerOf } from './operation-error.ts'

interface SaveFile {
  /** Null when the person chose no place. Never rejects. */
  readonly save: <T>(suggestedName: string, write: (file: FileRef) => Promise<Reply<T>>) => Promise<Reply<T> | null>
  readonly isSaving: boolean
  /** Of the latest save, until the next one starts. */
  readonly failure: Failure | null
}

/** Asks for a place, has a file written there, and hands it over where the host has no places of its own. */
export function useSaveFile(): SaveFile {
  const bridge = useBridge()
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const save = useCallback(
    async <T>(suggestedName: string, write: (file: FileRef) => Promise<Reply<T>>): Promise<Reply<T> | null> => {
      setFailure(null)
      setSaving(true)
      const place = await answerOf(bridge.files.placeForFile(suggestedName))
      const file = place.ok ? place.value : null
      const reply = !place.ok ? place : file === null ? null : await write(file)
      if (reply?.ok === true && file !== null && !bridge.capabilities.pickPlace) await bridge.files.deliver(file)
      setSaving(false)
      if (reply?.ok === false) setFailure(reply.failure)
      return reply
    },
    [bridge],
  )
  return { save, isSaving, failure }
}
