import type { Tier } from '../../reconciliation/setting.ts'
import { reconciledRegisters } from '../../reconciliation/settings/kinds.ts'
import type { ReconciledRegister } from '../../reconciliation/settings/kinds.ts'
import { fieldOf } from '../../registers/registers.ts'
import type { ListedFrom } from '../listed-from.ts'
import { comparedLabels, thingTellings, things, tierNames, unitsNamed } from './reconciled-things.ts'

/** How alike two values of a field are, said of the field. Levels that a field has no words of its own for are said of any field. */
const tellings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...thingTellings,
  familyName: {
    exact: 'samma efternamn',
    variant: 'samma efternamn stavat på annat sätt',
    former: 'efternamnet är ett tidigare namn',
    part: 'en del av efternamnet är densamma',
    close: 'efternamnet skiljer en bokstav',
    similar: 'efternamnen liknar varandra',
    different: 'olika efternamn',
  },
  givenNames: {
    exact: 'samma förnamn',
    variant: 'samma förnamn stavat på annat sätt',
    called: 'förnamnet är tilltalsnamnet',
    part: 'ett av förnamnen är detsamma',
    initial: 'förnamnet har samma begynnelsebokstav',
    close: 'förnamnet skiljer en bokstav',
    similar: 'förnamnen liknar varandra',
    ending: 'förnamnen börjar lika men slutar olika',
    different: 'olika förnamn',
  },
  nameOrder: { 'as-written': 'namnen i samma ordning', exchanged: 'för- och efternamn har bytt plats' },
  birthDate: {
    exact: 'samma födelsedatum',
    transposed: 'födelsedag och födelsemånad har bytt plats',
    slip: 'födelsedatumet skiljer en siffra',
    partial: 'födelsedatumet är bara delvis känt och stämmer så långt',
    near: 'födelsedatumet skiljer två siffror',
    different: 'olika födelsedatum',
  },
  personalIdentityNumber: {
    exact: 'samma personnummer',
    slip: 'personnumret skiljer en siffra',
    'two-slips': 'personnumret skiljer två siffror',
    different: 'olika personnummer',
  },
  employmentNumber: {
    exact: 'samma anställningsnummer',
    slip: 'anställningsnumret skiljer ett tecken',
    'two-slips': 'anställningsnumret skiljer två tecken',
    different: 'annat anställningsnummer',
  },
  startDate: {
    exact: 'samma anställningsdatum',
    transposed: 'dag och månad har bytt plats i anställningsdatumet',
    slip: 'anställningsdatumet skiljer en siffra',
    partial: 'anställningsdatumet är bara delvis känt och stämmer så långt',
    near: 'anställningsdatumet skiljer två siffror',
    different: 'annat anställningsdatum',
  },
  senderUnit: {
    exact: 'samma enhet',
    most: 'nästan samma enhet',
    some: 'enheterna har ord gemensamt',
    different: 'annan enhet',
  },
  positionTitle: {
    exact: 'samma befattning',
    most: 'nästan samma befattning',
    some: 'befattningarna har ord gemensamt',
    different: 'annan befattning',
  },
}

const tiers: Readonly<Record<Tier, string>> = {
  'identity-number': 'Samma personnummer',
  'employment-number': 'Samma anställningsnummer',
  'birth-date-and-name': 'Samma födelsedatum och namn',
  'business-key': 'Samma nyckel',
  'unique-key': 'Samma nyckel, ensam om den',
  'same-content': 'Samma innehåll',
  weight: 'Sammanvägt',
}

const ofAnyField: Readonly<Record<string, string>> = {
  missing: 'saknas',
  exact: 'lika',
  slip: 'skiljer ett tecken',
  'two-slips': 'skiljer två tecken',
  most: 'nästan lika',
  some: 'har ord gemensamt',
  part: 'stämmer delvis',
  different: 'olika',
}

/** Lists tied together row by row. */
export const reconciliation = {
  sides: { sender: 'Avlämnare', receiver: 'Mottagare', third: 'Tredje lista' },
  theSides: { sender: 'Avlämnaren', receiver: 'Mottagaren', third: 'Tredje listan' },
  atSides: { sender: 'hos avlämnaren', receiver: 'hos mottagaren', third: 'i tredje listan' },
  tiers,
  tierName,
  things,
  sourceOf,
  classes: {
    uncertain: 'Osäkra',
    'near-tie': 'Två svar nästan lika bra',
    contradiction: 'Motsäger varandra',
    conflict: 'Samma nummer, annat innehåll',
    duplicate: 'Dubbletter i en lista',
    changed: 'Ändrat underlag',
    'awaits-second': 'Väntar på en andra granskare',
    disagreed: 'Granskarna är oense',
    later: 'Sparade till senare',
    ask: 'Att fråga avlämnaren om',
    unmatched: 'Utan motsvarighet',
    linked: 'Kopplade',
    decided: 'Avgjorda för hand',
  },
  /** The same, of one pair or row. */
  classOf: {
    uncertain: 'Osäkert',
    'near-tie': 'Två svar nästan lika bra',
    contradiction: 'Motsägs av annat',
    conflict: 'Samma nummer, annat innehåll',
    duplicate: 'Dubblett i en lista',
    changed: 'Ändrat underlag',
    'awaits-second': 'Väntar på en andra granskare',
    disagreed: 'Granskarna är oense',
    later: 'Sparat till senare',
    ask: 'Att fråga avlämnaren om',
    unmatched: 'Utan motsvarighet',
    linked: 'Kopplat',
    decided: 'Avgjort för hand',
  },
  answers: { same: 'Samma', different: 'Olika', later: 'Senare', ask: 'Fråga avlämnaren' },
  refusals: {
    'no-rows': 'En av listorna har inga rader.',
    'no-overlap':
      'Listorna har för lite gemensamt för att något ska kunna beräknas. Kontrollera att det är rätt listor.',
    'too-little-compared': 'För få uppgifter finns i båda listorna för att de ska kunna vägas samman.',
    'more-matches-than-rows':
      'Beräkningen ger fler träffar än den kortaste listan har rader, och är därför inte trovärdig. Kontrollera att kolumnerna är rätt lästa.',
    'agreement-says-nothing':
      'En uppgift som borde skilja rader åt gör inte det. Kontrollera att kolumnen är rätt läst.',
  },
  rejections: {
    'too-light': 'Inte tillräckligt lik för att vara en fråga',
    'partner-taken': 'Den raden hör bättre ihop med en annan',
  },
  refused: 'Bara exakta nummer har kopplats.',
  tell: (p: { field: string; level: string }): string =>
    tellings[p.field]?.[p.level] ?? `${labelOf(p.field)}: ${ofAnyField[p.level] ?? p.level}`,
}

/** Where a list is taken from, whoever's it is. */
function sourceOf({ fileName, namedBy }: ListedFrom, register: ReconciledRegister): string {
  return namedBy === null
    ? (fileName ?? things[register].register)
    : `${unitsNamed[namedBy]} i ${fileName ?? things.staff.register}`
}

/** By what two rows of a register are linked. */
function tierName(register: ReconciledRegister, tier: Tier): string {
  return tierNames[register][tier] ?? tiers[tier]
}

function labelOf(name: string): string {
  const own = comparedLabels[name]
  if (own !== undefined) return own
  for (const register of reconciledRegisters) {
    const found = fieldOf(register, name)
    if (found !== undefined) return found.label.sv
  }
  return name
}
