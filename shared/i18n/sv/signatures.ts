import { oneOrMany } from '../wording.ts'

/** Signing the control totals of two lists. */
export const signatures = {
  title: 'Underskrifter',
  lead: 'Båda parter skriver under samma kontrollsummor, när inget längre är att avgöra eller förklara.',
  notSigned: 'Inte signerad',
  signed: 'Signerad',
  changed: 'Signerad, men ändrad sedan',
  changedText:
    'Summor, avgöranden eller listor är inte längre desamma som när den skrevs under. Den behöver signeras om.',
  by: (name: string, title: string, organisation: string) => `${name}, ${title}, ${organisation}`,
  where: (place: string, on: string) => `${place} ${on}`,
  recorded: (by: string, at: string) => `Antecknad av ${by}, ${at}`,
  content: (sha256: string) => `Kontrollsumma för det signerade: ${sha256}`,
  leftTitle: 'Kan inte signeras än',
  left: {
    isStale: 'Listorna har ändrats sedan körningen. Kör avstämningen igen.',
    pairs: (count: string) => `${count} par är inte avgjorda, skyddade personer inräknade.`,
    differences: (count: string) =>
      `${count} ${oneOrMany(count, 'skillnad är inte avgjord', 'skillnader är inte avgjorda')}, skyddade personer inräknade.`,
    isUnexplained: 'Kontrollsummorna skiljer utan förklaring.',
  },
  sign: 'Signera',
  dialog: 'Signera kontrollsummorna',
  help: 'Underskriften gäller summorna, avgörandena och listorna som de är nu. Ändras något av det syns det.',
  side: 'För vem',
  name: 'Namnförtydligande',
  personTitle: 'Titel',
  organisation: 'Organisation',
  place: 'Ort',
  on: 'Datum',
  onHelp: 'Skriv som 2018-12-28.',
  missing: 'Fyll i uppgiften.',
  notADay: 'Skriv ett datum som 2018-12-28.',
  done: (side: string) => `${side}: signerad.`,
  toReport: 'Till avstämningsrapporten',
  undone: 'Underskriften är borttagen.',
}
