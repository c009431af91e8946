import type { FailureWording } from '../wording.ts'

const nothingChanged = 'Inget har ändrats.'

/** Failures of comparing two lists field by field and total by total. */
export const differenceFailures = {
  'difference.unknown-list': (): FailureWording => ({
    what: 'Avstämningen har ingen sådan lista att jämföra med.',
    kept: nothingChanged,
    next: 'Välj två olika listor i avstämningen.',
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
  'difference.value-needed': (): FailureWording => ({
    what: 'När båda har fel behövs det rätta värdet, och bara då.',
    kept: nothingChanged,
    next: 'Skriv det rätta värdet, eller välj vem som har rätt.',
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
