import { describe, expect, test } from 'vitest'
import { gateReasonCodes } from '#shared/checklists/gates.ts'
import { failureCodes } from '#shared/contract/failure.ts'
import { operations } from '#shared/contract/operations.ts'
import type { CommandName, OperationName } from '#shared/contract/operations.ts'
import { catalogues, failureSentence, languages } from '#shared/i18n/catalogues.ts'
import type { Catalogue } from '#shared/i18n/catalogues.ts'
import { formatBytes, formatNumber } from '#shared/i18n/format.ts'
import { findingRuleIds } from '#shared/import/rules.ts'
import { ChecklistTemplate } from '#shared/checklists/template.ts'
import template from '#resources/checklists/regionbildning.json' with { type: 'json' }

const commandNames = Object.keys(operations).filter(
  (name): name is CommandName => operations[name as OperationName].kind === 'command',
)

describe.each(languages)('the catalogue in %s', (language) => {
  const words: Catalogue = catalogues[language]

  test.each(failureCodes)(
    '%s says what happened, what was kept and what to do, with and without parameters',
    (code) => {
      for (const params of [{}, exampleParams]) {
        const { what, kept, next } = words.failures[code](params)
        for (const sentence of [what, kept, next]) {
          expect(sentence).toMatch(/^[\p{Lu}”].*[.]$/u)
          expect(sentence).not.toMatch(/undefined|NaN|\s{2}|\s[.,;](?!\w)|\(\s|\s\)/)
        }
        expect(failureSentence(language, { code, params })).toBe(`${what} ${kept} ${next}`)
      }
    },
  )

  test.each(findingRuleIds)('the finding %s has a name, a sentence and a hint', (rule) => {
    const { title, text, hint } = words.findings.rules[rule]
    expect(title).not.toMatch(/[.]$/)
    expect(text({ field: 'Enhet', example: 'abc' })).toMatch(/[.]$/)
    expect(hint).toMatch(/[.]$/)
  })

  test.each(gateReasonCodes)('the reason %s reads well for one and for many', (code) => {
    for (const count of [1, 1234]) expect(words.gates[code](count)).toMatch(/^[\p{Lu}\d].*[.]$/u)
  })

  test.each(commandNames)('the history says what %s did, with and without parameters', (command) => {
    for (const params of [{}, exampleParams]) {
      expect(words.history.events[command](params)).toMatch(/^[\p{Lu}”].*[.]$/u)
      expect(words.history.events[command](params)).not.toMatch(/undefined|NaN|\s{2}|\s[.,;](?!\w)|\(\s|\s\)/)
    }
  })

  test.each(Object.keys(words.imports.notes))(
    'the remark %s on a file reads well, with and without parameters',
    (code) => {
      for (const params of [{}, exampleParams]) {
        expect(words.imports.notes[code]?.(params)).toMatch(/^[\p{Lu}\d].*[.)]$/u)
        expect(words.imports.notes[code]?.(params)).not.toMatch(/undefined|NaN|\s{2}|\s[.,;](?!\w)|\(\s/)
      }
    },
  )

  test('both languages have a sentence for the same remarks', () => {
    expect(Object.keys(words.imports.notes)).toEqual(Object.keys(catalogues.sv.imports.notes))
  })

  test('every role of the template has a name', () => {
    const { steps } = ChecklistTemplate.parse(template)
    const roles = new Set(steps.flatMap((step) => step.roles))
    expect([...roles].filter((role) => words.checklist.roles[role] === undefined)).toEqual([])
  })

  test('no exclamation marks, and nobody says we', () => {
    const we = language === 'sv' ? /\b(?:vi|oss|vår[at]?)\b/i : /\b(?:we|us|our)\b/i
    const wrong = textsOf(words).filter((text) => text.includes('!') || we.test(text))
    expect(wrong).toEqual([])
  })
})

test('numbers are written as the language writes them', () => {
  expect(formatNumber('sv', 1234567.5)).toBe('1\u00A0234\u00A0567,5')
  expect(formatNumber('en', 1234567.5)).toBe('1,234,567.5')
  expect(formatBytes('sv', 12_400_000)).toBe('12,4 MB')
  expect(formatBytes('sv', 48_260_000_000)).toBe('48,3 GB')
})

const exampleParams = {
  name: 'lista.xlsx',
  path: 'transfer.name',
  issue: 'too short',
  operation: 'import.stage',
  reason: 'rows',
  looksLike: 'binary',
  field: 'Enhet',
  header: 'Fack',
  sheet: 'Blad1',
  sender: 'Länsstyrelsen',
  folder: 'Dokument',
  system: 'EACCES',
  part: 'xl/workbook.xml',
  place: 'B7',
  columns: 1200,
  max: 1000,
  rows: 1_200_000,
  count: 2,
  events: '4, 7',
}

/** Every text of the catalogue; functions are asked with plain examples. */
function textsOf(entry: unknown): string[] {
  if (typeof entry === 'string') return [entry]
  if (typeof entry === 'object' && entry !== null) return Object.values(entry).flatMap(textsOf)
  return []
}
