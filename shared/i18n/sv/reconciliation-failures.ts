import type { FailureParams } from '../../contract/failure.ts'
import { writerNames } from '../../registers/writers.ts'
import { named } from '../wording.ts'
import type { FailureWording } from '../wording.ts'

const nothingChanged = 'Inget har ändrats.'

/** Failures of reconciliations, and of imports that one uses. */
export const reconciliationFailures = {
  'import.in-use': (p: FailureParams): FailureWording => ({
    what: `Leveransen är en lista i ${named(p, 'reconciliation', 'en avstämning', 'avstämningen')}, och får ligga som den är så länge den används där.`,
    kept: 'Leveransen ligger kvar som den är.',
    next: 'Ta bort avstämningen först, om leveransen inte längre behövs där.',
  }),
  'import.receivers-list': (): FailureWording => ({
    what: 'Listan är mottagarens egen. Den stäms av mot det som lämnas över och förs inte in i registret.',
    kept: 'Leveransen ligger kvar, läst och tolkad.',
    next: 'Välj listan som mottagarens under Avstämning. Är den i stället en avlämnares, ändra Avlämnare i steget Fil och register.',
  }),
  'reconciliation.unknown': (): FailureWording => ({
    what: 'Avstämningen finns inte längre.',
    kept: nothingChanged,
    next: 'Gå tillbaka till listan över avstämningar.',
  }),
  'reconciliation.not-permitted': ({ register = 'staff' }: FailureParams): FailureWording =>
    register === 'staff'
      ? {
          what: 'Din roll arbetar inte med personuppgifter, och avstämningar av personal visar dem.',
          kept: 'Inget har visats och inget har ändrats.',
          next: 'Be den som har rollen HR eller Projektledare.',
        }
      : {
          what: 'Din roll stämmer inte av listor av det slaget.',
          kept: nothingChanged,
          next: `Be den som har rollen ${writerNames(register, 'sv')}.`,
        },
  'reconciliation.same-list': (): FailureWording => ({
    what: 'Samma lista är vald två gånger.',
    kept: nothingChanged,
    next: 'Välj listor från två olika parter eller leveranser.',
  }),
  'reconciliation.wrong-register': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'En av leveranserna', 'Leveransen')} är läst som ett annat register än det som stäms av.`,
    kept: nothingChanged,
    next: 'Välj en annan leverans, eller ändra registret i importen.',
  }),
  'reconciliation.list-gone': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'En av leveranserna', 'Leveransen')} som är en lista i avstämningen finns inte längre att läsa.`,
    kept: 'Det förra resultatet finns kvar, liksom alla avgöranden.',
    next: 'Skapa en ny avstämning med den leverans som gäller nu. Avgörandena följer med.',
  }),
  'reconciliation.not-run': (): FailureWording => ({
    what: 'Avstämningen har inte körts.',
    kept: nothingChanged,
    next: 'Kör avstämningen.',
  }),
  'reconciliation.blocked': (): FailureWording => ({
    what: 'Någon i listorna har fått skyddade personuppgifter sedan avstämningen kördes.',
    kept: 'Inget visas förrän den har körts om. Alla avgöranden finns kvar.',
    next: 'Kör avstämningen igen.',
  }),
  'reconciliation.unknown-pair': (): FailureWording => ({
    what: 'Paret finns inte i den senaste körningen.',
    kept: nothingChanged,
    next: 'Läs om kön.',
  }),
  'reconciliation.third-decides': (): FailureWording => ({
    what: 'Två personer har svarat olika, var för sig. Ingen av dem ändrar sitt svar efter den andra.',
    kept: 'Båda svaren står kvar.',
    next: 'Be en tredje person att avgöra paret.',
  }),
}
