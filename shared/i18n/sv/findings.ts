import type { FindingRuleId, Severity } from '../../import/rules.ts'
import type { FindingWording } from '../wording.ts'

const rules: Readonly<Record<FindingRuleId, FindingWording>> = {
  'required-missing': {
    title: 'Uppgift saknas som raden måste ha',
    text: ({ field }) => `${field} är tomt. Raden förs inte in.`,
    hint: 'Fyll i uppgiften i avlämnarens lista och läs in filen igen.',
  },
  'recommended-missing': {
    title: 'Uppgift saknas som bör finnas',
    text: ({ field }) => `${field} är tomt. Raden förs in ändå.`,
    hint: 'Be avlämnaren komplettera. Uppgiften kan komma i nästa leverans.',
  },
  'too-few-cells': {
    title: 'Raden har färre celler än rubrikraden',
    text: ({ example }) => `Antal celler på raden och i rubrikraden: ${example}.`,
    hint: 'Kontrollera om ett avgränsartecken saknas, så att värden har hamnat i fel kolumn.',
  },
  'too-many-cells': {
    title: 'Raden har fler celler än rubrikraden',
    text: ({ example }) => `Antal celler på raden och i rubrikraden: ${example}. De överskjutande sparas som råtext.`,
    hint: 'Kontrollera om en text innehåller avgränsartecknet utan citattecken.',
  },
  'not-a-date': {
    title: 'Inte ett datum',
    text: ({ field, example }) =>
      `${field}: ”${example}” går inte att läsa som ett datum. Fältet lämnas tomt, råtexten sparas.`,
    hint: 'Skriv datum som 2018-12-31.',
  },
  'not-a-number': {
    title: 'Inte ett tal',
    text: ({ field, example }) =>
      `${field}: ”${example}” går inte att läsa som ett tal. Fältet lämnas tomt, råtexten sparas.`,
    hint: 'Skriv tal med siffror och decimalkomma, till exempel 32 500,50.',
  },
  'unknown-code': {
    title: 'Okänt ord i en kodlista',
    text: ({ field, example }) => `${field}: ”${example}” finns inte i kodlistan. Fältet lämnas tomt, råtexten sparas.`,
    hint: 'Använd något av kodlistans ord. Inget gissas.',
  },
  'identity-invalid': {
    title: 'Ogiltigt personnummer',
    text: ({ example }) => `”${example}” är inte ett giltigt personnummer eller samordningsnummer. Raden förs inte in.`,
    hint: 'Kontrollera numret mot folkbokföringen. Kontrollsiffran eller datumet stämmer inte.',
  },
  'identity-note': {
    title: 'Personnummer att uppmärksamma',
    text: ({ example }) =>
      `”${example}” är giltigt men ovanligt, till exempel ett samordningsnummer eller ett nummer utan sekel.`,
    hint: 'Kontrollera att det är rätt person.',
  },
  'registration-incomplete': {
    title: 'Ofullständigt diarienummer',
    text: ({ example }) => `”${example}” saknar löpnummer eller år. Raden förs inte in.`,
    hint: 'Fyll i hela diarienumret i avlämnarens lista.',
  },
  'registration-became-date': {
    title: 'Diarienummer som Excel har gjort till datum',
    text: ({ example }) => `Cellen innehåller datumet ”${example}” där ett diarienummer ska stå. Raden förs inte in.`,
    hint: 'Formatera kolumnen som text i Excel och skriv numret igen, eller be om en CSV-fil.',
  },
  'duplicate-row': {
    title: 'Samma rad står flera gånger',
    text: ({ example }) => `Raden är lika med rad ${example} i alla kopplade fält. Den första förs in, kopian inte.`,
    hint: 'Inget behöver göras om raden bara har råkat komma med två gånger.',
  },
  'duplicate-key': {
    title: 'Samma nyckel, olika uppgifter',
    text: ({ example }) => `Rad ${example} har samma nyckel men andra uppgifter. Ingen av dem förs in.`,
    hint: 'Avgör tillsammans med avlämnaren vilken rad som gäller, rätta listan och läs in den igen.',
  },
  'footer-row': {
    title: 'Summarad',
    text: ({ example }) => `Raden ”${example}” räknas som summarad och förs inte in.`,
    hint: 'Kontrollera att det verkligen är en summarad.',
  },
  'formula-error': {
    title: 'Formelfel i cellen',
    text: ({ field, example }) => `${field}: cellen visar ${example} i stället för ett värde. Fältet lämnas tomt.`,
    hint: 'Rätta formeln i avlämnarens lista eller klistra in värdet.',
  },
  'forbidden-column': {
    title: 'Kolumn som inte får lagras',
    text: ({ example }) => `Kolumnen ”${example}” innehåller känsliga uppgifter. Dess celler har inte sparats.`,
    hint: 'Inget behöver göras. Be avlämnaren utelämna kolumnen nästa gång.',
  },
  'unmapped-column': {
    title: 'Kolumn utan fält',
    text: ({ example }) => `Kolumnen ”${example}” är inte kopplad till ett fält. Råtexten sparas med raden.`,
    hint: 'Koppla kolumnen i steget Kolumner om uppgiften ska in i registret.',
  },
  'fraction-as-percent': {
    title: 'Andel läst som procent',
    text: ({ field, example }) => `${field}: ”${example}” är läst som en andel, så att 0,75 blir 75 %.`,
    hint: 'Kontrollera några rader i planen.',
  },
  'year-differs': {
    title: 'Årtalet i diarienumret stämmer inte med datumet',
    text: ({ example }) => `Diarienummer och datum har olika år: ${example}. Raden förs in ändå.`,
    hint: 'Kontrollera datumet. Ärenden som registrerats om kan ha ett äldre nummer.',
  },
  'dates-reversed': {
    title: 'Slutdatum före startdatum',
    text: ({ field, example }) => `${field} ligger före sitt startdatum: ${example}. Raden förs in ändå.`,
    hint: 'Kontrollera vilket av datumen som är fel.',
  },
  'ends-before-transfer': {
    title: 'Anställningen slutar före överlämningsdatum',
    text: ({ example }) => `Sista anställningsdag är ${example}, före överlämningsdatum.`,
    hint: 'Raden förs in och räknas inte bland dem som går över.',
  },
  'secrecy-incomplete': {
    title: 'Sekretessmarkering som inte är fullständig',
    text: ({ example }) => `Sekretess ”${example}” saknar datum eller myndighet (OSL 5 kap. 5 §). Raden förs in ändå.`,
    hint: 'Komplettera med datum och den myndighet som satte markeringen.',
  },
  'hidden-row': {
    title: 'Dold rad',
    text: () => 'Raden är dold i arbetsboken, ofta av ett filter. Den räknas med.',
    hint: 'Kontrollera med avlämnaren om raden ska vara med.',
  },
  'no-rows': {
    title: 'Inga rader',
    text: () => 'Bladet har inga rader under rubrikraden.',
    hint: 'Kontrollera att rätt blad och rubrikrad är valda.',
  },
  'other-person': {
    title: 'Nyckeln hör till en annan person',
    text: () => 'Den redan införda raden med samma nyckel har ett annat personnummer. Raden förs inte in.',
    hint: 'Kontrollera anställningsnummer och personnummer med avlämnaren.',
  },
  'protection-carried': {
    title: 'Skyddade personuppgifter enligt en annan rad',
    text: () => 'En annan rad om samma person har markeringen. Den gäller även här, och raden visas inte.',
    hint: 'Inget behöver göras. Be avlämnaren markera alla rader om personen.',
  },
  'undecodable-text': {
    title: 'Tecken som inte gick att läsa',
    text: ({ field, example }) => `${field}: ”${example}” innehåller tecken som gått förlorade.`,
    hint: 'Be om filen som UTF-8 eller Excel-arbetsbok.',
  },
}

const severities: Readonly<Record<Severity, string>> = { error: 'Fel', warning: 'Varning', info: 'Upplysning' }

export const findings = {
  rules,
  severities,
  severityMeaning: {
    error: 'Raden förs inte in förrän felet är rättat.',
    warning: 'Raden förs in, med anmärkningen kvar.',
    info: 'För kännedom.',
  },
  wholeRow: 'Raden',
}
