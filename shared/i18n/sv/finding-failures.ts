import type { FailureCode, FailureParams } from '../../contract/failure.ts'
import { formatInstant } from '../format.ts'
import { ifGiven } from '../wording.ts'
import type { FailureWording } from '../wording.ts'

export const findingFailures: Readonly<
  Record<Extract<FailureCode, `finding.${string}`>, (params: FailureParams) => FailureWording>
> = {
  'finding.nothing-changed': () => ({
    what: 'Anmärkningarna finns inte kvar, eller är redan som det begärdes.',
    kept: 'Inget har ändrats.',
    next: 'Läs om listan under Att åtgärda.',
  }),
  'finding.changed-meanwhile': (p) => ({
    what:
      Number(p['count']) > 1
        ? `Av anmärkningarna har ${p['count']} fått något annat skrivet sedan listan lästes${ifGiven(p, 'label', ', den första på ”', '”')}: ${nowGiven(p)}.`
        : `Någon har skrivit på anmärkningen sedan den lästes: ${nowGiven(p)}.`,
    kept: 'Inget har skrivits över, och inget av det du skrev är sparat.',
    next:
      p['what'] === 'take-back'
        ? 'Läs det som står nu, och ta tillbaka godtagandet om det ändå inte ska gälla.'
        : 'Välj om ditt eller det andra ska gälla.',
  }),
}

/** `ansvarig är nu ”Bo”, skrivet av Åsa 2018-12-01 10:00`. */
function nowGiven(params: FailureParams): string {
  const what = fields.get(params['what']) ?? 'värdet'
  const now = params['now'] === undefined || params['now'] === '' ? 'tomt' : `”${params['now']}”`
  const at = typeof params['at'] === 'string' && params['at'] !== '' ? ` ${formatInstant(params['at'])}` : ''
  return `${what} är nu ${now}${ifGiven(params, 'by', ', skrivet av ', at)}`
}

const fields = new Map<unknown, string>([
  ['owner', 'ansvarig'],
  ['note', 'anteckningen'],
  ['waive', 'skälet'],
  ['take-back', 'skälet'],
])
