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
  'finding.changed-meanwhile': (p) => {
    if (p['what'] === 'ground') return otherGround(p)
    return {
      what:
        Number(p['count']) > 1
          ? `Av anmärkningarna har ${p['count']} fått något annat skrivet sedan listan lästes${ifGiven(p, 'label', ', den första på ”', '”')}: ${nowGiven(p)}.`
          : `Någon har skrivit på anmärkningen sedan den lästes: ${nowGiven(p)}.`,
      kept: 'Inget har skrivits över, och inget av det du skrev är sparat.',
      next:
        p['what'] === 'take-back'
          ? 'Läs det som står nu, och ta tillbaka godtagandet om det ändå inte ska gälla.'
          : 'Välj om ditt eller det andra ska gälla.',
    }
  },
}

/** Of a waiver: what is to be waived has become another. */
function otherGround(params: FailureParams): FailureWording {
  const isOne = Number(params['count']) <= 1
  return {
    what: isOne
      ? `Raden har ändrats sedan anmärkningen lästes: ${nowGiven(params)}.`
      : `Av anmärkningarna har ${params['count']} kommit till, eller fått en ändrad rad eller ett annat skäl, sedan listan lästes${ifGiven(params, 'label', ', den första på ”', '”')}: ${nowGiven(params)}.`,
    kept: 'Inget har godtagits, och ditt skäl är inte sparat.',
    next: 'Läs det som står nu. Skriv ditt för att godta även det, annars blir det andra som det är.',
  }
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
  ['ground', 'det som anmärkningen gäller'],
])
