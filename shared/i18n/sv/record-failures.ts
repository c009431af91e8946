import type { FailureCode, FailureParams } from '../../contract/failure.ts'
import { codeOf } from '../../registers/code-lists.ts'
import type { RecordForm } from '../../records/forms.ts'
import { recordFieldOf, recordKinds } from '../../records/records.ts'
import { formatInstant } from '../format.ts'
import { ifGiven, named } from '../wording.ts'
import type { FailureWording } from '../wording.ts'

const nothingSaved = 'Inget har sparats. Det du skrev står kvar i formuläret.'
const nothingChanged = 'Inget har ändrats.'

/** How a text has to be made. */
const made: Readonly<Record<RecordForm, string>> = {
  organisationNumber: 'Tio siffror med rätt kontrollsiffra, till exempel 232100-0016.',
  email: 'En adress med @, till exempel anna.ek@regionen.se.',
  hsaId: 'SE, tio siffror, bindestreck och högst 18 bokstäver eller siffror utan å, ä och ö.',
  bestaArea: 'Två siffror.',
  bestaLevel: 'En siffra från 1 till 6.',
  aidLabel: 'Sex siffror, eventuellt med ansvarsbokstav (A, B, C, F, L eller M).',
  seriesSignum: 'En bokstav ur arkivschemat och nivåer, till exempel A1 eller F2a, utan volym.',
  classCode: 'Siffror med punkt emellan, högst fem nivåer, till exempel 2.3.1.',
  sha256: '64 tecken, siffror och a till f.',
}

export const recordFailures: Readonly<
  Record<Extract<FailureCode, `record.${string}`>, (params: FailureParams) => FailureWording>
> = {
  'record.unknown': (p) => ({
    what: `Posten finns inte längre${kindGiven(p, ' bland ')}.`,
    kept: nothingChanged,
    next: 'Läs om listan.',
  }),
  'record.unknown-field': (p) => ({
    what: `${named(p, 'field', 'Fältet')} finns inte${kindGiven(p, ' bland ')}.`,
    kept: nothingChanged,
    next: 'Starta om Stafett. Om felet kvarstår: installera om, så att fönster och program har samma version.',
  }),
  'record.changed-meanwhile': (p) => ({
    what: `${fieldGiven(p, 'field')} har ändrats${ifGiven(p, 'by', ' av ')}${instantGiven(p)} sedan formuläret öppnades, och är nu ${nowGiven(p)}.`,
    kept: 'Inget har skrivits över. Det du skrev står kvar i formuläret.',
    next: 'Välj om ditt värde eller det andra ska gälla.',
  }),
  'record.changed-before-removal': (p) => ({
    what: `${fieldGiven(p, 'field')} har ändrats${ifGiven(p, 'by', ' av ')}${instantGiven(p)} sedan listan lästes, och är nu ${nowGiven(p)}.`,
    kept: 'Posten är inte borttagen.',
    next: 'Läs vad som ändrats, och ta bort den om den ändå inte ska finnas.',
  }),
  'record.missing-value': (p) => ({
    what: `${fieldGiven(p, 'field')} saknas.${whereGiven(p)}`,
    kept: nothingSaved,
    next: 'Fyll i fältet och spara igen.',
  }),
  'record.hidden-number': (p) => ({
    what: `”${p['text'] ?? ''}” innehåller ett dolt nummer (****) som inte går att känna igen.`,
    kept: nothingSaved,
    next: 'Låt de dolda numren stå som de visas och i samma ordning, eller skriv över hela texten utan ****.',
  }),
  'record.unreadable-value': (p) => ({
    what: `”${p['text'] ?? ''}” går inte att läsa i ${fieldGiven(p, 'field')}.`,
    kept: nothingSaved,
    next: 'Skriv datum som 2018-12-31, tal med decimalkomma och koder med kodlistans ord.',
  }),
  'record.point-or-comma': (p) => ({
    what: `Det är oklart vad punkten i ”${p['text'] ?? ''}” skiljer åt i ${fieldGiven(p, 'field')}.`,
    kept: nothingSaved,
    next: 'Skriv decimaler med komma, och tusental med mellanslag eller utan.',
  }),
  'record.wrong-form': (p) => ({
    what: `”${p['text'] ?? ''}” är inte rätt skrivet i ${fieldGiven(p, 'field')}.`,
    kept: nothingSaved,
    next: formGiven(p) ?? 'Rätta värdet och spara igen.',
  }),
  'record.too-small': (p) => ({
    what: `${fieldGiven(p, 'field')} kan inte vara mindre än ${p['least'] ?? 0}.`,
    kept: nothingSaved,
    next: 'Rätta talet och spara igen.',
  }),
  'record.unknown-reference': (p) => ({
    what: `Det som valdes i ${fieldGiven(p, 'field')} finns inte längre.`,
    kept: nothingSaved,
    next: 'Välj på nytt.',
  }),
  'record.wrong-order': (p) => ({
    what: `${fieldGiven(p, 'field')} ligger före ${fieldGiven(p, 'other')}.`,
    kept: nothingSaved,
    next: 'Rätta den ena av dem.',
  }),
  'record.does-not-add-up': (p) => ({
    what: `${fieldGiven(p, 'whole')} minus ${fieldGiven(p, 'part')} är inte ${fieldGiven(p, 'field')}.`,
    kept: nothingSaved,
    next: 'Räkna om beloppen mot underlaget.',
  }),
  'record.given-apart': (p) => ({
    what: `${fieldGiven(p, 'other')} är ifyllt men inte ${fieldGiven(p, 'field')}.`,
    kept: nothingSaved,
    next: 'Fyll i båda eller ingen av dem.',
  }),
  'record.not-unique': (p) => ({
    what: `${ifGiven(p, 'with', '”', '”') || 'En likadan post'} finns redan${kindGiven(p, ' bland ')}.`,
    kept: nothingSaved,
    next: 'Ändra den som finns, eller skilj dem åt.',
  }),
  'record.overlaps': (p) => ({
    what:
      p['by'] === 'numbers'
        ? `Numren går in i en annan post med samma ${fieldGiven(p, 'field').toLocaleLowerCase('sv')} och år.`
        : `${ifGiven(p, 'with', '”', '”') || 'En annan post'} gäller redan under samma tid, med samma ${fieldGiven(p, 'field').toLocaleLowerCase('sv')}.`,
    kept: nothingSaved,
    next:
      p['by'] === 'numbers'
        ? 'Låt den ena sluta före den andra, eller rätta uppgiften.'
        : 'Sätt slutdatum på den ena före startdatum på den andra, eller rätta uppgiften.',
  }),
  'record.circle': (p) => ({
    what: `Valet i ${fieldGiven(p, 'field')} gör att posten hamnar under sig själv.`,
    kept: nothingSaved,
    next: 'Välj en post som inte står under den här.',
  }),
  'record.other-tree': (p) => ({
    what: `Det som hör ihop måste ha samma värde i ${fieldGiven(p, 'within')}.`,
    kept: nothingSaved,
    next: `Välj en annan post i ${fieldGiven(p, 'field')}, eller flytta först det som står under den här.`,
  }),
  'record.in-use': (p) => ({
    what: `${named(p, 'name', 'Posten')} används${usedBy(p)} och kan inte tas bort.`,
    kept: nothingChanged,
    next: 'Ändra eller ta bort det som hänvisar till den först, eller ge den ett slutdatum.',
  }),
  'record.roles-by-lead': () => ({
    what: 'Bara projektledaren får ändra vilka roller personer har.',
    kept: nothingChanged,
    next: 'Be den som har rollen Projektledare.',
  }),
  'record.no-writer-left': () => ({
    what: 'Då skulle ingen av personerna i listan få skriva i överföringen.',
    kept: nothingChanged,
    next: 'Ge först någon annan en roll som får skriva: HR, registrator, arkivarie eller projektledare.',
  }),
}

const kindsByName = new Map<unknown, (typeof recordKinds)[number]>(recordKinds.map((kind) => [kind.name, kind]))

function formGiven(params: FailureParams): string | undefined {
  return new Map<unknown, string>(Object.entries(made)).get(params['form'])
}

function kindGiven(params: FailureParams, before: string): string {
  const kind = kindsByName.get(params['kind'])
  return kind === undefined ? '' : `${before}${kind.label.sv.toLocaleLowerCase('sv')}`
}

function fieldGiven(params: FailureParams, key: string): string {
  const kind = kindsByName.get(params['kind'])
  const field = kind && recordFieldOf(kind, String(params[key]))
  return field?.label.sv ?? 'Fältet'
}

/** What a field holds now, as it is read in a list. */
function nowGiven(params: FailureParams): string {
  const kind = kindsByName.get(params['kind'])
  const field = kind && recordFieldOf(kind, String(params['field']))
  const now = String(params['name'] ?? params['now'] ?? '')
  if (now === '') return 'tomt'
  return `”${(field?.codes && codeOf(field.codes, now)?.label.sv) ?? now}”`
}

function instantGiven({ at }: FailureParams): string {
  return typeof at === 'string' && at !== '' ? ` ${formatInstant(at)}` : ''
}

/** ` Det ska finnas när Bevaras eller gallras är Gallras.` */
function whereGiven(params: FailureParams): string {
  const kind = kindsByName.get(params['kind'])
  const field = kind && recordFieldOf(kind, String(params['where']))
  if (field === undefined) return ''
  const is = field.codes && codeOf(field.codes, String(params['is']))?.label.sv
  return ` Det krävs när ${field.label.sv} är ${is ?? String(params['is'])}.`
}

function usedBy(params: FailureParams): string {
  const names = String(params['by'] ?? '')
    .split(', ')
    .flatMap((by) =>
      by === 'transfer'
        ? ['överföringen']
        : by === 'crosswalk'
          ? ['kartläggningen']
          : (kindsByName.get(by)?.label.sv.toLocaleLowerCase('sv') ?? []),
    )
  return names.length === 0 ? '' : ` av ${[...new Set(names)].join(', ')}`
}
