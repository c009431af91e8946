import type { CommandName } from '../../contract/operations.ts'
import { recordKinds } from '../../records/records.ts'
import { fieldOf, registerNames } from '../../registers/registers.ts'
import { counted, ifGiven, named, oneOrMany } from '../wording.ts'
import { formatNumber } from '../format.ts'
import { comparedFieldNames } from '../../reconciliation/field-comparison.ts'
import { controlTotals } from './control-totals.ts'
import { crosswalk } from './crosswalk.ts'
import { differences } from './differences.ts'
import { quality } from './quality.ts'
import { rowDetails } from './row-details.ts'
import { shell } from './shell.ts'

type EventParams = Readonly<Record<string, string | number>>

/** What each kind of event says in the history; the parameters are those the core stored with it. */
const events: Readonly<Record<CommandName, (params: EventParams) => string>> = {
  'transfer.create': (p) => `${named(p, 'name', 'Överföringen')} skapades.`,
  'transfer.open': () => 'Överföringen öppnades.',
  'transfer.close': () => 'Överföringen stängdes.',
  'transfer.add-sender': (p) => `${named(p, 'name', 'En avlämnare', 'Avlämnaren')} lades till.`,
  'sample.create': () => 'Övningsöverföringen skapades.',
  'import.stage': (p) =>
    `${named(p, 'fileName', 'En leverans', 'Leveransen')} lästes${counted('sv', p, { rows: ['rad', 'rader'] })}.${ifGiven(p, 'dropped', ' Kolumner som inte får lagras togs bort: ', '.')}`,
  'import.paste': (p) => `En inklistrad tabell lästes${counted('sv', p, { rows: ['rad', 'rader'] })}.`,
  'import.reread': (p) =>
    `${named(p, 'fileName', 'En leverans', 'Leveransen')} lästes på nytt${ifGiven(p, 'encoding', ' som ')}.`,
  'import.remap': (p) =>
    `Läsningen av ${named(p, 'fileName', 'en leverans', '').trim()} ändrades${registerGiven(p['register'])}.`,
  'import.commit': (p) =>
    `${named(p, 'fileName', 'En leverans', 'Leveransen')} fördes in${p['new'] === 0 && p['changed'] === 0 ? ' utan ändringar' : ''}${counted('sv', p, { new: ['ny', 'nya'], changed: ['ändrad', 'ändrade'], rejected: ['avvisad', 'avvisade'], vanished: ['försvunnen', 'försvunna'] })}.`,
  'import.discard': (p) => `${named(p, 'fileName', 'En leverans', 'Leveransen')} kasserades.`,
  'import.save-original': (p) =>
    `${named(p, 'fileName', 'En levererad fil', 'Originalfilen')} sparades utanför överföringen${counted('sv', p, { rows: ['rad', 'rader'] })}.${reasonGiven(p)}`,
  'import.export-waiting': (p) =>
    `Rader att rätta ur ${named(p, 'fileName', 'en leverans', '').trim()} togs ut${counted('sv', p, { rows: ['rad', 'rader'] })}, med hela personnummer.${reasonGiven(p)}`,
  'profile.save': (p) =>
    `${named(p, 'name', 'En importprofil', 'Importprofilen')} sparades${ifGiven(p, 'version', ' (version ', ')')}.`,
  'profile.remove': (p) => `${named(p, 'name', 'En importprofil', 'Importprofilen')} togs bort.`,
  'profile.import': (p) =>
    `${named(p, 'name', 'En importprofil', 'Importprofilen')} importerades${ifGiven(p, 'sender', ' för ')}.`,
  'register.edit': (p) =>
    `${fieldGiven(p) ?? 'Ett värde'} ändrades för hand${registerGiven(p['register'])}${ifGiven(p, 'reason', ': ”', '”')}.`,
  'register.change': (p) =>
    `${fieldGiven(p) ?? 'Värden'} ändrades för hand${registerGiven(p['register'])}${counted('sv', p, { changed: ['cell', 'celler'], rows: ['rad', 'rader'] })}${ifGiven(p, 'reason', '; skäl: ”', '”')}.`,
  'register.reveal': (p) =>
    `${fieldGiven(p) ?? 'Ett personnummer'} visades i sin helhet${registerGiven(p['register'])}.${reasonGiven(p)}`,
  'register.protected': (p) =>
    `Skyddade poster visades${counted('sv', p, { rows: ['post', 'poster'] })}${registerGiven(p['register'])}.${reasonGiven(p)}`,
  'view.save': (p) => `${named(p, 'name', 'En vy', 'Vyn')} sparades${registerGiven(p['register'])}.`,
  'view.remove': (p) => `${named(p, 'name', 'En vy', 'Vyn')} togs bort${registerGiven(p['register'])}.`,
  'finding.handle': (p) => `${handledFindings(p)}${ifGiven(p, 'rule', ' (', ')')}.`,
  'record.save': (p) =>
    `${recordGiven(p)} ${p['isNew'] === 1 ? 'lades till' : 'ändrades'}${registerGiven(p['register'])}.`,
  'record.remove': (p) => `${recordGiven(p)} togs bort${registerGiven(p['register'])}.`,
  'person.add-identifier': (p) =>
    `Ett nummer till för en person antecknades${ifGiven(p, 'validFrom', ', gällande från ')}.`,
  'case.advance': (p) => `Steget ”${stepGiven(p)}” antecknades${counted('sv', p, { rows: ['ärende', 'ärenden'] })}.`,
  'case.advance-rows': (p) =>
    `Steget ”${stepGiven(p)}” antecknades${counted('sv', p, { rows: ['ärende', 'ärenden'], left: ['lämnat', 'lämnade'] })}.`,
  'case.release-number': (p) => `Ett reserverat diarienummer gavs tillbaka${ifGiven(p, 'number', ': ')}.`,
  'row.add-note': (p) => `En anteckning skrevs${registerGiven(p['register'])}.`,
  'row.remove-note': (p) => `En anteckning togs bort${registerGiven(p['register'])}.`,
  'row.add-evidence': (p) =>
    `${named(p, 'fileName', 'En bilaga', 'Bilagan')} lades till${registerGiven(p['register'])}.`,
  'row.remove-evidence': (p) =>
    `${named(p, 'fileName', 'En bilaga', 'Bilagan')} togs bort${registerGiven(p['register'])}.`,
  'reconciliation.create': (p) => `${named(p, 'name', 'En avstämning', 'Avstämningen')} skapades.`,
  'reconciliation.remove': (p) =>
    `${named(p, 'name', 'En avstämning', 'Avstämningen')} togs bort. Det som har avgjorts för hand finns kvar.`,
  'reconciliation.run': (p) =>
    `${named(p, 'name', 'En avstämning', 'Avstämningen')} kördes${counted('sv', p, { pairs: ['par', 'par'] })}.`,
  'reconciliation.decide': (p) => `Ett par i ${named(p, 'name', 'en avstämning', 'avstämningen')} ${answeredAs(p)}.`,
  'reconciliation.open-protected': (p) =>
    `Skyddade poster i ${named(p, 'name', 'en avstämning', 'avstämningen')} visades${counted('sv', p, { rows: ['par', 'par'] })}.${reasonGiven(p)}`,
  'alias.add': (p) =>
    `Namn som kopplade enheter kallas även lades till från ${named(p, 'name', 'en avstämning', 'avstämningen')}${counted('sv', p, { names: ['namn', 'namn'], units: ['enhet', 'enheter'] })}.`,
  'difference.resolve': (p) => `${resolvedDifferences(p)}.${reasonGiven(p)}`,
  'difference.tolerate': (p) =>
    `Toleransen för skillnader${ifGiven({ field: comparedField(p) }, 'field', ' i ”', '”')} ändrades${ifGiven(p, 'tolerance', ' till ')}.${reasonGiven(p)}`,
  'total.say-cause': (p) =>
    p['cause'] === 'none'
      ? `Orsaken till att rader bara finns i en lista togs tillbaka${counted('sv', p, { rows: ['rad', 'rader'] })}.`
      : `Orsaken till att rader bara finns i en lista angavs${wordOf(controlTotals.causes, p['cause'], ' som ”', '”')}${counted('sv', p, { rows: ['rad', 'rader'] })}.`,
  'total.enter': (p) =>
    `Kontrollsumman${wordOf(controlTotals.measures, p['measure'], ' ”', '”')}${ifGiven(p, 'party', ' från ')}${ifGiven(p, 'unit', ' för enheten ')} ${p['removed'] === 1 ? 'togs bort' : `angavs${ifGiven(p, 'amount', ' till ')}`}.`,
  'classification.import': (p) =>
    `${named(p, 'name', 'En klassificering', 'Klassificeringen')} lästes in${ifGiven(p, 'fileName', ' ur ”', '”')}${counted('sv', p, { classes: ['klass', 'klasser'] })}.`,
  'crosswalk.relate': (p) =>
    `${named(p, 'source', 'En gammal nod', '').trim()} ${p['relation'] === 'ends' ? 'ska upphöra' : `går vidare${ifGiven(p, 'target', ' i ”', '”')}${wordOf(crosswalk.relations, p['relation'], ' (', ')')}`}${typeof p['relations'] === 'number' && p['relations'] > 1 ? `, tillsammans ${p['relations']} relationer` : ''}.`,
  'crosswalk.remove': (p) =>
    `Relationen från ${named(p, 'source', 'en gammal nod', '').trim()}${ifGiven(p, 'target', ' till ”', '”')} togs bort.`,
  'quality.check': (p) =>
    `Stickprovet av ${named(p, 'name', 'en avstämning', 'avstämningen')} kontrollerades: ${p['kind'] === 'unlinked' ? 'en rad utan motsvarighet' : 'en länk'}${wordOf(quality.answers, p['answer'], ', ”', '”')}.`,
  'signature.sign': (p) =>
    `Kontrollsummorna i ${named(p, 'name', 'en avstämning', 'avstämningen')} signerades${ifGiven(p, 'signer', ' av ')}${ifGiven(p, 'organisation', ', ')}${ifGiven(p, 'on', ', ')}.`,
  'checklist.tick': (p) =>
    p['done'] === 0 || p['done'] === 'false'
      ? `${ifGiven(p, 'stepId', 'Steg ') || 'Ett steg'} återtogs i checklistan.`
      : `${ifGiven(p, 'stepId', 'Steg ') || 'Ett steg'} bockades av i checklistan.`,
  'report.produce': (p) =>
    `${named(p, 'fileName', 'En lista', 'Listan')} framställdes${counted('sv', p, { rows: ['rad', 'rader'] })}.`,
  'history.redo': (p) => `${ifGiven(p, 'eventId', 'Händelse ') || 'En händelse'} gjordes om.`,
  'history.undo': (p) =>
    `${ifGiven(p, 'eventId', 'Händelse ') || 'En händelse'} ångrades${ifGiven(p, 'fileName', ': leveransen ”', '”')}.`,
}

export const history = {
  events,
  unknownEvent: (operation: string) => `Händelse av okänt slag (${operation}).`,
  title: 'Historik',
  lead: 'Allt som har gjorts i överföringen, med tid och person. Inget tas bort ur historiken; det som ångras får en egen händelse.',
  columns: { number: 'Nr', at: 'Tid', by: 'Person', what: 'Händelse', action: 'Ångra' },
  undo: 'Ångra',
  undoLabel: (id: number) => `Ångra händelse ${id}`,
  undone: (by: number) => `Ångrad av händelse ${by}`,
  again: (by: number) => `Gäller igen genom händelse ${by}`,
  undoneNow: 'Händelsen är ångrad.',
  redo: 'Gör om',
  redoLabel: (id: number) => `Gör om det som händelse ${id} ångrade`,
  redoneNow: 'Det som ångrades är gjort om.',
  chain: {
    intact: (checked: number) =>
      `Kedjan är hel: ${checked} ${oneOrMany(checked, 'händelse kontrollerad', 'händelser kontrollerade')}.`,
    broken: (at: number) => `Kedjan är bruten vid händelse ${at}. Historiken kan ha ändrats utanför Stafett.`,
    explain: 'Varje händelse bär kontrollsumman av den föregående, så att en ändring i efterhand syns.',
  },
  hash: 'Kontrollsumma',
  together: {
    title: 'Senare händelser bygger på den här',
    text: 'De måste ångras först. Ångras allt tillsammans tas den senaste först, och inget ändras om någon av dem inte går att ångra.',
    caption: 'Händelser som också ångras',
    undo: (count: number) => `Ångra tillsammans (${count} händelser)`,
    keep: 'Behåll allt',
    done: (count: number) => `${count} ${oneOrMany(count, 'händelse är ångrad', 'händelser är ångrade')}.`,
  },
  more: 'Visa äldre händelser',
  shown: (count: number) => `${count} ${oneOrMany(count, 'händelse', 'händelser')} visas.`,
  empty: { title: 'Inga händelser ännu', text: 'Händelser visas här när något har gjorts i överföringen.' },
}

/** `Rum: ”304”`, or of a list only what it is. */
function recordGiven(params: EventParams): string {
  const kind = recordKinds.find(({ name }) => name === params['kind'])
  return `${kind === undefined ? '' : `${kind.label.sv}: `}${ifGiven(params, 'name', '”', '”') || (kind === undefined ? 'En post' : 'en post')}`
}

function stepGiven(params: EventParams): string {
  return new Map<unknown, string>(Object.entries(rowDetails.steps)).get(params['step']) ?? ''
}

function fieldGiven(params: EventParams): string | undefined {
  const register = registerNames.find((name) => name === params['register'])
  return register === undefined ? undefined : fieldOf(register, String(params['field']))?.label.sv
}

function registerGiven(register: string | number | undefined): string {
  const names = new Map<unknown, string>(Object.entries(shell.registerNames))
  return names.has(register) ? ` (register ${names.get(register)})` : ''
}

/** The reason that a person gave, as a sentence of its own. */
function reasonGiven(params: EventParams): string {
  return ifGiven({ reason: String(params['reason'] ?? '').replace(/[.\s]+$/, '') }, 'reason', ' Skäl: ', '.')
}

/** `12 anmärkningar tilldelades Åsa`. */
function handledFindings(params: EventParams): string {
  const { items, what, owner } = params
  const count = typeof items === 'number' ? items : 0
  const some = `${formatNumber('sv', count)} ${oneOrMany(count, 'anmärkning', 'anmärkningar')}`
  if (what === 'owner') return `${some} tilldelades ${owner ?? ''}`.trimEnd()
  if (what === 'no-owner') return `${some} har inte längre någon ansvarig`
  if (what === 'note') return `En anteckning sparades på ${some}`
  if (what === 'no-note') return `Anteckningen togs bort från ${some}`
  return what === 'waive' ? `${some} godtogs med skäl` : `Godtagandet av ${some} togs tillbaka`
}

/** What was answered; of an answer given blind, only that there was one. */
function answeredAs(params: EventParams): string {
  const answers = new Map<unknown, string>(
    Object.entries({
      same: 'avgjordes som samma',
      different: 'avgjordes som olika',
      later: 'sparades till senare',
      ask: 'ska frågas avlämnaren om',
    }),
  )
  return answers.get(params['answer']) ?? 'granskades'
}

/** `12 skillnader (Månadslön) avgjordes: Avlämnaren har rätt`. */
function resolvedDifferences(params: EventParams): string {
  const count = typeof params['items'] === 'number' ? params['items'] : 0
  const some = count === 0 ? 'Skillnader' : `${formatNumber('sv', count)} ${oneOrMany(count, 'skillnad', 'skillnader')}`
  const field = comparedField(params)
  const what = field === '' ? some : `${some} (${field})`
  if (params['resolution'] === 'none') return `Avgörandet av ${what} togs tillbaka`
  return `${what} avgjordes${wordOf(differences.resolutions, params['resolution'], ': ')}`
}

function comparedField(params: EventParams): string {
  const field = comparedFieldNames.find((name) => name === params['field'])
  return field === undefined ? '' : differences.field(field)
}

function wordOf(words: Readonly<Record<string, string>>, code: unknown, before: string, after = ''): string {
  const word = new Map<unknown, string>(Object.entries(words)).get(code)
  return word === undefined ? '' : `${before}${word}${after}`
}
