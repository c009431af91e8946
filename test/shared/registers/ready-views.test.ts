import { describe, expect, it } from 'vitest'
import { Filter, Sort } from '#shared/contract/views.ts'
import { codeLists } from '#shared/registers/code-lists.ts'
import { labelFields } from '#shared/registers/label-fields.ts'
import { readyFilters, readyViews } from '#shared/registers/ready-views.ts'
import { fieldOf, registerNames } from '#shared/registers/registers.ts'

describe.each(registerNames)('the ready-made views of %s', (register) => {
  const views = readyViews[register]

  it('have names of their own', () => {
    for (const language of ['sv', 'en'] as const)
      expect(new Set(views.map(({ label }) => label[language])).size).toBe(views.length)
    expect(new Set(views.map(({ id }) => id)).size).toBe(views.length)
  })

  it.each(views.map((view) => [view.id, view] as const))('%s asks of fields and codes that exist', (_, view) => {
    for (const filter of readyFilters(view, '2019-01-01')) {
      expect(Filter.safeParse(filter).success).toBe(true)
      const field = fieldOf(register, filter.field)
      expect([filter.field, field?.name]).toEqual([filter.field, filter.field])
      if (filter.kind === 'range') expect(field?.type).toBe('date')
      if (filter.kind !== 'in' || field?.codes === undefined) continue
      const known = codeLists[field.codes].map(({ value }) => value)
      expect(filter.values.filter((value) => value !== null && !known.includes(value))).toEqual([])
    }
    for (const sort of view.sort) {
      expect(Sort.safeParse(sort).success).toBe(true)
      expect(fieldOf(register, sort.field)?.name).toBe(sort.field)
    }
  })

  it('and the label of a row name fields that exist', () => {
    expect(labelFields[register].filter((field) => fieldOf(register, field) === undefined)).toEqual([])
  })
})

it('days of a view are counted from the transfer date', () => {
  const near = readyViews.cases.find(({ id }) => id === 'deadline-near-transfer')
  expect(near && readyFilters(near, '2019-01-01')).toEqual([
    { kind: 'range', field: 'nextDeadline', from: '2018-12-02', to: '2019-01-31' },
  ])
})
