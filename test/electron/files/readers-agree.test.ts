import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDelivery } from '#electron/files/delivery.ts'
import { readWithSheetJs } from '#electron/files/sheetjs-workbook.ts'
import type { RawRow } from '#shared/import/raw.ts'

const folder = new URL('../../fixtures/files/', import.meta.url)
/**
 * SheetJS finds rows by text pattern, so a row inside a comment counts for it; it opens no encrypted workbook; and of a number
 * in an OpenDocument file it does not keep how it was shown.
 */
const beyondSheetJs = /^(odd-xml|locked|number-formats\.input\.ods|open-document)/
const workbooks = readdirSync(folder).filter(
  (name) => /\.input\.(xlsx|xlsm|ods)$/.test(name) && !name.startsWith('bad-') && !beyondSheetJs.test(name),
)

interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: RawRow[]
}

describe('our streaming readers and SheetJS see the same sheets and rows', () => {
  for (const name of workbooks) {
    it(`in ${name}`, async () => {
      const path = new URL(name, folder).pathname
      expect(asCompared(await streamed(path))).toEqual(asCompared(whole(path)))
    })
  }
})

async function streamed(path: string): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  for await (const part of readDelivery({ path })) {
    if (part.kind === 'sheet') sheets.push({ name: part.name, hidden: part.hidden, rows: [] })
    else if (part.kind === 'rows') sheets[part.sheet]?.rows.push(...part.rows)
  }
  return sheets
}

function whole(path: string): Sheet[] {
  const { sheets } = readWithSheetJs(readFileSync(path))
  return sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows: [...rows].flat() }))
}

/** SheetJS marks hidden rows of .xlsx only when it reads all styles, and never the hidden sheets of .ods. */
function asCompared(sheets: readonly Sheet[]): readonly Pick<Sheet, 'name' | 'rows'>[] {
  return sheets.map(({ name, rows }) => ({ name, rows: rows.map(({ row, cells }) => ({ row, cells })) }))
}
