import { z } from 'zod'
import { registerNames } from '../../registers/registers.ts'

export const storeFailures = [
  'file.unknown-handle',
  'store.not-found',
  'store.not-a-store',
  'store.wrong-passphrase',
  'store.damaged',
  'store.newer-schema',
  'store.older-schema',
  'store.already-open',
  'store.folder-not-writable',
  'store.disk-full',
] as const

export const readFailures = [
  'file.unknown-handle',
  'file.not-found',
  'file.not-readable',
  'file.vanished',
  'file.empty',
  'file.unknown-format',
  'file.password-protected',
  'file.wrong-password',
  'file.too-hostile',
  'file.damaged',
] as const

export const writeFailures = [
  'file.unknown-handle',
  'file.no-space',
  'file.not-writable',
  'file.too-large-for-excel',
] as const

export const stageFailures = [
  ...readFailures,
  'import.no-header',
  'import.not-text',
  'import.too-many-columns',
  'import.unknown-sender',
  'store.disk-full',
  'call.cancelled',
] as const

export const RegisterNameSchema = z.enum(registerNames)
/** Stretches of a view by 0-based places; `to` is the first that is not of it. */
export const ViewRanges = z
  .array(z.strictObject({ from: z.int().min(0), to: z.int().min(0) }))
  .min(1)
  .max(1000)
export const Nothing = z.strictObject({})
