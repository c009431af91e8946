import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gateNames } from '../../shared/checklists/gates.ts'
import { ChecklistTemplate } from '../../shared/checklists/template.ts'

const file = join(import.meta.dirname, '../../resources/checklists/regionbildning.json')
const template = ChecklistTemplate.parse(JSON.parse(readFileSync(file, 'utf8')))
const stepsById = new Map(template.steps.map((step) => [step.id, step]))

describe('the checklist of a region formation', () => {
  it('has the 26 assignments in order', () => {
    expect(template.assignments.map(({ id }) => id)).toEqual(
      '1 2 3 4 5 6 7 8 9 10 11 12a 12b 13 14 15 16a 16b 17 18 19a 19b 20 21 22 23'.split(' '),
    )
  })

  it('has every step of the plan', () => {
    const steps = Object.entries(stepsPerAssignment).flatMap(([assignment, count]) =>
      Array.from({ length: count }, (_, index) => `${assignment}-${String(index + 1).padStart(2, '0')}`),
    )
    expect(new Set(stepsById.keys())).toEqual(new Set(steps))
  })

  it('has no step twice, and each in its own assignment', () => {
    expect(stepsById.size).toBe(template.steps.length)
    expect(template.steps.filter(({ id, assignment }) => !id.startsWith(`${assignment}-`))).toEqual([])
    const assignments = new Set(template.assignments.map(({ id }) => id))
    expect(template.steps.filter(({ assignment }) => !assignments.has(assignment))).toEqual([])
  })

  it('gives no steps to assignments that lie outside', () => {
    const outside = new Set(template.assignments.filter(({ mode }) => mode === 'outside').map(({ id }) => id))
    expect(template.steps.filter(({ assignment }) => outside.has(assignment))).toEqual([])
  })

  it('lets a step follow only known steps that are due no later', () => {
    const wrong = template.steps.flatMap((step) =>
      step.after
        .filter((id) => (stepsById.get(id)?.offsetDays ?? Infinity) > (step.untilDays ?? step.offsetDays))
        .map((id) => `${step.id} after ${id}`),
    )
    expect(wrong).toEqual([])
  })

  it('goes in no circle', () => {
    const left = new Map(template.steps.map(({ id, after }) => [id, after]))
    let free = ['']
    while (free.length > 0) {
      free = [...left].filter(([, after]) => after.every((id) => !left.has(id))).map(([id]) => id)
      for (const id of free) left.delete(id)
    }
    expect([...left.keys()]).toEqual([])
  })

  it('uses each gate once, on its own step', () => {
    const gated = template.steps.filter(({ gate }) => gate !== null)
    expect(Object.fromEntries(gated.map(({ id, gate }) => [id, gate]))).toEqual(gateOfStep)
    expect(new Set<string>(Object.values(gateOfStep))).toEqual(new Set(gateNames))
  })

  it('knows the roles', () => {
    const roles = new Set('HRs HRr REGs REGr ARKs ARKr PL IT EKO DSO JUR CHEF LOK HSA UPPH UTB FACK'.split(' '))
    expect(template.steps.flatMap((step) => step.roles).filter((role) => !roles.has(role))).toEqual([])
  })

  it('writes ranges forwards and sentences to the full stop', () => {
    const backwards = template.steps.filter(({ offsetDays, untilDays }) => (untilDays ?? Infinity) <= offsetDays)
    expect(backwards).toEqual([])
    const texts = template.steps.flatMap(({ text }) => [text.sv, text.en])
    expect(texts.filter((text) => !/^\p{Lu}.*\.$/u.test(text))).toEqual([])
  })
})

/** `domain.md` §4.1, and one step each for assignments 1, 10 and 11, which steps there wait for. */
const stepsPerAssignment = {
  '1': 1,
  '4': 17,
  '5': 5,
  '10': 1,
  '11': 1,
  '12a': 6,
  '12b': 9,
  '13': 10,
  '14': 5,
  '16b': 3,
  '17': 3,
  '18': 2,
  '20': 3,
  '23': 3,
}

const gateOfStep = {
  '4-03': 'staffIdentityNumbersValid',
  '4-06': 'staffAllInformed',
  '4-07': 'staffAllAnswered',
  '4-09': 'staffPlaced',
  '4-10': 'staffPensionPlanSet',
  '4-11': 'staffDifferencesResolved',
  '4-13': 'staffTotalsEqual',
  '5-03': 'diaryClosed',
  '12b-02': 'volumesDescribed',
  '12b-03': 'disposalDecided',
  '12b-04': 'seriesTransferModeSet',
  '12b-05': 'transfersHaveLegalBasis',
  '13-01': 'casesImported',
  '13-02': 'casesDispositioned',
  '13-03': 'casesClosedBefore',
  '13-04': 'casesReceiverAssigned',
  '13-05': 'casesSecrecyComplete',
  '13-06': 'casesPartiesNotified',
  '13-07': 'casesNumbered',
  '13-08': 'casesReceived',
  '13-09': 'casesCrossReferenced',
  '16b-02': 'staffPlacementSet',
  '20-02': 'hsaIdsValid',
}
