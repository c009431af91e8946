import type { FailureParams } from '../../contract/failure.ts'
import { ifGiven, named } from '../wording.ts'
import type { FailureWording } from '../wording.ts'

const nothingTaken = 'Inget ur filen har tagits in. Det som finns sedan tidigare är orört.'
const mendFile = 'Rätta filen och läs in den igen.'

/** What is wrong with a list of classes, by its rows. */
export const classificationFailures = {
  'classification.no-header': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'Filen')} har ingen rubrikrad för klasser.`,
    kept: nothingTaken,
    next: 'Sätt rubriker över kolumnerna: minst Klass och Rubrik, gärna också Hör till, Gäller fr.o.m., Gäller t.o.m., Bevaras eller gallras och Sekretess.',
  }),
  'classification.empty': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'Filen')} har rubriker men inga klasser.`,
    kept: nothingTaken,
    next: mendFile,
  }),
  'classification.too-many': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'Filen')} har fler än ${p['other'] ?? 'så många'} rader. Så många klasser har ingen klassificering.`,
    kept: nothingTaken,
    next: 'Kontrollera att det är rätt fil.',
  }),
  'classification.bad-code': (p: FailureParams): FailureWording => ({
    what: `${at(p)}: ”${p['code'] ?? ''}” är ingen klasskod.${more(p)}`,
    kept: nothingTaken,
    next: 'Skriv siffror med punkt emellan, högst fem nivåer, till exempel 2.3.1. Har Excel gjort ett datum av koden: formatera kolumnen som text och skriv om den.',
  }),
  'classification.no-title': (p: FailureParams): FailureWording => ({
    what: `${at(p)}: klass${ifGiven(p, 'code', ' ')} har ingen rubrik.${more(p)}`,
    kept: nothingTaken,
    next: mendFile,
  }),
  'classification.bad-day': (p: FailureParams): FailureWording => ({
    what: `${at(p)}: ”${p['other'] ?? ''}” är ingen dag${ifGiven(p, 'code', ' (klass ', ')')}.${more(p)}`,
    kept: nothingTaken,
    next: 'Skriv dagen som 2019-01-01, eller lämna cellen tom.',
  }),
  'classification.wrong-order': (p: FailureParams): FailureWording => ({
    what: `${p['row'] === undefined ? '' : `${at(p)}: `}”${p['code'] ?? ''}” upphör innan den börjar gälla (${p['other'] ?? ''}).${more(p)}`,
    kept: nothingTaken,
    next: 'Rätta den ena av dagarna.',
  }),
  'classification.duplicate-code': (p: FailureParams): FailureWording => ({
    what: `${at(p)}: klass${ifGiven(p, 'code', ' ')} står redan${ifGiven(p, 'other', ' på rad ', '') || ' i filen'}.${more(p)}`,
    kept: nothingTaken,
    next: 'Ta bort den ena, eller rätta koden. Har Excel gjort 2.10 till talet 2,1: formatera kolumnen som text och skriv om koden.',
  }),
  'classification.unknown-parent': (p: FailureParams): FailureWording => ({
    what: `${at(p)}: klass${ifGiven(p, 'code', ' ')} ska stå under${ifGiven(p, 'other', ' ') || ' en annan'}, som inte finns i filen.${more(p)}`,
    kept: nothingTaken,
    next: 'Lägg till den överordnade klassen, eller rätta koden.',
  }),
  'classification.circle': (p: FailureParams): FailureWording => ({
    what: `${at(p)}: klasserna hamnar under sig själva${ifGiven(p, 'other', ': ')}.${more(p)}`,
    kept: nothingTaken,
    next: 'Rätta vad någon av dem hör till.',
  }),
  'classification.name-taken': (p: FailureParams): FailureWording => ({
    what: `Det finns redan en klassificering som heter ${named(p, 'name', 'så', '').trim()}.`,
    kept: nothingTaken,
    next: 'Ge den nya ett namn med sin version, till exempel KLASSA 2.1.',
  }),
  'classification.unknown-organisation': (): FailureWording => ({
    what: 'Organisationen finns inte längre.',
    kept: nothingTaken,
    next: 'Välj vems klassificeringen är på nytt.',
  }),
  'classification.file-changed': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'Filen')} har ändrats sedan den visades.`,
    kept: nothingTaken,
    next: 'Välj filen igen och se efter vad den nu innehåller.',
  }),
}

function at(p: FailureParams): string {
  return p['row'] === undefined ? 'Filen' : `Rad ${p['row']}`
}

function more(p: FailureParams): string {
  const count = p['more']
  if (typeof count !== 'number' || count === 0) return ''
  return count === 1 ? ' Ett fel till finns i filen.' : ` ${count} fel till finns i filen.`
}
