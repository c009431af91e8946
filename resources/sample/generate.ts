import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import testNumbers from './test-numbers.json' with { type: 'json' }
import { createArchiveList } from './archive-list.ts'
import { createCases } from './cases.ts'
import type { Delivery } from './delivery.ts'
import { at } from './lists.ts'
import { countyBoard, federation, region, transferDate } from './organisations.ts'
import { createStaff } from './staff.ts'

/** Writes the sample transfer and its manifest into `folder`: the same bytes each time. */
export function generateSample(folder: string): void {
  const staff = createStaff(seed, testNumbers.personalNumbers, testNumbers.coordinationNumbers)
  const inTitle = at(staff.unusedNumbers, 0)
  const deliveries = [
    ...staff.deliveries,
    ...createCases(seed + 10, staff.handlers, inTitle),
    createArchiveList(seed + 20),
  ]
  mkdirSync(folder, { recursive: true })
  const later = [staff.secondDelivery]
  for (const { file, bytes } of [...deliveries, ...later]) writeFileSync(join(folder, file), bytes)
  writeFileSync(join(folder, 'manifest.json'), json(manifest(deliveries, later, staff.alteredIdentityNumbers)))
}

const seed = 20_190_101

function manifest(
  deliveries: readonly Delivery[],
  secondDeliveries: readonly Delivery[],
  alteredIdentityNumbers: readonly string[],
) {
  return {
    seed,
    note: 'Invented data. Written by generate.ts; do not edit. Rows count from 1 with the header (records, where a text field holds a line break). Sums cover all data rows, the bad and the repeated ones too.',
    transfer: {
      name: 'Regionbildning Norrmark 2019 (övning)',
      transferDate,
      receiver: region,
      senders: [countyBoard, federation],
      organisations: [
        { name: countyBoard, kind: 'stateAuthority' },
        { name: federation, kind: 'federation' },
        { name: region, kind: 'region' },
      ],
    },
    alteredIdentityNumbers,
    files: deliveries.map(described),
    // The practice transfer leaves these for a person to import.
    secondDeliveries: secondDeliveries.map(described),
  }
}

function described({ bytes, ...delivery }: Delivery) {
  return { ...delivery, bytes: bytes.length }
}

/** JSON as Prettier lays it out, so that the written file needs no second hand. */
function json(value: unknown): string {
  return `${layOut(value, '', 0)}\n`
}

function layOut(value: unknown, indent: string, before: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const flat = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`
    const isPlain = value.every((item) => typeof item !== 'object')
    if (isPlain && indent.length + before + flat.length + 1 <= 120) return flat
    return `[\n${value.map((item) => `${inner}${layOut(item, inner, 0)}`).join(',\n')}\n${indent}]`
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  if (entries.length === 0) return '{}'
  const lines = entries.map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `
    return `${inner}${name}${layOut(item, inner, name.length)}`
  })
  return `{\n${lines.join(',\n')}\n${indent}}`
}

if (import.meta.main) generateSample(import.meta.dirname)
