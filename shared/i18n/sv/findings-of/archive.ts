import type { ofArchive as rules } from '../../../import/rules-of/archive.ts'
import { beginning } from '../../wording.ts'
import type { FindingWording } from '../../wording.ts'

export const ofArchive: Readonly<Record<keyof typeof rules, FindingWording>> = {
  'years-after-transfer': {
    title: 'Tid efter överlämningen',
    text: ({ example }) => `Volymen slutar ${example}, på eller efter överlämningsåret.`,
    hint: 'Till ett avslutat arkiv läggs inget till. Kontrollera årtalen.',
  },
  'archive-closed-late': {
    title: 'Arkivet avslutas efter överlämningen',
    text: ({ example }) => `Arkivet är avslutat ${example}, på eller efter överlämningsdatum.`,
    hint: 'Arkivet avslutas dagen före överlämningen.',
  },
  'signum-unusual': {
    title: 'Ovanligt signum',
    text: ({ example }) => `”${example}” är varken ett signum enligt allmänna arkivschemat eller en klass.`,
    hint: 'Skriv bokstav A–H, J–L eller Ö och därefter siffror och små bokstäver, till exempel F1a, eller en klass som 2.3.1.',
  },
  'extent-unusual': {
    title: 'Ovanligt omfång för en volym',
    text: ({ example }) => `Volymens omfång är ${example} hyllmeter.`,
    hint: 'En arkivbox är 55–80 mm. Kontrollera att omfånget inte står i centimeter eller gäller flera volymer.',
  },
  'preserved-destroyed': {
    title: 'Bevaras men ska gallras',
    text: () => 'Volymen ska bevaras, men överföringssättet är gallring.',
    hint: 'Det som ska bevaras får inte gallras. Kontrollera vilket som gäller innan något förstörs.',
  },
  'volume-unaccounted': {
    title: 'Volymen är inte fullständigt redovisad',
    text: ({ field }) => `${field} saknas.`,
    hint: 'Typ, omfång och placering ska redovisas för varje volym.',
  },
  'retention-unsaid': {
    title: 'Oklart om volymen bevaras',
    text: () => 'Varken bevarande eller gallringsfrist är angivet.',
    hint: 'Ange om volymen bevaras eller gallras, och när.',
  },
  'destroyed-without-decision': {
    title: 'Gallring utan beslut',
    text: ({ example }) => `Volymen ska gallras (${example}), men gallringsbeslut saknas.`,
    hint: 'Gallra inget utan föreskrift eller beslut. Ange vilket, eller bevara tills det finns.',
  },
  'loan-without-return': {
    title: 'Lån utan återlämningsdatum',
    text: () => 'Volymen lånas ut utan att det är sagt till när.',
    hint: 'Avtala om återlämning och fyll i datumet.',
  },
  'incorporated-without-target': {
    title: 'Införlivas utan mottagande arkiv',
    text: () => 'Volymen ska införlivas, men varken mottagande arkiv, serie eller klass är angivet.',
    hint: 'Ange var den hör hemma hos mottagaren. Annars hålls den åtskild.',
  },
  'disposal-overdue': {
    title: 'Gallring som skulle ha gjorts',
    text: ({ example }) => `Volymen skulle ha gallrats senast ${example}.`,
    hint: 'Utför gallringen före överlämningen, om beslutet gäller. Annars går skyldigheten över till mottagaren.',
  },
  'volume-gap': {
    title: 'Lucka bland seriens volymer',
    text: ({ example }) => `Volymer som saknas före denna: ${example}.`,
    hint: 'Ta reda på om volymerna finns på annat håll, är gallrade eller har fallit bort ur förteckningen.',
  },
  'volume-overlap': {
    title: 'Volym som är förtecknad två gånger',
    text: ({ example }) => `Volym ${example} ingår också i en annan rad av serien.`,
    hint: 'Varje volym har en egen beteckning. Kontrollera vilken rad som gäller.',
  },
  'years-outside-creator': {
    title: 'Tid utanför arkivbildarens',
    text: ({ example }) => `Årtalen ligger mer än ett år utanför den tid då arkivbildaren var verksam: ${example}.`,
    hint: 'Kontrollera årtalen och vilken arkivbildare volymen hör till, eller rätta arkivbildarens tid i Grunddata.',
  },
  'class-unknown': {
    title: 'Mottagande klass finns inte i klassificeringsstrukturen',
    text: ({ field, example }) =>
      `${field} ”${beginning(example)}” finns inte bland de klasser i Grunddata som gäller vid överlämningen.`,
    hint: 'Rätta klassen, eller lägg till den i Grunddata.',
  },
}
