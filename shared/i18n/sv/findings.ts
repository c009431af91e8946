import type { FindingRuleId, Severity } from '../../import/rules.ts'
import { beginning } from '../wording.ts'
import type { FindingWording } from '../wording.ts'
import { ofArchive } from './findings-of/archive.ts'
import { ofCases } from './findings-of/cases.ts'
import { ofDiary } from './findings-of/diary.ts'
import { ofStaff } from './findings-of/staff.ts'

const rules: Readonly<Record<FindingRuleId, FindingWording>> = {
  ...ofStaff,
  ...ofCases,
  ...ofDiary,
  ...ofArchive,
  'required-missing': {
    title: 'Uppgift saknas som raden måste ha',
    text: ({ field }) => `${field} är tomt. Raden förs inte in.`,
    hint: 'Fyll i uppgiften i avlämnarens lista och läs in filen igen.',
  },
  'recommended-missing': {
    title: 'Uppgift saknas som bör finnas',
    text: ({ field }) => `${field} är tomt.`,
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
    title: 'Ord som inte finns i kodlistan',
    text: ({ field, example }) => `${field}: ”${example}” finns inte i kodlistan. Fältet lämnas tomt, råtexten sparas.`,
    hint: 'Använd något av kodlistans ord. Inget gissas.',
  },
  'identity-invalid': {
    title: 'Ogiltigt personnummer',
    text: ({ example }) => `”${example}” är inte ett giltigt personnummer eller samordningsnummer. Raden förs inte in.`,
    hint: 'Kontrollera numret mot folkbokföringen. Kontrollsiffran eller datumet stämmer inte.',
  },
  'identity-note': {
    title: 'Ovanligt personnummer',
    text: ({ example }) =>
      `”${example}” är giltigt, men födelsedatumet är ovanligt: det finns inte i kalendern, kan läsas med två århundraden eller ger en ålder under 15 eller över 75 år.`,
    hint: 'Kontrollera att numret hör till rätt person. Skriv det med århundrade, till exempel 19 eller 20, om det saknas.',
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
    title: 'Samma rad finns flera gånger',
    text: ({ example }) => `Raden är lika med rad ${example} i alla kopplade fält. Den första förs in, kopian inte.`,
    hint: 'Inget behöver göras om raden bara har råkat komma med två gånger.',
  },
  'duplicate-key': {
    title: 'Samma nyckel, olika uppgifter',
    text: ({ example }) => `Rad ${example} har samma nyckel men andra uppgifter. Ingen av dem förs in.`,
    hint: 'Avgör tillsammans med avlämnaren vilken rad som gäller, rätta listan och läs in den igen.',
  },
  'footer-row': {
    title: 'Summarad eller upprepad rubrik',
    text: ({ example }) => `Raden ”${example}” räknas som summarad eller upprepad rubrik och förs inte in.`,
    hint: 'Kontrollera att raden verkligen inte är en post.',
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
    text: ({ example }) => `Diarienummer och datum har olika år: ${example}.`,
    hint: 'Kontrollera datumet. Ärenden som registrerats om kan ha ett äldre nummer.',
  },
  'dates-reversed': {
    title: 'Slutdatum före startdatum',
    text: ({ field, example }) => `${field} ligger före sitt startdatum: ${example}.`,
    hint: 'Kontrollera vilket av datumen som är fel.',
  },
  'ends-before-transfer': {
    title: 'Anställningen slutar före överlämningsdatumet',
    text: ({ example }) => `Sista anställningsdag är ${example}, före överlämningsdatumet.`,
    hint: 'Raden förs in och räknas inte bland dem som går över.',
  },
  'secrecy-incomplete': {
    title: 'Ofullständig sekretessmarkering',
    text: ({ example }) => `Sekretessmarkeringen ”${example}” saknar datum eller myndighet (OSL 5 kap. 5 §).`,
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
    title: 'Anställningsnumret hör till en annan person',
    text: () =>
      'Den rad som redan är införd med samma anställningsnummer har ett annat personnummer. Raden förs inte in.',
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
  'edit-conflict': {
    title: 'Leveransen och en ändring för hand säger olika saker',
    text: ({ field, example }) =>
      `${field}: en person har ändrat värdet, och leveransen säger nu ”${example}”. Ändringen gäller om inget annat väljs.`,
    hint: 'Jämför de tre värdena i planen och välj vilket som ska gälla.',
  },
  'leading-zeros-lost': {
    title: 'Inledande nollor har gått förlorade',
    text: ({ field, example }) =>
      `${field}: ”${example}” är kortare än kolumnens andra nummer, som börjar med nollor. Värdet förs in som det står.`,
    hint: 'Nollorna går inte att återskapa säkert: be avlämnaren om CSV, eller om kolumnen formaterad som text.',
  },
  'identity-became-number': {
    title: 'Personnummer som Excel har gjort till tal',
    text: ({ example }) => `”${example}” var ett personnummer, men siffror har gått förlorade. Raden förs inte in.`,
    hint: 'Numret går inte att återskapa: be avlämnaren om CSV, eller om kolumnen formaterad som text.',
  },
  'date-serial': {
    title: 'Datum som står som Excels dagnummer',
    text: ({ field, example }) => `${field}: ”${example}” är läst som ett dagnummer räknat från 1900.`,
    hint: 'Kontrollera några datum. Räknar filen från 1904 (äldre Excel för Mac) är de fyra år och en dag fel: be då avlämnaren om CSV med datum som 2018-12-31.',
  },
  'cut-text': {
    title: 'Text som kan vara avklippt',
    text: ({ field, example }) =>
      `${field}: texten är precis så lång som många program tillåter, så slutet kan saknas. Den börjar ”${beginning(example)}”.`,
    hint: 'Kontrollera slutet av texten. Det som är avklippt går inte att återskapa: be avlämnaren om CSV.',
  },
  mojibake: {
    title: 'Förvanskade bokstäver',
    text: ({ field, example }) =>
      `${field}: ”${example}” innehåller förvanskade å, ä eller ö. Texten förs in som den står.`,
    hint: 'I en textfil kan bokstäverna repareras i steget Fil och register. Annars: be avlämnaren om filen som UTF-8.',
  },
  'date-imprecise': {
    title: 'Datum utan dag',
    text: ({ field, example }) =>
      `${field}: ”${example}” anger bara år, månad eller termin. Det som anges sparas, ingen dag läggs till. Går det inte att avgöra om det är före eller efter överlämningsdatumet lämnas fältet tomt.`,
    hint: 'Fyll i hela datumet om det är känt. HT och VT sparas som sitt år.',
  },
  'hidden-column': {
    title: 'Dold kolumn',
    text: ({ example }) => `Kolumnen ”${example}” är dold i arbetsboken. Den räknas med.`,
    hint: 'Kontrollera med avlämnaren om kolumnen ska vara med.',
  },
  'forbidden-content': {
    title: 'Kolumn med uppgifter som inte får lagras',
    text: ({ example }) =>
      `Kolumnen ”${example}” innehåller fackförbund eller diagnoser, trots att rubriken inte säger det. Dess celler har inte sparats.`,
    hint: 'Inget behöver göras. Be avlämnaren utelämna kolumnen nästa gång.',
  },
  'salary-basis-unknown': {
    title: 'Lönen går inte att räkna om till heltid',
    text: ({ example }) =>
      `Lönen ${example} är den faktiska, men sysselsättningsgraden saknas. Den förs in som den står.`,
    hint: 'Fyll i sysselsättningsgraden, eller be avlämnaren om heltidslönen.',
  },
  'excel-epoch': {
    title: 'Datum som Excels dagräkning har gjort fel',
    text: ({ field, example }) =>
      `${field}: ”${example}” tyder på att dagarna är räknade från fel år, 1900 eller 1904, eller att cellen var tom. Excels nolldagar lämnas tomma.`,
    hint: 'Om datumen är fyra år och en dag fel räknar filen från det andra året. Rätt datum går inte att återskapa säkert: be avlämnaren om CSV med datum som 2018-12-31.',
  },
  'volume-range': {
    title: 'Flera volymer på en rad',
    text: ({ example }) =>
      `Raden gäller volymerna ${example}, som inte kan delas upp säkert: åren räknas inte som volymer, och ett intervall är stigande och högst 1 000 volymer. Den förs in som en rad.`,
    hint: 'Be avlämnaren om en rad per volym om volymerna ska räknas var för sig.',
  },
  'volumes-expanded': {
    title: 'En rad blev flera volymer',
    text: ({ example }) =>
      `Raden gäller volymerna ${example} och blir en rad per volym. Övriga uppgifter gäller hela intervallet; hyllmetern är delad lika, så att summan är radens.`,
    hint: 'Inget behöver göras. Intervallet står kvar i fältet Volymintervall. Rätta hyllmeter och tid på den volym som avviker.',
  },
  'extent-converted': {
    title: 'Kartonger omräknade till hyllmeter',
    text: ({ field, example }) => `${field}: ”${example}” är omräknat efter den bredd som är vald för leveransen.`,
    hint: 'Mät de serier där måttet spelar roll och rätta dem. Bredden ändras under Värden i importen.',
  },
  'extent-counted': {
    title: 'Omfång i kartonger i stället för hyllmeter',
    text: ({ field, example }) =>
      `${field}: ”${example}” räknas inte om, eftersom kartonger är olika breda. Fältet lämnas tomt, råtexten sparas.`,
    hint: 'Välj kartongernas bredd under Värden, eller mät eller be avlämnaren om hyllmeter.',
  },
  'secrecy-in-text': {
    title: 'Sekretess står bara i texten',
    text: ({ field, example }) =>
      `${field} börjar med ordet sekretess, men ingen bestämmelse är angiven: ”${beginning(example)}”.`,
    hint: 'Fyll i bestämmelse, datum och myndighet. Texten maskas i listor som lämnas ut.',
  },
  'handler-vacant': {
    title: 'Ärendet saknar handläggare',
    text: ({ example }) => `Som handläggare står ”${example}”.`,
    hint: 'Utse någon som kan lämna över ärendet.',
  },
  'case-closed': {
    title: 'Avslutat ärende i listan över öppna',
    text: ({ field, example }) => `${field} ”${example}” säger att ärendet är avslutat.`,
    hint: 'Avslutade ärenden stannar hos avlämnaren. Fråga varför det är med, eller välj åtgärden Stannar hos avlämnande.',
  },
  'identity-in-text': {
    title: 'Personnummer i en text',
    text: ({ field, example }) => `${field} innehåller ett personnummer: ”${beginning(example)}”.`,
    hint: 'Be avlämnaren skriva om texten. Numret visas maskerat.',
  },
  'implausible-number': {
    title: 'Orimligt tal',
    text: ({ field, example }) => `${field}: ”${example}” är inte rimligt. Fältet lämnas tomt, råtexten sparas.`,
    hint: 'En sysselsättningsgrad är 0–110 procent. En månadslön är varken negativ eller lika lång som ett personnummer, och antal, hyllmeter, tillägg och bidrag är aldrig mindre än noll. Ett årtal har fyra siffror, och inget tal är ett personnummer. Kontrollera att kolumnen är kopplad till rätt fält.',
  },
  'key-lost-zeros': {
    title: 'Anställningsnumret har troligen tappat inledande nollor',
    text: ({ field, example }) =>
      `${field} skiljer sig bara i inledande nollor från ”${example}”, som redan är infört. Raden räknas som ny och den tidigare som försvunnen.`,
    hint: 'Inget slås ihop på en gissning. Be avlämnaren om CSV, eller om kolumnen formaterad som text, eller skriv nollorna i listan, och läs in den på nytt.',
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
