import { totalMeasures } from '../reconciliation/control-totals.ts'
import type { TotalMeasure } from '../reconciliation/control-totals.ts'
import { codeOf } from '../registers/code-lists.ts'
import { fieldOf } from '../registers/registers.ts'

type CodeMeasure = Extract<TotalMeasure, `${string}:${string}`>

/** What counts rows by a code is called by the field and the code, as the registers call them. */
export function codeMeasureWords(language: 'sv' | 'en'): Readonly<Record<CodeMeasure, string>> {
  const words = totalMeasures.filter(isCodeMeasure).map((measure) => {
    const [name = '', value = ''] = measure.split(':')
    const field = fieldOf('cases', name) ?? fieldOf('diary', name) ?? fieldOf('archive', name)
    const code = field?.codes === undefined ? undefined : codeOf(field.codes, value)
    return [measure, `${field?.label[language] ?? name}: ${code?.label[language] ?? value}`]
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its keys are the measures that were chosen
  return Object.fromEntries(words) as Record<CodeMeasure, string>
}

function isCodeMeasure(measure: TotalMeasure): measure is CodeMeasure {
  return measure.includes(':')
}
