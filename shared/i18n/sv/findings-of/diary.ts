import type { ofDiary as rules } from '../../../import/rules-of/diary.ts'
import type { FindingWording } from '../../wording.ts'

export const ofDiary: Readonly<Record<keyof typeof rules, FindingWording>> = {
  'registered-late': {
    title: 'Sent registrerad',
    text: ({ example }) =>
      `Handlingen kom in eller upprättades och registrerades: ${example}, mer än tre arbetsdagar emellan.`,
    hint: 'Allmänna handlingar ska registreras så snart de har kommit in eller upprättats. Raden ändras inte.',
  },
  'correspondent-missing': {
    title: 'Avsändare eller mottagare saknas',
    text: () => 'Avsändare/mottagare är tomt, utan uppgift om att det är utelämnat.',
    hint: 'Uppgiften får utelämnas bara när det behövs för att diariet ska kunna visas. Komplettera, eller ange att den är utelämnad.',
  },
  'dated-after-transfer': {
    title: 'Handling efter överlämningen',
    text: ({ example }) => `Handlingen är daterad ${example}, på eller efter överlämningsdatum.`,
    hint: 'Efter överlämningen förs handlingar i mottagarens diarium. Kontrollera datumet.',
  },
  'number-gap': {
    title: 'Lucka i nummerserien',
    text: ({ example }) => `Diarienummer som saknas före detta: ${example}. Orsaken är okänd.`,
    hint: 'Ett nummer kan vara makulerat eller höra till en annan serie. Fråga avlämnaren om luckan inte är väntad.',
  },
  'document-gap': {
    title: 'Lucka bland ärendets handlingar',
    text: ({ example }) => `Handlingsnummer som saknas före detta: ${example}.`,
    hint: 'Ta reda på om handlingarna finns, är makulerade eller har tappats i uttaget.',
  },
  'number-unlike-profile': {
    title: 'Diarienumret är inte skrivet som diariets',
    text: ({ example }) => `”${example}” följer inte det nummermönster som är angivet för diariet.`,
    hint: 'Kontrollera numret och vilket diarium det hör till, eller rätta diariets nummermönster i Grunddata.',
  },
  'number-outside-series': {
    title: 'Diarienumret ligger utanför diariet',
    text: ({ example }) =>
      `”${example}” stämmer inte med det förled, den tid eller de nummer som är angivna för diariet.`,
    hint: 'Kontrollera numret och vilket diarium det hör till, eller rätta uppgifterna om diariet i Grunddata.',
  },
  'case-in-two-diaries': {
    title: 'Samma diarienummer i två diarier',
    text: ({ example }) => `Numret finns, med samma förled, också i ${example}.`,
    hint: 'Ett nummer med förled ges till ett enda ärende. Kontrollera om det är samma ärende, som då ska lämnas över en gång, eller vilket diarium numret hör till.',
  },
  'case-reclassified': {
    title: 'Samma ärende under två klasser',
    text: ({ example }) => `Löpnummer och år är desamma, klassen en annan: ${example}.`,
    hint: 'Ett ärende som får ny klass behåller löpnummer och år. Kontrollera att det är samma ärende, och vilken klass som gäller.',
  },
}
