import type { CheckAnswer } from '../../contract/tables/quality.ts'
import { oneOrMany } from '../wording.ts'

const answers: Readonly<Record<CheckAnswer, string>> = {
  right: 'Rätt',
  wrong: 'Fel',
  alone: 'Har ingen motsvarighet',
  shown: 'Är den till höger',
  elsewhere: 'Har en annan motsvarighet',
}

/** Letters that answer; those of one kind are all different. */
const keys: Readonly<Record<CheckAnswer, string>> = { right: 'R', wrong: 'F', alone: 'I', shown: 'H', elsewhere: 'A' }

/** How good the links are, from a sample that people check. */
export const quality = {
  title: 'Kvalitet',
  answers,
  keys,
  unchecked: 'Inte kontrollerat än',
  lead: 'Ett stickprov av kopplingar och av rader utan motsvarighet kontrolleras av en människa.',
  nothing: 'Det finns inget att kontrollera: inget är kopplat och ingen rad står utan motsvarighet.',
  precision: (checked: string, right: string, low: string) =>
    `Av ${checked} ${oneOrMany(checked, 'kontrollerad länk', 'kontrollerade länkar')} var ${right} ${oneOrMany(right, 'rätt', 'rätta')}: minst ${low} av alla länkar är rätta, med 95 % säkerhet.`,
  precisionAll: (total: string, right: string) =>
    `Alla länkar är kontrollerade: ${right} av ${total} ${oneOrMany(right, 'är rätt', 'är rätta')}.`,
  alone: (checked: string, right: string) =>
    `Av ${checked} ${oneOrMany(checked, 'kontrollerad rad', 'kontrollerade rader')} utan motsvarighet var ${right} rätt lämnade utan.`,
  recall: (low: string) => `Minst ${low} av dem som finns i båda listorna är kopplade, med 95 % säkerhet.`,
  recallAll: (share: string) => `${share} av dem som finns i båda listorna är kopplade.`,
  progress: 'Kontrollerat av stickprovet',
  progressOf: (done: string, all: string) => `${done} av ${all}`,
  protectedOutside: 'Skyddade personer ingår inte i stickprovet.',
  start: 'Kontrollera stickprov',
  goOn: 'Fortsätt kontrollen',
  look: 'Visa stickprovet',
  screenTitle: 'Kontroll av stickprov',
  screenLead: 'En del visas för att de är kopplade, andra för att de inte är det, i blandad ordning.',
  stage: 'Raderna att kontrollera',
  ask: {
    link: 'Kopplade. Är det samma person?',
    unlinked: 'Utan motsvarighet. Finns personen i den andra listan?',
  },
  alonePair: 'Ingen kandidat är funnen. Sök i den andra listan efter personen.',
  answersLabel: 'Svar',
  answered: (answer: string) => `${answer}: antecknat.`,
  inQueue: (answer: string, name: string) =>
    `${answer}: antecknat. Paret ligger nu i granskningen som ”${name.toLocaleLowerCase('sv')}”.`,
  answeredBy: (answer: string, by: string, at: string) => `${answer}: ${by}, ${at}`,
  previous: 'Föregående',
  next: 'Nästa',
  undo: 'Ångra',
  undone: 'Svaret är taget tillbaka.',
  doneTitle: 'Stickprovet är kontrollerat',
  doneText: 'Resultatet står under Kvalitet i avstämningen.',
  announce: (at: string, all: string, pair: string, ask: string) => `${at} av ${all}: ${pair}. ${ask}`,
  readOnly: 'Filen är öppen för läsning. Stickprovet visas men kan inte kontrolleras.',
}
