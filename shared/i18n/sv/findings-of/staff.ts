import type { ofStaff as rules } from '../../../import/rules-of/staff.ts'
import type { FindingWording } from '../../wording.ts'

export const ofStaff: Readonly<Record<keyof typeof rules, FindingWording>> = {
  'starts-after-transfer': {
    title: 'Anställningen börjar efter överlämningsdatum',
    text: ({ example }) => `Första anställningsdag är ${example}, på eller efter överlämningsdatum.`,
    hint: 'Den som inte är anställd på överlämningsdagen följer inte med av sig själv. Kontrollera datumet med avlämnaren.',
  },
  'started-too-young': {
    title: 'Anställd före 15 års ålder',
    text: ({ example }) => `Första anställningsdag är ${example}, före personens 15-årsdag enligt personnumret.`,
    hint: 'Kontrollera anställningsdatum och personnummer.',
  },
  'seniority-after-start': {
    title: 'Anställningstiden räknas från en senare dag än anställningen',
    text: ({ example }) => `Anställd i staten sedan och anställd fr.o.m.: ${example}.`,
    hint: 'Tiden hos avlämnaren ska räknas med hos mottagaren. Kontrollera vilket av datumen som är fel.',
  },
  'rate-unusual': {
    title: 'Ovanlig sysselsättningsgrad',
    text: ({ example }) => `Sysselsättningsgraden är ${example} %.`,
    hint: 'Noll procent eller mer än heltid kan vara riktigt. Kontrollera med avlämnaren.',
  },
  'actual-rate-above': {
    title: 'Tjänstgöring över anställningen',
    text: ({ example }) => `Tjänstgöringsgrad och sysselsättningsgrad: ${example} %.`,
    hint: 'Kontrollera vilken grad som är avtalad. Det är den som går över.',
  },
  'saved-days-many': {
    title: 'Fler än 30 sparade semesterdagar',
    text: ({ example }) => `Antal sparade dagar är ${example}.`,
    hint: 'Taket sänktes från 35 till 30 den 1 januari 2018, med avveckling till och med 2022. Kom överens om hur dagarna tas ut.',
  },
  'days-negative': {
    title: 'Negativt antal dagar',
    text: ({ field, example }) => `${field} är ${example}.`,
    hint: 'Ett saldo av dagar kan inte vara under noll. Förskottssemester redovisas för sig. Kontrollera med avlämnaren.',
  },
  'notice-unusual': {
    title: 'Ovanlig uppsägningstid',
    text: ({ example }) => `Uppsägningstiden är ${example} månader.`,
    hint: 'Den brukar vara 0–12 månader. Kontrollera att den inte står i dagar.',
  },
  'entitlement-state': {
    title: 'Årssemestern stämmer inte med åldern',
    text: ({ example }) => `Årssemestern är ${example}.`,
    hint: 'Enligt villkorsavtalen är den 28 dagar, 31 från det år man fyller 30 och 35 från det år man fyller 40. Den kan vara en annan enligt eget avtal.',
  },
  'entitlement-region': {
    title: 'Årssemestern kan vara en annan',
    text: ({ example }) => `Årssemestern är ${example}.`,
    hint: 'Enligt AB är den vanligen 25 dagar, 31 från det år man fyller 40 och 32 från det år man fyller 50. Kontrollera mot gällande avtal.',
  },
  'pension-division': {
    title: 'Avdelning i PA 16 som inte brukar gälla födelseåret',
    text: ({ example }) => `Födelseår och avdelning: ${example}.`,
    hint: 'Avdelning I gäller vanligen den som är född 1988 eller senare, avdelning II den som är född tidigare. Kontrollera med Statens tjänstepensionsverk.',
  },
  'pension-plan-period': {
    title: 'Pensionsavtal från en annan tid',
    text: ({ example }) => `Pensionsavtalet hos mottagaren är ${example}.`,
    hint: 'AKAP-KR gäller vanligen från 2023 och ersätter då AKAP-KL. Kontrollera vilket avtal som gäller vid överlämningen.',
  },
  'besta-malformed': {
    title: 'BESTA-kod som inte går att läsa',
    text: ({ example }) => `”${example}” börjar inte som en BESTA-kod.`,
    hint: 'Koden börjar med arbetsområde i två siffror, grupperingsnivå 1–6 och chefsmarkering 1 eller 2, till exempel 1142.',
  },
  'aid-malformed': {
    title: 'AID-etikett som inte går att läsa',
    text: ({ example }) => `”${example}” är inte en AID-etikett.`,
    hint: 'Etiketten är sex siffror, eventuellt med en ansvarsbokstav A, B, C, F, L eller M, till exempel 151010A.',
  },
  'transition-too-long': {
    title: 'Övergångsvillkor längre än ett år',
    text: ({ example }) =>
      `Avlämnarens villkor ska gälla till och med ${example}, mer än ett år efter överlämningsdatum.`,
    hint: 'Mottagare med eget avtal tillämpar avlämnarens villkor i högst ett år. Kontrollera datumet.',
  },
  'hsa-id-malformed': {
    title: 'HSA-id som inte går att läsa',
    text: ({ example }) => `”${example}” är inte ett HSA-id.`,
    hint: 'Ett HSA-id är SE, tio siffror, bindestreck och därefter bokstäver A–Z och siffror, högst 31 tecken i allt.',
  },
  'own-manager': {
    title: 'Sin egen chef',
    text: ({ example }) => `Som närmaste chef står personen själv, ”${example}”.`,
    hint: 'Ange chefen över.',
  },
  'fixed-term-without-end': {
    title: 'Tidsbegränsad anställning utan slutdatum',
    text: ({ example }) => `Anställningsformen är ${example}, men slutdatum saknas.`,
    hint: 'Ta reda på när anställningen upphör. Utan slutdatum syns inte om den hinner upphöra före överlämningen.',
  },
  'leave-open-ended': {
    title: 'Ledig utan känd återgång',
    text: ({ example }) => `Ledigheten (${example}) har varken slutdatum eller beräknad återgång.`,
    hint: 'Den lediga följer också med. Ta reda på när personen väntas tillbaka.',
  },
  'leave-not-contacted': {
    title: 'Ledig vid överlämningen och inte kontaktad',
    text: ({ example }) => `Personen är ledig vid överlämningen (${example}) och ingen kontakt är noterad.`,
    hint: 'Den lediga ska få samma besked som alla andra. Ta kontakt och skriv in dagen.',
  },
  'receiver-pension-missing': {
    title: 'Pensionsavtal hos mottagaren saknas',
    text: ({ example }) => `Pensionsavtalet hos avlämnaren är ${example}, men inget är valt hos mottagaren.`,
    hint: 'Pensionen följer inte med automatiskt. Mottagaren ska bestämma avtal.',
  },
  'decision-without-date': {
    title: 'Ställningstagande utan datum',
    text: ({ example }) => `Svaret (${example}) har inget datum.`,
    hint: 'Skriv in den dag då svaret kom, och vilken handling det står i.',
  },
  'employments-above-full': {
    title: 'Dubbla tjänster',
    text: ({ example }) => `Anställningar som gäller samtidigt vid överlämningen: ${example} %.`,
    hint: 'Mer än heltid sammanlagt. Kontrollera om den ena upphör, eller om personen är tjänstledig från den.',
  },
  'primary-unclear': {
    title: 'Oklart vilken anställning som är huvudanställning',
    text: ({ example }) =>
      `Personen har ${example} anställningar vid överlämningen, och inte precis en är huvudanställning.`,
    hint: 'Märk den anställning som är personens huvudanställning.',
  },
  'person-names-differ': {
    title: 'Samma personnummer, olika efternamn',
    text: ({ example }) => `Ett annat efternamn på samma personnummer: ”${example}”.`,
    hint: 'Kontrollera om personen har bytt namn eller om numret hör till någon annan.',
  },
  'hsa-id-shared': {
    title: 'Samma HSA-id på flera personer',
    text: ({ example }) => `”${example}” finns på fler än en person.`,
    hint: 'Ett HSA-id pekar ut en enda person. Kontrollera mot katalogen.',
  },
  'account-shared': {
    title: 'Samma konto på flera personer',
    text: ({ field, example }) => `${field} ”${example}” finns på fler än en person.`,
    hint: 'Kontrollera vem kontot tillhör.',
  },
  'manager-unknown': {
    title: 'Chefens namn finns inte bland dem som listas',
    text: ({ example }) => `Ingen av dem som listas i Personal heter ”${example}”.`,
    hint: 'Kontrollera stavningen. Alla som är anställda listas inte, och en chef hos mottagaren behöver inte finnas med.',
  },
  'salary-lowered': {
    title: 'Lägre lön efter överlämningen',
    text: ({ example }) => `Efter överlämningsdatum har lönen sänkts: ${example}.`,
    hint: 'Lönen följer med anställningen. Kontrollera skälet, och att båda är heltidslöner.',
  },
  'seniority-changed': {
    title: 'Anställningstiden ändrad efter överlämningen',
    text: ({ example }) => `Efter överlämningsdatum har datumet ändrats: ${example}.`,
    hint: 'Tiden hos avlämnaren ska vara densamma hos mottagaren. Kontrollera vilket datum som gäller.',
  },
  'unit-unknown': {
    title: 'Enheten finns inte i organisationen',
    text: ({ example }) =>
      `Ingen enhet som gäller vid överlämningen heter ”${example}”, och ingen har det som annat namn.`,
    hint: 'Rätta namnet, eller lägg till enheten eller dess andra namn i Grunddata.',
  },
  'room-over-capacity': {
    title: 'Fler i rummet än det rymmer',
    text: ({ example }) => `Rummet har fler placerade än platser: ${example}.`,
    hint: 'Placera någon i ett annat rum, eller rätta rummets platser i Grunddata.',
  },
}
