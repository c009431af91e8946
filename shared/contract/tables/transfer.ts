import { z } from 'zod'
import { command, query } from '../operation.ts'
import { FileHandle, NewTransfer, Passphrase, PersonName, SessionState } from '../views.ts'
import { storeFailures, writeFailures, Nothing } from './parts.ts'

/** The session, the transfer that is open, and the practice transfer. */
export const transferOperations = {
  'session.state': query({ input: Nothing, output: SessionState, needs: 'anyone', fails: [] }),

  'transfer.create': command({
    input: z.strictObject({ place: FileHandle, passphrase: Passphrase, person: PersonName, transfer: NewTransfer }),
    output: SessionState,
    needs: 'anyone',
    fails: [
      'file.unknown-handle',
      'store.exists',
      'store.already-open',
      'store.folder-not-writable',
      'store.disk-full',
    ],
    touches: ['session'],
  }),
  'transfer.open': command({
    input: z.strictObject({
      store: FileHandle,
      passphrase: z.string().max(1000),
      person: PersonName,
      readOnly: z.boolean().default(false),
    }),
    output: SessionState,
    needs: 'anyone',
    fails: storeFailures,
    touches: ['session'],
  }),
  'transfer.close': command({ input: Nothing, output: SessionState, needs: 'anyone', fails: [], touches: ['session'] }),
  'transfer.add-sender': command({
    input: z.strictObject({ name: z.string().trim().min(1).max(200) }),
    output: SessionState,
    needs: 'editor',
    fails: ['store.disk-full'],
    touches: ['transfer', 'checklist', 'history'],
    undoable: true,
  }),

  'sample.create': command({
    input: z.strictObject({ place: FileHandle, passphrase: Passphrase, person: PersonName }),
    output: SessionState,
    needs: 'anyone',
    fails: [
      'file.unknown-handle',
      'store.exists',
      'store.already-open',
      'store.folder-not-writable',
      'store.disk-full',
      'call.cancelled',
    ],
    touches: ['session'],
    job: true,
  }),
  'sample.save-sources': query({
    input: z.strictObject({ folder: FileHandle }),
    output: z.strictObject({ folder: z.string(), files: z.array(z.string()) }),
    needs: 'anyone',
    fails: writeFailures,
  }),
} as const
