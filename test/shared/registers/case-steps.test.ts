import { describe, expect, it } from 'vitest'
import { caseProgress, caseSteps, refuseStep, stepValues } from '#shared/registers/case-steps.ts'
import { fieldGroups } from '#shared/registers/field-groups.ts'
import type { Values } from '#shared/registers/field.ts'
import { fieldOf, registerNames, registers } from '#shared/registers/registers.ts'
import { deriveValues } from '#shared/import/derive.ts'

const ready: Values = { disposition: 'transfer', receiverUnit: 'Utveckling', newRegistrationNumber: 'RUN 2019/1' }
const nothing: ReadonlySet<string> = new Set()
const day = (on: string) => ({ on, today: '2019-02-01' })
const statesOf = (values: Values, said = nothing) => caseProgress(values, said).map(({ state }) => state)

describe('the way of a case', () => {
  it.each<[string, Values, readonly string[], string]>([
    ['that is only listed', {}, [], 'done next later later later later later later'],
    ['whose receiver was named too early', { receiverUnit: 'U' }, [], 'done gap done later later later later later'],
    ['that is ready to be packed', ready, [], 'done done done done next later later later'],
    ['that is packed', ready, ['packed'], 'done done done done done next later later'],
    [
      'handed over, packed or not',
      { ...ready, handedOverDate: '2019-01-02' },
      [],
      'done done done done done done next later',
    ],
    [
      'whose receipt lacks a name',
      { ...ready, handedOverDate: '2019-01-02', receivedDate: '2019-01-02' },
      [],
      'done done done done done done next later',
    ],
    [
      'without a reference',
      { ...ready, closedDate: '2019-01-02', crossReferenceSet: false },
      ['packed'],
      'done done done done done next later later',
    ],
    ['that is written off', { disposition: 'writeOff' }, [], 'done done next'],
    ['that stays', { disposition: 'staysWithSender' }, [], 'done done'],
  ])('%s', (_, values, said, expected) => {
    expect(statesOf(values, new Set(said)).join(' ')).toBe(expected)
  })

  it('has one step to take, until none is left', () => {
    let values: Values = ready
    const said = new Set<string>()
    for (const step of ['packed', 'handedOver', 'received', 'closedInOldDiary'] as const) {
      expect(
        caseProgress(values, said)
          .filter(({ state }) => state === 'next')
          .map((each) => each.step),
      ).toEqual([step])
      expect(refuseStep(values, said, step, day('2019-01-02'))).toBeNull()
      values = { ...values, ...stepValues(values, step, { on: '2019-01-02', receiver: 'Rut' }) }
      said.add(step)
    }
    expect(new Set(statesOf(values, said))).toEqual(new Set(['done']))
    expect(values).toMatchObject({ handedOverDate: '2019-01-02', receivedBy: 'Rut', crossReferenceSet: true })
  })

  it('can be taken at no step before those that lead to it', () => {
    for (const [index, step] of caseSteps.entries()) {
      const refused = refuseStep({}, nothing, step, day('2019-01-02'))
      if (index === 0) expect(refused).toBeNull()
      else if (index === 1) expect(refused).toEqual({ why: 'fields-missing', fields: ['disposition'] })
      else expect(refused).toEqual({ why: 'earlier-first', step: 'dispositioned' })
    }
  })

  it('overwrites nothing that is stated, and ends on no day before the handover', () => {
    const values: Values = { ...ready, handedOverDate: '2019-01-05', receivedBy: 'Rut' }
    expect(stepValues(values, 'received', { on: '2019-01-07', receiver: 'Bo' })).toEqual({ receivedDate: '2019-01-07' })
    expect(refuseStep(values, nothing, 'received', day('2019-01-04'))).toEqual({ why: 'before-handover' })
    expect(refuseStep(values, nothing, 'received', day('2019-01-05'))).toBeNull()
  })

  it('is gone on no day that has not been, nor before the case was opened', () => {
    const opened = (openedDate: string): Values => ({ ...ready, openedDate })
    const outcome = (values: Values, on: string) => refuseStep(values, nothing, 'packed', day(on))?.why ?? 'taken'
    expect(outcome(ready, '2019-02-01')).toBe('taken')
    expect(outcome(ready, '2019-02-02')).toBe('future-day')
    expect(outcome(opened('2018-12-05'), '2018-12-04')).toBe('before-opened')
    expect(outcome(opened('2018-12-05'), '2018-12-05')).toBe('taken')
    expect(outcome(opened('2018-12'), '2018-11-30')).toBe('before-opened')
    expect(outcome(opened('2018-12'), '2018-12-01')).toBe('taken')
    expect(outcome(opened('2018'), '2018-01-01')).toBe('taken')
  })

  it('rests on fields of the register', () => {
    const missing = caseProgress({}, nothing).flatMap((step) => step.missing)
    const stated = caseSteps.flatMap((step) => Object.keys(stepValues({}, step, { on: '2019-01-01', receiver: 'Rut' })))
    expect([...missing, ...stated].filter((field) => fieldOf('cases', field) === undefined)).toEqual([])
    expect(stated.length).toBe(5)
  })
})

describe.each(registerNames)('the field groups of %s', (register) => {
  it('begin with the first field and follow the order of the fields', () => {
    const names = registers[register].fields.map(({ name }) => name)
    const starts = fieldGroups[register].map(({ from }) => names.indexOf(from))
    expect(starts[0]).toBe(0)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    expect(new Set(starts).size).toBe(starts.length)
  })
})

describe('a case type that begins with its class', () => {
  it.each<[Values, Values]>([
    [{ caseType: '304 Regional utveckling' }, { caseType: 'Regional utveckling', classCode: '304' }],
    [{ caseType: '2.4.1  Stöd till företag' }, { caseType: 'Stöd till företag', classCode: '2.4.1' }],
    [{ caseType: 'Stöd till företag' }, { caseType: 'Stöd till företag', classCode: null }],
    [{ caseType: '304' }, { caseType: '304', classCode: null }],
    [
      { caseType: '304 Stöd', classCode: '305' },
      { caseType: '304 Stöd', classCode: '305' },
    ],
    [{ classCode: '305' }, { classCode: '305' }],
  ])('%j is read as %j', (delivered, expected) => {
    const values = { ...delivered }
    deriveValues('cases', values)
    expect(values).toEqual(expected)
  })
})
