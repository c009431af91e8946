import { z } from 'zod'
import { command, query } from '../operation.ts'
import { FileHandle, ImportId, ProfileView } from '../views.ts'
import { writeFailures, Nothing } from './parts.ts'

/** Readings kept for the next file of their kind. */
export const profileOperations = {
  'profile.list': query({ input: Nothing, output: z.array(ProfileView), needs: 'reader', fails: [] }),
  /** Keeps how an import is read, under a name; a name that the sender already has for the register gets a new version. */
  'profile.save': command({
    input: z.strictObject({ importId: ImportId, name: z.string().trim().min(1).max(100) }),
    output: ProfileView,
    needs: 'editor',
    fails: ['import.unknown', 'store.disk-full'],
    touches: ['profiles', 'imports', 'history'],
    undoable: true,
  }),
  'profile.remove': command({
    input: z.strictObject({ profileId: z.int() }),
    output: Nothing,
    needs: 'editor',
    fails: ['profile.unknown', 'store.disk-full'],
    touches: ['profiles', 'history'],
    undoable: true,
  }),
  'profile.export': query({
    input: z.strictObject({ profileId: z.int(), file: FileHandle }),
    output: z.strictObject({ fileName: z.string() }),
    needs: 'reader',
    fails: [...writeFailures, 'profile.unknown'],
  }),
  'profile.import': command({
    input: z.strictObject({ file: FileHandle, sender: z.string().optional() }),
    output: ProfileView,
    needs: 'editor',
    fails: [
      'file.unknown-handle',
      'file.not-found',
      'file.not-readable',
      'profile.not-a-profile',
      'import.unknown-sender',
      'store.disk-full',
    ],
    touches: ['profiles', 'history'],
    undoable: true,
  }),
} as const
