import { codeFromWording } from '../registers/code-lists.ts'
import { fieldOf } from '../registers/registers.ts'
import { countedBoxes } from './box-widths.ts'
import type { BoxAnswer } from './box-widths.ts'
import { createFooterTest } from './footer.ts'
import { cellText, cleanText, isBlank, isWrittenPercent, parseNumber, parsePercent } from './normalise.ts'
import type { PlanSetting } from './plan.ts'
import type { RawCell, RawRow } from './raw.ts'

/** What a file cannot say itself: whether 0,75 is 75 %, whether a salary is that of full time, how wide a box is. Asked once per file. */
export interface Answer {
  readonly question: 'percent-scale' | 'salary-basis' | 'box-width'
  readonly field: string
  readonly answer: 'percent' | 'fraction' | 'full-time' | 'actual' | BoxAnswer
}

export interface Question extends Answer {
  /** A person has said so; otherwise it is a guess from the values. */
  readonly answered: boolean
  /** A few cells as they stand. Never anything that tells whose they are. */
  readonly examples: readonly string[]
}

export interface QuestionSurvey {
  /** Every row below the header. `isMarked`: the row itself says that its person is protected, in whatever way. */
  add(raw: RawRow, isMarked?: boolean): void
  questions(answers: readonly Answer[]): Question[]
  /** Percent fields that are fractions by their values, or by the answer where there is one, with a cell as it stands. */
  fractions(answers?: readonly Answer[]): Map<string, string>
  /** Fields some of whose numbers begin with noughts and are all equally wide: that width. A shorter one has lost its noughts. */
  paddedWidths(): Map<string, number>
}

/**
 * Looks at all rows of a sheet for what one row cannot tell. Holds a few numbers per column, however many rows there are.
 *
 * @param namesProtected whether a row is about somebody whom any row marks; asked of a row before a cell of it is kept as an example,
 *   and again before it is shown, for the mark may stand further down
 */
export function createQuestionSurvey(
  setting: Pick<PlanSetting, 'register' | 'columns'>,
  namesProtected: (raw: RawRow) => boolean = () => false,
): QuestionSurvey {
  const isFooter = createFooterTest(setting.register, setting.columns)
  const columnsOf = (wanted: (type: string, name: string) => boolean): { name: string; index: number }[] =>
    setting.columns.flatMap((name, index) => {
      const type = name === null ? undefined : fieldOf(setting.register, name)?.type
      return name !== null && type !== undefined && wanted(type, name) ? [{ name, index }] : []
    })
  const percents = columnsOf((type) => type === 'percent').map((column) => ({
    ...column,
    ...createPercentScale(namesProtected),
  }))
  const padded = columnsOf((_, name) => paddedFields.has(name)).map((column) => ({ ...column, ...createWidths() }))
  const salaryAt = setting.columns.indexOf('monthlySalary')
  const markAt = setting.columns.indexOf('protection')
  const rate = percents.find(({ name }) => name === 'ftePercent')
  const salaries = createExamples(namesProtected)
  const extents = columnsOf((type) => type === 'metres').map((column) => ({
    ...column,
    ...createExamples(namesProtected),
  }))

  const isFraction = (answers: readonly Answer[], { name, guess }: (typeof percents)[number]): boolean =>
    (answerTo(answers, 'percent-scale', name)?.answer ?? guess()) === 'fraction'

  return {
    add(raw, isMarked = false) {
      const { cells } = raw
      if (isFooter(raw)) return
      const shown = isMarked || (markAt !== -1 && isHidden(cells[markAt])) ? null : raw
      for (const { index, add } of percents) add(cells[index], shown)
      for (const { index, add } of padded) add(cells[index])
      for (const extent of extents) {
        const cell = cells[extent.index]
        if (!extent.wantsMore() || typeof cell !== 'string' || countedBoxes(cell) === null) continue
        extent.add(cleanText(cell), raw)
      }
      if (salaryAt === -1 || rate === undefined || shown === null || !salaries.wantsMore()) return
      const part = cells[rate.index]
      if (isBlank(cells[salaryAt]) || isBlank(part) || !isPartOfOne(part ?? null)) return
      salaries.add(`${cleanText(cellText(cells[salaryAt]))} · ${cleanText(cellText(part))}`, shown)
    },
    questions(answers) {
      const asked: Question[] = percents.flatMap((column) => {
        if (!column.isUnwritten()) return []
        const said = answerTo(answers, 'percent-scale', column.name)
        const answer = said?.answer ?? column.guess()
        const examples = column.examples()
        return [{ question: 'percent-scale', field: column.name, answer, answered: said !== undefined, examples }]
      })
      if (salaryAt !== -1 && rate?.isPart(isFraction(answers, rate)) === true) {
        const said = answerTo(answers, 'salary-basis', 'monthlySalary')
        asked.push({
          question: 'salary-basis',
          field: 'monthlySalary',
          answer: said?.answer ?? 'full-time',
          answered: said !== undefined,
          examples: salaries.list(),
        })
      }
      for (const { name, list } of extents) {
        const examples = list()
        if (examples.length === 0) continue
        const said = answerTo(answers, 'box-width', name)
        const answer = said?.answer ?? 'unconverted'
        asked.push({ question: 'box-width', field: name, answer, answered: said !== undefined, examples })
      }
      return asked
    },
    fractions: (answers = []) =>
      new Map(
        percents
          .filter((column) => column.isUnwritten() && isFraction(answers, column))
          .map((column) => [column.name, column.examples()[0] ?? '']),
      ),
    paddedWidths: () =>
      new Map(
        padded.flatMap(({ name, width }) => {
          const found = width()
          return found === null ? [] : [[name, found] as const]
        }),
      ),
  }
}

/** The row is, or may be, about somebody of whom nothing is shown. */
function isHidden(mark: RawCell | undefined): boolean {
  return !isBlank(mark) && codeFromWording('protection', cellText(mark)) !== 'none'
}

function answerTo(answers: readonly Answer[], question: Answer['question'], field: string): Answer | undefined {
  return answers.find((answer) => answer.question === question && answer.field === field)
}

/** Text fields that hold numbers whose leading noughts mean something. */
const paddedFields: ReadonlySet<string> = new Set([
  'employmentNumber',
  'costCentre',
  'aidLabel',
  'bestaCode',
  'classCode',
])

const examplesShown = 5
/** More than are shown, for a mark further down may take some away. */
const examplesKept = 20

/** Different cells as they stand, each with a row that it stands in; none of a row whose person is protected. */
function createExamples(namesProtected: (raw: RawRow) => boolean): {
  readonly add: (text: string, raw: RawRow) => void
  readonly wantsMore: () => boolean
  readonly list: () => string[]
} {
  const rows = new Map<string, RawRow>()
  return {
    add: (text, raw) => {
      if (!rows.has(text) && !namesProtected(raw)) rows.set(text, raw)
    },
    wantsMore: () => rows.size < examplesKept,
    list: () => [...rows].flatMap(([text, raw]) => (namesProtected(raw) ? [] : [text])).slice(0, examplesShown),
  }
}

/** Reads as less than full time, whichever way percentages are written: below 1, or above 1 and below 100. */
function isPartOfOne(cell: RawCell): boolean {
  const value = parsePercent(cell)
  return value !== null && value > 0 && value !== 1 && value < 100
}

/** How one column of percentages is written, from its smallest and greatest cells. */
function createPercentScale(namesProtected: (raw: RawRow) => boolean): {
  /** `shown`: the row, where it may be an example. */
  readonly add: (cell: RawCell | undefined, shown: RawRow | null) => void
  readonly isUnwritten: () => boolean
  readonly guess: () => 'percent' | 'fraction'
  readonly isPart: (isFraction: boolean) => boolean
  readonly examples: () => string[]
} {
  let greatest = 0
  let least = Number.POSITIVE_INFINITY
  let leastWritten = Number.POSITIVE_INFINITY
  const examples = createExamples(namesProtected)
  return {
    add(cell, shown) {
      if (cell === null || cell === undefined || cell === '') return
      if (isWrittenPercent(cell)) {
        leastWritten = Math.min(leastWritten, parsePercent(cell) ?? leastWritten)
        return
      }
      const value = parseNumber(cell)
      if (value === null) return
      if (value > greatest) greatest = value
      if (value < least) least = value
      if (shown !== null && examples.wantsMore()) examples.add(cleanText(cellText(cell)), shown)
    },
    isUnwritten: () => greatest > 0,
    guess: () => (greatest > 0 && greatest <= 1 ? 'fraction' : 'percent'),
    isPart: (isFraction) => least < (isFraction ? 1 : 100) || leastWritten < 100,
    examples: examples.list,
  }
}

/** How wide the numbers of one column are, where at least two begin with a nought. */
function createWidths(): { readonly add: (cell: RawCell | undefined) => void; readonly width: () => number | null } {
  let width = 0
  let padded = 0
  let isFixed = true
  return {
    add(cell) {
      const text = typeof cell === 'string' ? cleanText(cell) : cellText(cell)
      if (text === '' || !/^\d+$/.test(text)) return
      if (text.length > width) {
        // A wider number than those with noughts: they are not all equally wide.
        if (padded > 0) isFixed = false
        width = text.length
      }
      if (text.startsWith('0') && text.length > 1) {
        if (text.length < width) isFixed = false
        padded++
      }
    },
    width: () => (isFixed && padded > 1 ? width : null),
  }
}
