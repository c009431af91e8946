import { describe, expect, it } from 'vitest'
import { codeFromWording, codeLists, codeOf } from '#shared/registers/code-lists.ts'
import type { CodeListName } from '#shared/registers/code-lists.ts'
import { fieldOf, registerNames, registers } from '#shared/registers/registers.ts'

describe.each(registerNames)('the field list of %s', (name) => {
  const register = registers[name]

  it('names each field once', () => {
    const names = register.fields.map((field) => field.name)
    expect(new Set(names).size).toBe(names.length)
  })

  it('has a code list for each code and for nothing else', () => {
    expect(register.fields.filter((field) => (field.type === 'code') !== (field.codes !== undefined))).toEqual([])
  })

  it('has keys and totals that are fields', () => {
    const names = [...register.keyFields.flat(), ...register.totals]
    expect(names.filter((field) => fieldOf(name, field) === undefined)).toEqual([])
  })

  it('can be searched, but not for what is masked', () => {
    const searched = register.fields.filter((field) => field.search === true)
    expect(searched.length).toBeGreaterThan(0)
    expect(searched.filter((field) => field.type === 'identity' || field.sensitivity === 4)).toEqual([])
  })

  it('has an unknown wording stand only for a code of its list', () => {
    const strange = register.fields.filter(
      ({ codes, unknownAs }) =>
        unknownAs !== undefined && (codes === undefined || codeOf(codes, unknownAs) === undefined),
    )
    expect(strange).toEqual([])
  })
})

describe.each(Object.keys(codeLists) as CodeListName[])('the code list %s', (list) => {
  it('gives each wording to one code', () => {
    const clean = (wording: string): string => wording.trim().toLocaleLowerCase('sv')
    const owners = new Map<string, string>()
    for (const { value, label, synonyms } of codeLists[list]) {
      for (const wording of [value, label.sv, label.en, ...synonyms].map(clean)) {
        expect([wording, owners.get(wording) ?? value]).toEqual([wording, value])
        owners.set(wording, value)
      }
    }
  })

  it('knows its own values, labels and synonyms, whatever their case and blanks', () => {
    for (const { value, label, synonyms } of codeLists[list]) {
      for (const wording of [value, label.sv, label.en, ...synonyms]) {
        expect(codeFromWording(list, `  ${wording.toUpperCase()} `)).toBe(value)
        expect(codeFromWording(list, wording.normalize('NFD'))).toBe(value)
      }
    }
  })

  it.each(['', 'Klart – ej avslutat?', 'toString', '__proto__'])('does not guess from %j', (wording) => {
    expect(codeFromWording(list, wording)).toBeUndefined()
  })
})

describe('a field', () => {
  it.each(['__proto__', 'constructor', 'toString', ''])('is not found by the name %j', (name) => {
    expect(registerNames.map((register) => fieldOf(register, name))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
