import type { TotalMeasure } from '../../reconciliation/control-totals.ts'
import type { CauseCode } from '../../reconciliation/gap-contributions.ts'
import type { GapState } from '../../reconciliation/gap.ts'
import { codeMeasureWords } from '../code-measures.ts'
import { differences } from './differences.ts'

const measures: Readonly<Record<TotalMeasure, string>> = {
  persons: 'Personer',
  employments: 'Anställningar',
  posts: 'Heltidstjänster',
  actualSalary: 'Faktisk månadslön (kr)',
  savedDays: 'Sparade semesterdagar',
  compHours: 'Kompsaldo (tim)',
  notAsked: 'Ej tillfrågade',
  informed: 'Informerade',
  asked: 'Tillfrågade',
  accepts: 'Accepterar',
  objects: 'Motsätter sig',
  noResponse: 'Inget svar',
  onLeave: 'Tjänstlediga',
  protected: 'Skyddade personuppgifter',
  units: 'Enheter',
  cases: 'Ärenden',
  documents: 'Handlingar',
  grantRemaining: 'Återstår att betala (kr)',
  entries: 'Diarieförda handlingar',
  volumes: 'Volymer',
  shelfMetres: 'Hyllmeter',
  ...codeMeasureWords('sv'),
}

const causes: Readonly<Record<CauseCode, string>> = {
  leftBefore: 'Slutar före överlämningsdatum',
  objects: 'Motsätter sig',
  silence: 'Inget svar, stannar',
  joinedLater: 'Börjar på eller efter överlämningsdatum',
  splitPost: 'Delad tjänst',
  twoEmployments: 'Två anställningar',
  closedBefore: 'Avslutat före överlämningsdatum',
  stays: 'Stannar hos avlämnaren',
  toOther: 'Lämnas till annan',
  openedLater: 'Öppnat på eller efter överlämningsdatum',
  addedLater: 'Tillkommen efter listan',
  destroyed: 'Gallrad',
  endedBefore: 'Upphörde före överlämningsdatum',
  ceases: 'Upphör med överlämningen',
  newUnit: 'Ny hos mottagaren',
  divided: 'Delas på flera',
  merged: 'Sammanförd med en annan',
  dataError: 'Fel i uppgifterna',
  other: 'Annan orsak',
  ...differences.resolutions,
  tolerance: 'Inom toleransen',
  otherUnit: 'Räknas på annat håll',
  otherSender: 'Finns hos annan avlämnare',
  withheld: 'Skyddade poster',
  onlyHere: 'Bara hos avlämnaren',
  onlyThere: 'Bara hos mottagaren',
  rejectedRow: 'Avvisad rad',
  differs: 'Uppgiften skiljer',
  ambiguous: 'Oklart vilken rad som är vilken',
}

const states: Readonly<Record<GapState, string>> = {
  equal: 'Lika',
  explained: 'Förklarade skillnader',
  unexplained: 'Oförklarade skillnader',
}

/** Control totals of two lists, and what a gap comes of. */
export const controlTotals = {
  title: 'Kontrollsummor',
  lead: 'Varje part räknas för sig. Skillnaden delas upp i orsaker tills inget är oförklarat.',
  measures,
  causes,
  states,
  /** Of two lists that are not the sender's and the receiver's. */
  only: (at: string) => `Bara ${at}`,
  /** A state, and what it rests on. */
  withTolerance: (state: string, tolerances: string) => `${state}; tolerans ${tolerances}`,
  withParty: (cause: string, party: string) => `${cause}: ${party}`,
  remainder: 'Återstår',
  scopes: { whole: 'Hela listan', rest: 'Övriga och skyddade poster', unnamed: 'Utan namn' },
}
