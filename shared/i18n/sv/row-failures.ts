import type { FailureParams } from '../../contract/failure.ts'
import { fieldOf } from '../../registers/registers.ts'
import { named } from '../wording.ts'
import type { FailureWording } from '../wording.ts'
import { rowDetails } from './row-details.ts'

const nothingChanged = 'Inget har ändrats.'

/** Failures of what belongs to one row: its person, its steps, notes and evidence. */
export const rowFailures = {
  'person.unreadable-number': (): FailureWording => ({
    what: 'Numret går inte att läsa som ett personnummer, samordningsnummer eller interimsnummer.',
    kept: nothingChanged,
    next: 'Skriv numret med århundrade, till exempel 19850101-0000, och kontrollera siffrorna.',
  }),
  'person.number-taken': (): FailureWording => ({
    what: 'Numret hör redan till den här personen, eller är redan angivet som ett senare nummer för någon.',
    kept: nothingChanged,
    next: 'Kontrollera numret. Är den tidigare uppgiften fel: ångra den i historiken först.',
  }),
  'person.number-of-other': (): FailureWording => ({
    what: 'Numret står redan på en annan person.',
    kept: nothingChanged,
    next: 'Kontrollera numret. Slå ihop bara om du vet att det är samma person. Går det inte: fråga HR hos avlämnaren.',
  }),
  'case.step-refused': (p: FailureParams): FailureWording => {
    const steps = new Map<unknown, string>(Object.entries(rowDetails.steps))
    const why = new Map<unknown, (p: { earlier: string; fields: string }) => string>(
      Object.entries(rowDetails.refusals),
    )
    const refused = why.get(p['why'])?.({ earlier: steps.get(p['earlier']) ?? '', fields: labelsOf(p['fields']) })
    return {
      what: [`Steget ”${steps.get(p['step']) ?? ''}” går inte att anteckna för ${ofCase(p)}.`, refused ?? []]
        .flat()
        .join(' '),
      kept: 'Inget steg har antecknats för något av ärendena.',
      next: 'Rätta det som hindrar eller ta bort ärendet ur urvalet, och försök igen.',
    }
  },
  'case.not-receiver': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'receiver', 'Den angivna personen')} är inte någon som tar emot.`,
    kept: nothingChanged,
    next: 'Välj en person på den mottagande sidan. De anges i Grunddata, under Personer och roller.',
  }),
  'case.unknown-range': (): FailureWording => ({
    what: 'Nummerföljden finns inte längre, eller så saknar dess diarium nummermönster.',
    kept: nothingChanged,
    next: 'Se över nummerföljden och diariet i Grunddata, och välj på nytt.',
  }),
  'case.not-reserved': (p: FailureParams): FailureWording => ({
    what:
      p['number'] === ''
        ? 'Inget nummer är reserverat för ärendet.'
        : `${named(p, 'number', 'Numret')} kan inte ges tillbaka: ärendet är överlämnat och finns i mottagarens diarium.`,
    kept: nothingChanged,
    next: 'Öppna ärendet på nytt och se hur långt det har kommit.',
  }),
  'row.unknown-note': (): FailureWording => ({
    what: 'Anteckningen finns inte längre.',
    kept: nothingChanged,
    next: 'Öppna raden på nytt.',
  }),
  'row.unknown-evidence': (): FailureWording => ({
    what: 'Bilagan finns inte längre.',
    kept: nothingChanged,
    next: 'Öppna raden på nytt.',
  }),
  'row.evidence-too-large': (p: FailureParams): FailureWording => ({
    what: `${named(p, 'name', 'Filen')} är för stor för att sparas som bilaga: högst 25 MB.`,
    kept: nothingChanged,
    next: 'Spara en mindre version av filen, eller anteckna var originalet förvaras.',
  }),
}

/** Fields of a case by name, as their labels. */
function labelsOf(fields: string | number | undefined): string {
  return String(fields ?? '')
    .split(', ')
    .map((name) => fieldOf('cases', name)?.label.sv ?? name)
    .join(', ')
}

function ofCase({ number }: FailureParams): string {
  return number === undefined ? 'ett ärende' : `ärende ${number}`
}
