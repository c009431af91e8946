import { describe, expect, it } from 'vitest'
import { columnOf } from '#db/names.ts'
import { setRules } from '#db/rules/evaluate.ts'
import { codeInRaw, rawText } from '#shared/import/code-in-raw.ts'
import { registers } from '#shared/registers/registers.ts'

describe('what a finding holds', () => {
  it('is read as a word wherever a rule holds a code', () => {
    const held = setRules.flatMap(({ register, rule, raw }) => {
      const field = registers[register].fields.find(({ name }) => raw === `row.${columnOf(name)}`)
      return field?.codes === undefined ? [] : [[rule, field.codes]]
    })
    expect(Object.fromEntries(held)).toEqual(codeInRaw)
  })

  it('is in the language of the reader, and text as it is', () => {
    expect(rawText('leave-not-contacted', 'parental', 'sv')).toBe('Föräldraledig')
    expect(rawText('leave-not-contacted', 'parental', 'en')).not.toBe('parental')
    expect(rawText('manager-unknown', 'parental', 'sv')).toBe('parental')
  })
})
