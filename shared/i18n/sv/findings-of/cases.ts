import type { ofCases as rules } from '../../../import/rules-of/cases.ts'
import { beginning } from '../../wording.ts'
import type { FindingWording } from '../../wording.ts'

export const ofCases: Readonly<Record<keyof typeof rules, FindingWording>> = {
  'opened-after-transfer': {
    title: 'Ärendet är öppnat efter överlämningsdatum',
    text: ({ example }) => `Ärendet är öppnat ${example}, på eller efter överlämningsdatum.`,
    hint: 'Ett sådant ärende hör till mottagarens diarium. Kontrollera datumet.',
  },
  'deadline-near-transfer': {
    title: 'Frist nära överlämningen',
    text: ({ example }) => `Bevakningen ${example} ligger inom 60 dagar från överlämningsdatum.`,
    hint: 'Bestäm vem som gör vad före och efter överlämningen, så att fristen inte missas.',
  },
  'case-idle': {
    title: 'Ärendet har vilat i mer än ett år',
    text: ({ example }) => `Ärendet ändrades senast ${example}.`,
    hint: 'Pröva om det kan avslutas före överlämningen.',
  },
  'grant-sum-differs': {
    title: 'Beloppen går inte ihop',
    text: ({ example }) => `Beviljat − utbetalt = återstår: ${example}.`,
    hint: 'Kontrollera beloppen mot ekonomisystemet före överlämningen.',
  },
  'secrecy-provision-unreadable': {
    title: 'Sekretessbestämmelse som inte går att läsa',
    text: ({ example }) => `”${beginning(example)}” anger inte kapitel och paragraf.`,
    hint: 'Skriv bestämmelsen som 21 kap. 1 §.',
  },
  'new-number-early': {
    title: 'Registrerat hos mottagaren före överlämningen',
    text: ({ example }) => `Nytt registreringsdatum är ${example}, före överlämningsdatum.`,
    hint: 'Ärendet registreras på nytt när det har tagits över. Kontrollera datumet.',
  },
  'party-notified-late': {
    title: 'Parten underrättad sent',
    text: ({ example }) => `Parten underrättades ${example}, mer än 30 dagar efter överlämningsdatum.`,
    hint: 'Kontrollera datumet, och att parten vet vart den ska vända sig.',
  },
  'number-kept': {
    title: 'Samma diarienummer före och efter',
    text: ({ example }) => `Det nya diarienumret är det gamla: ${example}.`,
    hint: 'Ärendet avslutas i det gamla diariet och får ett eget nummer i det nya, med hänvisning åt båda håll.',
  },
  'party-waiting': {
    title: 'Parten kan begära att ärendet avgörs',
    text: ({ example }) => `Ärendet öppnades ${example}, mer än sex månader före överlämningen, och är inte avgjort.`,
    hint: 'Parten kan begära att ärendet avgörs, och myndigheten har då fyra veckor på sig. Avgör det före överlämningen om det går.',
  },
  'party-not-notified': {
    title: 'Enskild part inte underrättad',
    text: () => 'Ärendet överlämnas, men parten är inte underrättad.',
    hint: 'Skriv till parten vem som tar över, och för in dagen.',
  },
  'transfer-without-unit': {
    title: 'Överlämnas utan mottagande enhet',
    text: () => 'Ärendet ska överlämnas, men ingen mottagande nämnd eller enhet är angiven.',
    hint: 'Kom överens med mottagaren och fyll i enheten.',
  },
  'transfer-without-number': {
    title: 'Överlämnat utan nytt diarienummer',
    text: ({ example }) => `Ärendet är överlämnat ${example}, men har inget nytt diarienummer.`,
    hint: 'Mottagaren registrerar ärendet på nytt och anger numret.',
  },
  'transfer-without-mode': {
    title: 'Överlämnas utan överlämningssätt',
    text: () => 'Ärendet ska överlämnas, men det är inte sagt hur.',
    hint: 'Välj överlämningssätt: kopia, lån, eller överlämnas och hålls åtskilt eller införlivas.',
  },
  'transfer-without-basis': {
    title: 'Överlämnas utan rättslig grund',
    text: ({ example }) => `Överlämningssättet är ${example}, men rättslig grund saknas.`,
    hint: 'Handlingar får lämnas över för gott bara med stöd i beslut eller föreskrift. Ange grunden, eller välj kopia eller lån tills den finns.',
  },
  'receipt-incomplete': {
    title: 'Ofullständig kvittens',
    text: ({ field }) => `Kvittensen saknar ${field}.`,
    hint: 'En kvittens har både namn och datum. Komplettera med den som tog emot.',
  },
  'reference-missing': {
    title: 'Hänvisning saknas',
    text: ({ example }) =>
      `Ärendet är mottaget ${example}, men hänvisning mellan gammalt och nytt nummer är inte gjord.`,
    hint: 'Gör hänvisningen i båda diarierna.',
  },
  'paper-without-place': {
    title: 'Pappersakt utan förvaringsplats',
    text: ({ example }) => `Medium är ${example}, men förvaringsplats saknas.`,
    hint: 'Ange var akten finns, så att den kan lämnas över.',
  },
  'secrecy-not-reviewed': {
    title: 'Sekretessen inte prövad av mottagaren',
    text: ({ example }) =>
      `Ärendet med sekretess ”${beginning(example)}” är mottaget, men mottagaren har inte prövat sekretessen.`,
    hint: 'En sekretessmarkering är en varning och inget beslut. Mottagaren prövar om bestämmelsen gäller hos den.',
  },
  'handler-unknown': {
    title: 'Handläggarens namn finns inte bland dem som listas',
    text: ({ example }) => `Ingen av dem som listas i Personal heter ”${example}”.`,
    hint: 'Kontrollera stavningen, eller om personen har slutat. Alla som är anställda listas inte. Utse annars en ny handläggare.',
  },
  'handler-stays': {
    title: 'Handläggaren följer inte med',
    text: ({ example }) => `Ärendet överlämnas, men ”${example}” går inte över till mottagaren.`,
    hint: 'Planera en personlig överlämning till den nya handläggaren.',
  },
  'case-at-both': {
    title: 'Samma diarienummer hos två avlämnare',
    text: ({ example }) => `Numret finns också hos ${example}.`,
    hint: 'Kontrollera om det är samma ärende. Är det så ska det lämnas över en gång.',
  },
  'new-number-shared': {
    title: 'Samma nya diarienummer på flera ärenden',
    text: ({ example }) => `”${example}” är nytt diarienummer för fler än ett ärende.`,
    hint: 'Varje ärende har ett eget nummer i mottagarens diarium.',
  },
  'document-count-differs': {
    title: 'Antalet handlingar stämmer inte med diariet',
    text: ({ example }) => `Antal handlingar i ärendet och i diariet: ${example}.`,
    hint: 'Kontrollera vilka handlingar som saknas i akten eller i diariet.',
  },
}
