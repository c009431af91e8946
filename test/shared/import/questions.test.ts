import { describe, expect, it } from 'vitest'
import { createQuestionSurvey } from '#shared/import/questions.ts'
import type { Answer, QuestionSurvey } from '#shared/import/questions.ts'
import type { RawCell } from '#shared/import/raw.ts'
import { testNumber } from '#test/support/core.ts'

const columns = ['personalIdentityNumber', 'employmentNumber', 'ftePercent', 'monthlySalary', 'compHours'] as const

function surveyOf(rows: readonly (readonly RawCell[])[], mapped: readonly (string | null)[] = columns): QuestionSurvey {
  const survey = createQuestionSurvey({ register: 'staff', columns: mapped })
  for (const [index, cells] of rows.entries()) survey.add({ row: index + 2, cells })
  return survey
}

/** Rows whose employment rates and salaries are these. */
const people = (...rates: readonly RawCell[]): RawCell[][] =>
  rates.map((rate, index) => [testNumber(index), `00${10 + index}`, rate, `${24 + index} 000`])

const asked = (survey: QuestionSurvey, answers: readonly Answer[] = []) =>
  survey.questions(answers).map(({ question, answer, answered }) => [question, answer, answered])

describe('the scale of percentages', () => {
  it('is guessed a fraction where every value is at most 1', () => {
    const survey = surveyOf(people('0,75', '1', 0.5))
    expect(survey.questions([])[0]).toEqual({
      question: 'percent-scale',
      field: 'ftePercent',
      answer: 'fraction',
      answered: false,
      examples: ['0,75', '1', '0,5'],
    })
    expect([...survey.fractions()]).toEqual([['ftePercent', '0,75']])
  })

  it('is guessed percent where some value is above 1', () => {
    const survey = surveyOf(people('0,75', '100', '50'))
    expect(survey.questions([])[0]).toMatchObject({ answer: 'percent' })
    expect(survey.fractions().size).toBe(0)
  })

  it('is no question where every value says percent itself, in text or by its format', () => {
    expect(asked(surveyOf(people('75 %', '100%', { number: 0.5, shown: '50 %' }), columns.slice(0, 3)))).toEqual([])
  })

  it('is no question where nothing can be read, or nothing is mapped', () => {
    expect(asked(surveyOf(people('', null, 'heltid')))).toEqual([])
    expect(
      asked(
        surveyOf(
          people('0,5'),
          columns.map(() => null),
        ),
      ),
    ).toEqual([])
  })

  it('is what a person says it is', () => {
    const survey = surveyOf(people('0,75', '1'))
    const answers = [{ question: 'percent-scale', field: 'ftePercent', answer: 'percent' }] as const
    expect(asked(survey, answers)[0]).toEqual(['percent-scale', 'percent', true])
    expect(survey.fractions(answers).size).toBe(0)
  })

  it('does not listen to a sum below the list', () => {
    const sum: RawCell[] = ['Summa', null, '12,75', '300 000']
    expect(surveyOf([...people('0,75', '1'), sum]).fractions().size).toBe(1)
  })

  it('shows five different cells at most', () => {
    const survey = surveyOf(people('0,1', '0,1', '0,2', '0,3', '0,4', '0,5', '0,6'))
    expect(survey.questions([])[0]?.examples).toEqual(['0,1', '0,2', '0,3', '0,4', '0,5'])
  })
})

describe('the basis of salaries', () => {
  it.each<[string, readonly RawCell[]]>([
    ['percent', ['100', '75']],
    ['fractions', ['1', '0,75']],
    ['written percent', ['100 %', '75 %']],
    [
      'a percent format',
      [
        { number: 1, shown: '100 %' },
        { number: 0.75, shown: '75 %' },
      ],
    ],
  ])('is asked where somebody works part time, in %s', (_, rates) => {
    const question = surveyOf(people(...rates))
      .questions([])
      .find(({ question }) => question === 'salary-basis')
    expect(question).toMatchObject({ field: 'monthlySalary', answer: 'full-time', answered: false })
    expect(question?.examples).toHaveLength(1)
    expect(question?.examples[0]).toMatch(/^25 000 · /)
  })

  it.each<[string, readonly RawCell[]]>([
    ['percent', ['100', '100']],
    ['fractions', ['1', '1']],
    ['nothing', ['', null]],
  ])('is not asked where all work full time, in %s', (_, rates) => {
    expect(asked(surveyOf(people(...rates))).filter(([question]) => question === 'salary-basis')).toEqual([])
  })

  it('is not asked without a salary or an employment rate', () => {
    for (const missing of ['ftePercent', 'monthlySalary']) {
      const mapped = columns.map((name) => (name === missing ? null : name))
      expect(asked(surveyOf(people('50'), mapped)).filter(([question]) => question === 'salary-basis')).toEqual([])
    }
  })

  it('is what a person says it is', () => {
    const answers = [{ question: 'salary-basis', field: 'monthlySalary', answer: 'actual' }] as const
    expect(asked(surveyOf(people('50')), answers)).toContainEqual(['salary-basis', 'actual', true])
  })

  it('shows nothing that tells whose it is', () => {
    const shown = JSON.stringify(surveyOf(people('50', '75', '80')).questions([]))
    expect([testNumber(0), testNumber(1), '0010', '0011'].filter((text) => shown.includes(text))).toEqual([])
  })
})

it('nothing of a person with protected identity is an example', () => {
  const survey = createQuestionSurvey({ register: 'staff', columns: [...columns, 'protection'] })
  const [first = [], second = [], third = []] = people('0,25', '0,5', '0,75')
  survey.add({ row: 2, cells: [...first, null, 'Sekretessmarkering'] })
  survey.add({ row: 3, cells: [...second, null, 'Nej'] })
  survey.add({ row: 4, cells: [...third, null, 'se pärm 3'] })
  expect(survey.questions([]).map(({ examples }) => examples)).toEqual([['0,5'], ['25 000 · 0,5']])
})

it('nothing of a person whom another row marks is an example, wherever the mark stands', () => {
  const marked = new Set<unknown>([testNumber(0)])
  const survey = createQuestionSurvey({ register: 'staff', columns }, ({ cells }) => marked.has(cells[0]))
  const rows = people('0,25', '0,5', '0,75', '0,5')
  for (const [index, cells] of rows.entries()) survey.add({ row: index + 2, cells })
  survey.add({ row: 6, cells: people('0,9')[0] ?? [] }, true)
  marked.add(testNumber(1))
  expect(survey.questions([]).map(({ examples }) => examples)).toEqual([['0,75'], ['26 000 · 0,75', '27 000 · 0,5']])
  expect([...survey.fractions()]).toEqual([['ftePercent', '0,75']])
})

describe('the width of numbers', () => {
  const widths = (...numbers: readonly RawCell[]) => [
    ...surveyOf(numbers.map((number) => [null, number])).paddedWidths(),
  ]

  it('is that of numbers some of which begin with noughts', () => {
    expect(widths('0012', '1234', '0001', 'A7', null)).toEqual([['employmentNumber', 4]])
    expect(widths('0012', 12, 7, '0003')).toEqual([['employmentNumber', 4]])
    expect(widths({ number: 12, shown: '00012' }, { number: 13, shown: '00013' }, 14)).toEqual([
      ['employmentNumber', 5],
    ])
  })

  it('is none where none or one does, or where they are not equally wide', () => {
    expect(widths('12', '1234', 7)).toEqual([])
    expect(widths('0012', '1234')).toEqual([])
    expect(widths('0012', '00012', '0013')).toEqual([])
    expect(widths('0012', '0013', '12345')).toEqual([])
    expect(widths('0', '0', '0')).toEqual([])
  })
})
