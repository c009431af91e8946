import type { FailureParams } from '../../contract/failure.ts'
import { toleranceUnits } from '../../reconciliation/field-comparison.ts'
import { oneOrMany } from '../wording.ts'
import type { FailureWording } from '../wording.ts'
import { differences } from './differences.ts'

const nothingChanged = 'Inget har ändrats.'

/** What is left, after a colon; nothing where nothing is told. */
function listed(parts: readonly string[]): string {
  const told = parts.filter((part) => part !== '')
  return told.length === 0 ? '' : `: ${told.join(', ')}`
}

/** The greatest tolerance, after a colon. */
function atMost({ most, unit }: FailureParams): string {
  const known = toleranceUnits.find((each) => each === unit)
  return typeof most !== 'number' || known === undefined ? '' : `: högst ${differences.tolerated(most, known)}`
}

/** Failures of comparing two lists field by field and total by total. */
export const differenceFailures = {
  'difference.unknown-list': (): FailureWording => ({
    what: 'Avstämningen har ingen sådan lista att jämföra med.',
    kept: nothingChanged,
    next: 'Välj två olika listor i avstämningen.',
  }),
  'difference.unknown-unit': (): FailureWording => ({
    what: 'Ingen av listorna har någon sådan enhet, eller så visas den inte för sig.',
    kept: nothingChanged,
    next: 'Läs om sidan och välj en enhet som visas. Övriga och skyddade poster är ingen enhet.',
  }),
  'difference.run-changed': (): FailureWording => ({
    what: 'Avstämningen har körts om sedan raderna visades.',
    kept: nothingChanged,
    next: 'Läs om sidan och välj raderna igen.',
  }),
  'difference.nothing-changed': (): FailureWording => ({
    what: 'Det fanns inget att ändra: allt i urvalet är redan så, eller visas inte längre.',
    kept: nothingChanged,
    next: 'Läs om sidan, eller välj andra rader.',
  }),
  'difference.note-needed': (): FailureWording => ({
    what: 'Fel i uppgifterna och annan orsak säger inget utan en anteckning om vad det är.',
    kept: nothingChanged,
    next: 'Skriv vad som är fel eller vad orsaken är, och ange orsaken igen.',
  }),
  'difference.cause-unfit': (): FailureWording => ({
    what: 'Orsaken kan inte gälla rader i den här partens lista.',
    kept: nothingChanged,
    next: 'Välj en orsak som kan göra att raden bara finns hos parten.',
  }),
  'difference.value-needed': (): FailureWording => ({
    what: 'När båda har fel behövs det rätta värdet, och bara då.',
    kept: nothingChanged,
    next: 'Skriv det rätta värdet, eller välj vem som har rätt.',
  }),
  'difference.tolerance-too-large': (p: FailureParams): FailureWording => ({
    what: `Toleransen är större än uppgiften får skilja${atMost(p)}.`,
    kept: 'Toleransen är som den var.',
    next: 'Ange en mindre tolerans, eller avgör skillnaderna en och en eller tillsammans med ett skäl.',
  }),
  'signature.not-settled': (p: FailureParams): FailureWording => ({
    what: `Kontrollsummorna kan inte signeras än${listed([
      p['stale'] === 1 ? 'listorna har ändrats sedan körningen' : '',
      typeof p['pairs'] === 'number' && p['pairs'] > 0 ? `${p['pairs']} par är inte avgjorda` : '',
      typeof p['differences'] === 'number' && p['differences'] > 0
        ? `${p['differences']} ${oneOrMany(p['differences'], 'skillnad är inte avgjord', 'skillnader är inte avgjorda')}`
        : '',
      p['unexplained'] === 1 ? 'summorna skiljer utan förklaring' : '',
    ])}.`,
    kept: 'Inget har signerats. Allt som är avgjort finns kvar.',
    next: 'Gör klart det som står kvar och signera sedan.',
  }),
  'signature.content-changed': (): FailureWording => ({
    what: 'Summorna eller avgörandena har ändrats sedan sidan visades.',
    kept: 'Inget har signerats.',
    next: 'Läs igenom summorna som de är nu och signera dem.',
  }),
  'signature.same-person': (p: FailureParams): FailureWording => ({
    what: `${p['name'] === undefined ? 'Samma person' : `”${p['name']}”`} har redan signerat för den andra parten, och ingen signerar för båda.`,
    kept: 'Den underskrift som finns är kvar. Inget har lagts till.',
    next: 'Låt den som företräder den här parten öppna överföringen i sitt eget namn och signera.',
  }),
  'quality.not-drawn': (): FailureWording => ({
    what: 'Paret ingår inte i stickprovet.',
    kept: nothingChanged,
    next: 'Läs om sidan och kontrollera de par som visas.',
  }),
  'quality.no-answer': (): FailureWording => ({
    what: 'Det går inte att svara så om de här raderna.',
    kept: nothingChanged,
    next: 'Välj ett av svaren som visas.',
  }),
}
