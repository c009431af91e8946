import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collect } from './collect.ts'
import { readDelivery } from '#electron/files/delivery.ts'
import { FileFailure } from '#electron/files/file-failure.ts'
import { preflightFile } from '#electron/files/preflight.ts'

const folder = new URL('../../fixtures/files/', import.meta.url).pathname
const bytesOf = (name: string) => readFileSync(join(folder, name)).length

describe('before a file is read', () => {
  it.each([
    ['utf-16le.input.csv', 'text', false],
    ['tab.input.txt', 'text', false],
    ['every-kind.input.xlsx', 'xlsx', false],
    ['macros.input.xlsm', 'xlsm', false],
    ['binary.input.xlsb', 'xlsb', false],
    ['old-excel.input.xls', 'xls', false],
    ['excel-95.input.xls', 'xls', false],
    ['open-document.input.ods', 'ods', false],
    ['locked-agile.input.xlsx', 'xlsx', true],
    ['locked-odf-1.2.input.ods', 'ods', true],
    ['locked-libreoffice-24.input.ods', 'ods', true],
    ['locked-standard.input.xlsx', 'xlsx', true],
    ['locked-excel-97.input.xls', 'xls', true],
    ['locked-excel-2002.input.xls', 'xls', true],
    // Only locked against changes: Excel's own password opens it.
    ['locked-by-excel.input.xlsx', 'xlsx', false],
    ['locked-by-excel.input.xls', 'xls', false],
  ])('%s is told to be %s', async (name, kind, needsPassword) => {
    expect(await preflightFile(join(folder, name))).toEqual({ name, bytes: bytesOf(name), kind, needsPassword })
  })

  it.each([
    ['bad-png.input.xlsx', 'file.unknown-format'],
    ['bad-word.input.xls', 'file.unknown-format'],
    ['bad-not-a-workbook.input.xlsx', 'file.unknown-format'],
    ['bad-empty.input.csv', 'file.empty'],
    ['bad-ratio.input.xlsx', 'file.too-hostile'],
    ['bad-circle.input.xls', 'file.damaged'],
    ['bad-spins.input.xlsx', 'file.too-hostile'],
    ['locked.input.ods', 'file.password-protected'],
    ['saknas.csv', 'file.not-found'],
  ])('%s is refused', async (name, code) => {
    await expect(preflightFile(join(folder, name))).rejects.toMatchObject({ code, params: { name } })
  })

  it('refuses nothing that can be read', async () => {
    const refused: string[] = []
    for (const name of readdirSync(folder).filter((one) => one.includes('.input.'))) {
      const isRefused = await fails(() => preflightFile(join(folder, name)))
      if (isRefused && !(await fails(() => collect(readDelivery({ path: join(folder, name) }))))) refused.push(name)
    }
    expect(refused).toEqual([])
  })
})

async function fails(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return false
  } catch (error) {
    if (error instanceof FileFailure) return true
    throw error
  }
}
