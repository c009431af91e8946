import { oneOrMany } from '../wording.ts'

export const records = {
  title: 'Grunddata',
  lead: 'Det som registren vilar på: vilka som lämnar och tar emot, deras enheter, personer, rum, diarier och arkiv.',
  kinds: 'Slag av grunddata',
  groups: { frame: 'Överföringen', archive: 'Arkivens ram' },
  add: 'Lägg till',
  /** `Lägg till: rum`. */
  addOf: (row: string) => `Lägg till: ${row}`,
  change: 'Ändra',
  changeOf: (name: string) => `Ändra ${name}`,
  remove: 'Ta bort',
  removeOf: (name: string) => `Ta bort ${name}`,
  save: 'Spara',
  cancel: 'Avbryt',
  saved: (name: string) => `${name} är sparad.`,
  removed: (name: string) => `${name} är borttagen.`,
  undone: 'Ändringen i grunddata är ångrad.',
  /** A row that has no name of its own. */
  thisRow: (row: string, index: number) => `${row} ${index}`,
  nothing: 'Inget valt',
  required: 'Krävs.',
  toComplete: 'Saknas',
  help: {
    date: 'Skriv dagen som 2018-12-31.',
    number: 'Decimalkomma. Mellanslag mellan tusental går bra.',
    fields: {
      organisationNumber: 'Tio siffror, till exempel 232100-0016.',
      aliases: 'Med semikolon emellan.',
      bestaLevel: '1 till 6.',
      confirmedBy: 'Den som har prövat förslaget.',
    },
  },
  open: 'Visa alternativ',
  search: 'Sök i listan',
  actions: 'Åtgärder',
  caption: (label: string) => label,
  shown: (from: string, to: string, total: string) => `${from}–${to} av ${total}`,
  earlier: 'Föregående sida',
  later: 'Nästa sida',
  expand: (name: string) => `Visa det som hör till ${name}`,
  collapse: (name: string) => `Dölj det som hör till ${name}`,
  moreUnder: (count: number, name: string) =>
    `${count} ${oneOrMany(count, 'till hör', 'till hör')} till ${name}. Sök för att nå dem.`,
  empty: { title: (label: string) => `${label}: inget ännu`, text: (purpose: string) => purpose },
  noneFound: { title: 'Inget stämmer med orden', text: 'Sök på ett annat ord, eller töm sökrutan.' },
  noneOfRow: 'Inget antecknat.',
}
