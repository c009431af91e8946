import { oneOrMany } from '../wording.ts'

/** The screen that they are worked on. */
export const answersScreen = {
  letters: {
    make: 'Framställ brevunderlag',
    running: 'Brevunderlaget framställs',
    done: (file: string, people: string) => `${file}: ${people} att skriva till, läst tillbaka och jämfört.`,
    noBasis: 'Rättslig grund saknas',
    noBasisText: (senders: string) =>
      `För ${senders} är det inte bestämt på vilken grund de anställda följer med, och då vet ingen vad tystnad betyder. Ange grunden innan breven går ut.`,
  },
  bases: {
    title: 'Rättslig grund',
    sender: 'Avlämnare',
    basis: 'Grund',
    reference: 'Beslut',
    silence: 'Tystnad',
    missing: 'Inte angiven',
    change: (sender: string) => `Ange eller ändra den rättsliga grunden för ${sender}`,
  },
  counts: {
    title: 'Läget',
    people: (count: string) => `${count} ${oneOrMany(count, 'person', 'personer')}`,
    decisions: 'Svar',
    outcomes: 'Utfall',
    number: 'Antal',
  },
  filters: {
    sender: 'Avlämnare',
    decision: 'Svar',
    outcome: 'Utfall',
    all: 'Alla',
    toContact: 'Bara tjänstlediga att kontakta',
    clear: 'Visa alla',
  },
  none: {
    title: 'Ingen att fråga än',
    text: 'Här står de anställda som är kvar på överlämningsdagen, när en personallista har lästs in.',
    action: 'Till leveranserna',
  },
  list: {
    title: 'Anställda',
    help: 'Markera med blanksteg, flera med Skift och piltangenterna, alla med Ctrl + A. Säg sedan vad de har svarat.',
    caption: 'Anställda och vad de har svarat',
    name: 'Namn',
    unit: 'Enhet',
    decision: 'Svar',
    outcome: 'Utfall',
    leave: 'Ledighet',
    unnamed: 'Utan namn',
    none: 'Ingen stämmer med urvalet.',
    select: 'Markera',
    page: (first: string, last: string, total: string) => `${first}–${last} av ${total}`,
    earlier: 'Tidigare',
    later: 'Senare',
    onLeave: 'Tjänstledig',
    contacted: 'Kontaktad',
    toContact: 'Att kontakta',
  },
  acts: {
    label: 'Säg om de markerade',
    contacted: 'Kontaktad',
    someChosen: (count: string) => `${count} ${oneOrMany(count, 'markerad', 'markerade')}`,
    allChosen: (count: string) => `Alla ${count} i urvalet`,
    noneChosen: 'Ingen markerad',
  },
  dialog: {
    title: (act: string, people: string) => `${act}: ${people} ${oneOrMany(people, 'person', 'personer')}`,
    keeps: (people: string) =>
      `${people} ${oneOrMany(people, 'har redan accepterat eller motsatt sig och behåller sitt svar', 'har redan accepterat eller motsatt sig och behåller sina svar')}.`,
    replace: 'Ersätt också de svaren',
    replaces: (people: string) =>
      `${people} ${oneOrMany(people, 'har redan accepterat eller motsatt sig. Det svaret ersätts', 'har redan accepterat eller motsatt sig. De svaren ersätts')}.`,
    notOnLeave: (people: string) =>
      `${people} ${oneOrMany(people, 'är inte tjänstledig på överlämningsdagen och lämnas som den är', 'är inte tjänstlediga på överlämningsdagen och lämnas som de är')}.`,
    nobody: 'Ingen av de markerade berörs.',
    day: 'Dag',
    noDay: 'Skriv en dag som har varit, till exempel 2018-11-05.',
    document: 'Handling',
    documentHelp: 'Vad svaret eller informationen står i, till exempel ett diarienummer. Får vara tomt.',
    save: 'Spara',
    saving: 'Svaren sparas',
    changedTitle: 'Ingenting sparades',
    changed: (values: string) =>
      `${values} ${oneOrMany(values, 'uppgift', 'uppgifter')} har ändrats av någon annan sedan listan visades, eller finns inte kvar. Stäng, se vad som gäller nu och försök igen.`,
  },
  said: (act: string, people: string) => `${act}: ${people} ${oneOrMany(people, 'person', 'personer')}.`,
  nothingToSay: (act: string) => `${act}: så stod det redan.`,
  undone: 'Svaren står som innan.',
}
