import type { FailureCode, FailureParams } from '../../contract/failure.ts'
import { formatInstant } from '../format.ts'
import { ifGiven } from '../wording.ts'
import type { FailureWording } from '../wording.ts'

export const findingFailures: Readonly<
  Record<Extract<FailureCode, `finding.${string}`>, (params: FailureParams) => FailureWording>
> = {
  'finding.nothing-changed': () => ({
    what: 'The findings are no longer there, or are already as was asked for.',
    kept: 'Nothing was changed.',
    next: 'Read the list under To do again.',
  }),
  'finding.changed-meanwhile': (p) => {
    if (p['what'] === 'ground') return otherGround(p)
    return {
      what:
        Number(p['count']) > 1
          ? `Of the findings ${p['count']} have had something else written since the list was read${ifGiven(p, 'label', ', the first on ”', '”')}: ${nowGiven(p)}.`
          : `Somebody has written on the finding since it was read: ${nowGiven(p)}.`,
      kept: 'Nothing has been overwritten, and nothing of what you wrote is saved.',
      next:
        p['what'] === 'take-back'
          ? 'Read what stands there now, and take the waiver back if it is not to hold all the same.'
          : 'Choose whether yours or the other is to stand.',
    }
  },
}

/** Of a waiver: what is to be waived has become another. */
function otherGround(params: FailureParams): FailureWording {
  const isOne = Number(params['count']) <= 1
  return {
    what: isOne
      ? `The row has changed since the finding was read: ${nowGiven(params)}.`
      : `Of the findings ${params['count']} are new, or have had their row changed or another reason written, since the list was read${ifGiven(params, 'label', ', the first on ”', '”')}: ${nowGiven(params)}.`,
    kept: 'Nothing has been waived, and your reason is not saved.',
    next: 'Read what stands there now. Write yours to waive that too; otherwise the other stays as it is.',
  }
}

/** `the owner is now ”Bo”, written by Åsa 2018-12-01 10:00`. */
function nowGiven(params: FailureParams): string {
  const what = fields.get(params['what']) ?? 'the value'
  const now = params['now'] === undefined || params['now'] === '' ? 'blank' : `”${params['now']}”`
  const at = typeof params['at'] === 'string' && params['at'] !== '' ? ` ${formatInstant(params['at'])}` : ''
  return `${what} is now ${now}${ifGiven(params, 'by', ', written by ', at)}`
}

const fields = new Map<unknown, string>([
  ['owner', 'the owner'],
  ['note', 'the note'],
  ['waive', 'the reason'],
  ['take-back', 'the reason'],
  ['ground', 'what the finding is about'],
])
