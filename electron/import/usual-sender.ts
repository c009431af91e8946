import type { RegisterName } from '#shared/registers/field.ts'
import { guessReading } from '#shared/import/reading.ts'
import { readSenderOfSameFile } from '#db/stores/imports.ts'
import { readProfiles } from '#db/stores/profiles.ts'
import type { Reader } from '#db/open.ts'

export interface Sender {
  readonly senderId: number
  readonly sender: string
}

/**
 * Whose list a delivery is, where nobody has said so: of the one who sent the very same file before, else of the only one who has a
 * profile that it suits; else of the first sender of the transfer, `otherwise`.
 */
export async function usualSender(
  read: Reader,
  deliveryId: number,
  tops: Parameters<typeof guessReading>[0],
  register: RegisterName | undefined,
  otherwise: Sender,
): Promise<Sender> {
  const same = await readSenderOfSameFile(read, deliveryId)
  if (same !== undefined) return same
  const suited = [...Map.groupBy(readProfiles(read), ({ senderId }) => senderId).values()].flatMap((profiles) => {
    const known = profiles.map(({ id, content }) => ({ profileId: id, content }))
    const [first] = profiles
    const isSuited = (guessReading(tops, { register }, known)?.profileId ?? null) !== null
    return first !== undefined && isSuited ? [{ senderId: first.senderId, sender: first.sender }] : []
  })
  const [only] = suited
  return only !== undefined && suited.length === 1 ? only : otherwise
}
