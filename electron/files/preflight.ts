import { withName } from './delivery.ts'
import { FileFailure } from './file-failure.ts'
import { kindOfFile } from './file-kind.ts'
import { isOdsLocked } from './ods-lock.ts'
import { isOpenDocument } from './ods-stream.ts'
import { openOle } from './ole-file.ts'
import { findWorkbookPart } from './ooxml-package.ts'
import { headOf, openSource, type SourceFile } from './source-file.ts'
import { isEncryptedPackage, needsPassword } from './workbook-lock.ts'
import { openZip, type ZipParts } from './zip-gate.ts'

/** What can be told of a file without reading its rows. */
export interface FilePreflight {
  readonly name: string
  readonly bytes: number
  readonly kind: 'text' | 'xlsx' | 'xlsm' | 'xlsb' | 'xls' | 'ods'
  readonly needsPassword: boolean
}

/**
 * Looks at the head of a file and at its directory, if it has one.
 * @throws FileFailure as `readDelivery`, but for what only the rows can tell
 */
export async function preflightFile(path: string, options: { signal?: AbortSignal } = {}): Promise<FilePreflight> {
  const source = await openSource(path, options.signal)
  try {
    return { name: source.name, bytes: source.size, ...(await kindAndLock(source)) }
  } catch (error) {
    throw withName(error, source.name)
  } finally {
    await source.close()
  }
}

async function kindAndLock(source: SourceFile): Promise<Pick<FilePreflight, 'kind' | 'needsPassword'>> {
  const kind = kindOfFile(await headOf(source), source.name)
  if (kind === 'text') return { kind: 'text', needsPassword: false }
  if (kind === 'zip') {
    const zip = await openZip(source)
    return { kind: await kindOfPackage(zip), needsPassword: await isOdsLocked(zip) }
  }
  const ole = await openOle(source)
  const isLocked = await needsPassword(ole)
  if (!isEncryptedPackage(ole)) return { kind: 'xls', needsPassword: isLocked }
  // What lies inside cannot be seen yet, so its name is believed.
  const suffix = /\.(xlsm|xlsb)$/i.exec(source.name)?.[1]?.toLowerCase()
  return { kind: suffix === 'xlsm' || suffix === 'xlsb' ? suffix : 'xlsx', needsPassword: isLocked }
}

async function kindOfPackage(zip: ZipParts): Promise<'xlsx' | 'xlsm' | 'xlsb' | 'ods'> {
  if (await isOpenDocument(zip)) return 'ods'
  const part = await findWorkbookPart(zip)
  if (part === undefined) throw new FileFailure('file.unknown-format', { looksLike: 'zip' })
  if (part.endsWith('.bin')) return 'xlsb'
  return zip.names.some((name) => /vbaProject\.bin$/i.test(name)) ? 'xlsm' : 'xlsx'
}
