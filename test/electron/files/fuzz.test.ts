import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDelivery, type ReadOptions } from '#electron/files/delivery.ts'
import { FileFailure } from '#electron/files/file-failure.ts'
import { openMemorySource } from '#electron/files/source-file.ts'
import { openZip } from '#electron/files/zip-gate.ts'
import type { RawCell } from '#shared/import/raw.ts'
import { buildZip } from '#test/fixtures/files/zip-builder.ts'
import { collect } from './collect.ts'

// `STAFETT_FUZZ=100000` for more files, `STAFETT_FUZZ_SEED=n` to begin elsewhere: a file depends on nothing but its own seed.
const files = Number(process.env['STAFETT_FUZZ'] ?? 2000)
const firstSeed = Number(process.env['STAFETT_FUZZ_SEED'] ?? 1)
/** Milliseconds. */
const longestRead = 10_000

const folder = new URL('../../fixtures/files/', import.meta.url)
const fixtures = readdirSync(folder)
  .filter((name) => name.includes('.input.'))
  .map((name) => {
    const choice = new URL(`${name.replace('.input.', '.options.')}.json`, folder)
    const options = existsSync(choice) ? (JSON.parse(readFileSync(choice, 'utf8')) as ReadOptions) : {}
    return { name, bytes: readFileSync(new URL(name, folder)), options }
  })
// To try a password takes a third of a second, so these come seldom.
const slow = fixtures.filter(({ name }) => /^locked.*\.(xlsx|ods)$/.test(name))
const quick = fixtures.filter((fixture) => !slow.includes(fixture))

describe(`${files} damaged files from seed ${firstSeed}`, () => {
  it(
    'are read or refused by name, never worse',
    async () => {
      const outcomes = { rows: 0, refused: 0 }
      for (let seed = firstSeed; seed < firstSeed + files; seed++) {
        const random = new Random(seed)
        const fixture = random.pick(random.below(200) === 0 ? slow : quick)
        const bytes = await damaged(fixture.bytes, random)
        const begun = performance.now()
        const fault = await faultOf(fixture.name, bytes, fixture.options, outcomes)
        const took = performance.now() - begun
        if (fault !== undefined) throw new Error(`seed ${seed}, ${fixture.name}: ${fault}`)
        expect(took, `seed ${seed}, ${fixture.name}`).toBeLessThan(longestRead)
      }
      // Both ends must be met, or the damage is too slight or too heavy to find anything.
      expect(outcomes.rows).toBeGreaterThan(files / 10)
      expect(outcomes.refused).toBeGreaterThan(files / 10)
    },
    files * 100 + 60_000,
  )
})

/** What is wrong with how the file was read, if anything. */
async function faultOf(
  name: string,
  bytes: Buffer,
  options: ReadOptions,
  outcomes: { rows: number; refused: number },
): Promise<string | undefined> {
  let open: number | undefined
  let next = 0
  let lastRow = 0
  try {
    for await (const part of readDelivery({ source: openMemorySource(name, bytes) }, options)) {
      if (part.kind === 'sheet') {
        if (open !== undefined || part.index !== next) return `sheet ${part.index} begins out of turn`
        open = next++
        lastRow = 0
      } else if (part.kind === 'sheet-end') {
        if (part.sheet !== open) return `sheet ${part.sheet} ends out of turn`
        open = undefined
      } else if (part.kind === 'rows') {
        if (part.sheet !== open || part.rows.length > 500) return 'rows out of turn'
        for (const { row, cells } of part.rows) {
          if (!Number.isInteger(row) || row < 1) return `row ${row}`
          if (row <= lastRow && !name.endsWith('.xlsx') && !name.endsWith('.xlsm')) return `row ${row} after ${lastRow}`
          lastRow = row
          if (cells.length === 0 || !cells.every(isCell)) return `cells of row ${row}`
        }
      }
    }
    if (open !== undefined) return 'the last sheet has no end'
    outcomes.rows++
    return undefined
  } catch (error) {
    if (!(error instanceof FileFailure)) return String(error instanceof Error ? error.stack : error)
    outcomes.refused++
    return 'name' in error.params ? undefined : `${error.code} does not name the file`
  }
}

function isCell(cell: RawCell): boolean {
  if (cell === null || typeof cell === 'string' || typeof cell === 'boolean') return true
  if (typeof cell === 'number') return Number.isFinite(cell)
  if ('error' in cell) return typeof cell.error === 'string'
  if ('date' in cell) return typeof cell.date === 'string' && Number.isFinite(cell.serial)
  return Number.isFinite(cell.number) && cell.shown !== ''
}

/** Half of the packages are damaged inside and put together again, so that their checksums hold. */
async function damaged(bytes: Buffer, random: Random): Promise<Buffer> {
  if (
    bytes.readUInt32BE === undefined ||
    bytes.length < 4 ||
    bytes.readUInt32LE(0) !== 0x04034b50 ||
    random.below(2) === 0
  ) {
    return mutated(bytes, random)
  }
  const parts = await partsOf(bytes)
  if (parts === undefined) return mutated(bytes, random)
  const names = Object.keys(parts)
  const one = random.pick(names)
  const other = random.pick(names)
  const part = parts[one] ?? Buffer.alloc(0)
  switch (random.below(4)) {
    case 0: {
      parts[one] = parts[other] ?? part
      parts[other] = part
      break
    }
    case 1: {
      delete parts[one]
      break
    }
    default:
      parts[one] = mutated(part, random)
  }
  return buildZip(parts)
}

async function partsOf(bytes: Buffer): Promise<Record<string, Buffer> | undefined> {
  try {
    const zip = await openZip(openMemorySource('paket', bytes))
    const parts: Record<string, Buffer> = {}
    for (const name of zip.names) parts[name] = Buffer.concat(await collect(zip.open(name)))
    return parts
  } catch {
    // It was damaged before.
    return undefined
  }
}

function mutated(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1)
  const length = random.below(Math.min(bytes.length, 2000) + 1)
  switch (random.below(6)) {
    case 0: {
      const flipped = Buffer.from(bytes)
      for (let flip = random.below(20); flip >= 0 && flipped.length > 0; flip--) {
        const place = random.below(flipped.length)
        flipped[place] = (flipped[place] ?? 0) ^ (1 << random.below(8))
      }
      return flipped
    }
    case 1:
      return bytes.subarray(0, at)
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)])
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
    case 4: {
      const nasty = random.pick([
        '"',
        ';',
        '\r',
        '\n',
        '\0',
        '\uFEFF',
        '<',
        '&#0;',
        ']]>',
        '-1',
        '9e999',
        'Ã¥',
        '\\"',
        '65536',
      ])
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(nasty.repeat(1 + random.below(4))), bytes.subarray(at)])
    }
    default: {
      const noise = Buffer.from(Array.from({ length: random.below(64) }, () => random.below(256)))
      return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at + noise.length)])
    }
  }
}

/** Mulberry32: the same numbers for the same seed, on every machine. */
class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit)
  }

  pick<T>(from: readonly T[]): T {
    const one = from[this.below(from.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }
}
