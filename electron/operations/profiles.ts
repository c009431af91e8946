import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail, ok } from '#shared/contract/failure.ts'
import type { OutputOf } from '#shared/contract/operations.ts'
import { profileFromFile, profileToFile } from '#shared/import/profile.ts'
import type { ProfileContent } from '#shared/import/profile.ts'
import { readSheets } from '#db/stores/deliveries.ts'
import { readImport } from '#db/stores/imports.ts'
import type { ImportRecord } from '#db/stores/imports.ts'
import { readProfile, readProfiles, removeProfile, sameProfile, saveProfile } from '#db/stores/profiles.ts'
import type { ProfileRecord } from '#db/stores/profiles.ts'
import { readTransfer, senderId } from '#db/stores/transfer.ts'
import type { Reader } from '#db/open.ts'
import { FileFailure, systemCode } from '../files/file-failure.ts'
import { asWriteFailure } from '../files/hashed-file.ts'
import type { Handler, WriteContext } from '../host/context.ts'
import { writePlace } from './steps/place.ts'

export const listProfiles: Handler<'profile.list'> = async ({ read }) => ok(readProfiles(read).map(profileView))

export const saveImportProfile: Handler<'profile.save'> = async (context, { importId, name }) => {
  const record = await readImport(context.read, importId)
  if (record === undefined || record.state === 'discarded') return fail('import.unknown', { importId })
  const { senderId: sender } = record
  return ok(await keepProfile(context, { senderId: sender, name, content: await contentOf(context.read, record) }))
}

export const removeSavedProfile: Handler<'profile.remove'> = async (context, { profileId }) => {
  const written = await context.write(async (tx) => {
    const profile = readProfile(tx, profileId)
    if (profile === undefined) return fail('profile.unknown')
    removeProfile(tx, profile)
    tx.describe({ name: profile.name, sender: profile.sender, register: profile.register })
    return ok({})
  })
  return written.ok ? ok({}) : written
}

export const exportProfile: Handler<'profile.export'> = async (context, { profileId, file }) => {
  const profile = readProfile(context.read, profileId)
  if (profile === undefined) return fail('profile.unknown')
  return writePlace(context, file, async ({ fileName, partPath, keep }) => {
    try {
      await writeFile(partPath, profileToFile(profile.name, profile.sender, profile.content), { flag: 'wx' })
    } catch (error) {
      throw asWriteFailure(error, fileName)
    }
    await keep()
    return ok({ fileName })
  })
}

/** A profile that another transfer has exported, for one of the senders here. */
export const importProfile: Handler<'profile.import'> = async (context, { file, sender }) => {
  const path = context.files.path(file)
  if (path === undefined) return fail('file.unknown-handle')
  try {
    const profile = profileFromFile(await readText(path))
    if (profile === null) return fail('profile.not-a-profile', { name: basename(path) })
    const wanted = sender ?? profile.sender
    const id = await senderId(context.read, wanted)
    if (id === undefined) {
      const { senders } = await readTransfer(context.read)
      return fail('import.unknown-sender', { sender: wanted, known: senders.join(', ') })
    }
    return ok(await keepProfile(context, { senderId: id, name: profile.name, content: profile.content }))
  } finally {
    context.files.release(file)
  }
}

/** Saves it, unless the newest version of the name says the same already. */
async function keepProfile(
  context: WriteContext,
  profile: { readonly senderId: number; readonly name: string; readonly content: ProfileContent },
): Promise<OutputOf<'profile.save'>> {
  const same = sameProfile(context.read, profile)
  if (same !== undefined) return profileView(same)
  const written = await context.write(async (tx) => {
    const profileId = saveProfile(tx, profile)
    const saved = readProfile(tx, profileId)
    const { name, sender = '', register = '', version = 1 } = { ...profile, ...saved }
    tx.describe({ name, sender, register, version })
    return ok(profileId)
  })
  const saved = readProfile(context.read, written.value)
  if (saved === undefined) throw new Error(`Profile ${written.value} was saved and is not there`)
  return profileView(saved)
}

/** How an import is read, without what belongs to the one file: its sheets, its header row and its conflicts. */
async function contentOf(read: Reader, { reading, deliveryId }: ImportRecord): Promise<ProfileContent> {
  const { register, headerRows, answers, values } = reading
  const columns = reading.columns.filter(({ isSheetName }) => !isSheetName)
  const main = (await readSheets(read, deliveryId)).find(({ position }) => position === reading.sheets[0])
  const { encoding = null, delimiter = null } = main ?? {}
  return {
    register,
    headers: columns.map(({ header }) => header),
    headerRows,
    columns: columns.map(({ header, field }) => ({ header, field })),
    answers: answers.map(({ question, field, answer }) => ({ question, field, answer })),
    values: values.map(({ field, raw, value }) => ({ field, raw, value })),
    ...(encoding === null || delimiter === null ? {} : { dialect: { encoding, delimiter } }),
  }
}

function profileView({ id, name, sender, register, version, content, savedAt, savedBy }: ProfileRecord) {
  const columns = content.columns.filter(({ field }) => field !== null).length
  return { profileId: id, name, sender, register, version, columns, values: content.values.length, savedAt, savedBy }
}

/** Bytes; an honest profile is far smaller, and what is larger is read no further. */
const largestFile = 6_000_000

/** @throws FileFailure `file.not-found`, `file.not-readable` */
async function readText(path: string): Promise<string> {
  const name = basename(path)
  try {
    const { size } = await stat(path)
    return size > largestFile ? '' : await readFile(path, 'utf8')
  } catch (error) {
    const system = systemCode(error)
    if (system === 'ENOENT') throw new FileFailure('file.not-found', { name }, { cause: error })
    throw system === '' ? error : new FileFailure('file.not-readable', { name, system }, { cause: error })
  }
}
