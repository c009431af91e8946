import type { RegisterName } from '../../registers/field.ts'
import type { OperationName } from '../../contract/operations.ts'
import { formatNumber } from '../format.ts'
import { oneOrMany } from '../wording.ts'

const registerNames: Readonly<Record<RegisterName, string>> = {
  staff: 'Personal',
  cases: 'Öppna ärenden',
  diary: 'Diarium',
  archive: 'Arkiv',
}

/** What a long call is called while it runs. */
const jobs: Readonly<Partial<Record<OperationName, string>>> = {
  'sample.create': 'Skapar övningsöverföringen',
  'import.stage': 'Läser leveransen',
  'import.paste': 'Läser tabellen',
  'import.reread': 'Läser filen på nytt',
  'import.preview': 'Räknar ut planen',
  'import.commit': 'För in leveransen',
  'import.export-waiting': 'Tar ut väntande rader',
  'report.produce': 'Framställer listan',
  'register.change': 'Ändrar värden',
  'history.undo': 'Ångrar',
  'history.redo': 'Gör om',
}

export const shell = {
  app: 'Stafett',
  skipToContent: 'Till innehållet',
  regions: {
    top: 'Överföringen',
    places: 'Platser',
    main: 'Innehåll',
    status: 'Läge och pågående arbete',
    notices: 'Meddelanden',
  },
  places: {
    overview: 'Läget',
    imports: 'Leveranser in',
    registers: 'Register',
    checklist: 'Checklista',
    reports: 'Rapporter',
    history: 'Historik',
    settings: 'Inställningar',
    findings: 'Att åtgärda',
  },
  registerNames,
  pair: (senders: string, receiver: string) => `${senders} → ${receiver}`,
  pairSpoken: (senders: string, receiver: string) => `Från ${senders} till ${receiver}`,
  transferDate: (day: string) => `Överlämning ${day}`,
  daysLeft: (days: number) =>
    days === 0
      ? 'i dag'
      : days > 0
        ? `${formatNumber('sv', days)} ${oneOrMany(days, 'dag', 'dagar')} kvar`
        : `${formatNumber('sv', -days)} ${oneOrMany(-days, 'dag', 'dagar')} sedan`,
  readOnly: 'Öppen för läsning',
  palette: 'Sök kommando',
  paletteLabel: 'Kommandon och platser',
  palettePlaceholder: 'Skriv ett kommando eller en plats',
  paletteEmpty: 'Inget kommando stämmer med orden.',
  close: 'Stäng överföringen',
  languageLabel: 'Språk',
  languages: { sv: 'Svenska', en: 'English' },
  appearanceLabel: 'Utseende',
  appearances: { system: 'Som systemet', light: 'Ljust', dark: 'Mörkt' },
  commands: {
    goTo: (place: string) => `Gå till ${place}`,
    appearance: (name: string) => `Utseende: ${name.toLocaleLowerCase('sv')}`,
    language: (name: string) => `Språk: ${name}`,
    shortcuts: 'Visa kortkommandon',
    close: 'Stäng överföringen',
    newImport: 'Läs in en leverans',
  },
  shortcuts: {
    title: 'Kortkommandon',
    everywhere: 'Överallt',
    inGrid: 'I ett register',
    keys: 'Tangenter',
    does: 'Gör',
    list: [
      ['Ctrl + K', 'Kommandon och platser'],
      ['Ctrl + Skift + F', 'Sök i alla register'],
      ['F1', 'Den här listan'],
      ['F6, Skift + F6', 'Nästa eller föregående del av fönstret'],
      ['Alt + 1 … Alt + 7', 'Läget, Leveranser in, Register, Checklista, Rapporter, Historik, Inställningar'],
      ['Tabb, Skift + Tabb', 'Nästa eller föregående fält'],
      ['Esc', 'Stäng dialog eller lista'],
      ['Ctrl + V under Leveranser in', 'Läs in en kopierad tabell eller fil'],
    ] as readonly (readonly [string, string])[],
    grid: [
      ['Piltangenter, Page Up, Page Down', 'Flytta i rutnätet'],
      ['Home, End, Ctrl + Home, Ctrl + End', 'Till radens eller registrets kant'],
      ['Skift + piltangenter', 'Utöka markeringen'],
      ['Ctrl + C', 'Kopiera markeringen till Excel'],
      ['Ctrl + F', 'Sök i registret'],
      ['Ctrl + S', 'Spara vyn'],
      ['F2', 'Ändra värdet'],
      ['Alt + R', 'Visa råtext och ursprung'],
      ['Pil upp från första raden', 'Till filterrad och rubrik'],
    ] as readonly (readonly [string, string])[],
  },
  status: {
    ready: 'Inget pågår.',
    running: (count: number) => (count === 1 ? '1 arbete pågår' : `${count} arbeten pågår`),
    encrypted: 'Krypterad fil',
    fileAt: (name: string, folder: string) => `${name} i ${folder}`,
  },
  jobs,
  job: {
    other: 'Arbetar',
    cancel: 'Avbryt',
    cancelLabel: (what: string) => `Avbryt: ${what.toLocaleLowerCase('sv')}`,
    cancelling: 'Avbryter',
    starting: 'startar',
    of: (done: string, total: string, unit: string) => `${done} av ${total} ${unit}`,
    units: { rows: 'rader', bytes: 'byte', steps: 'steg' },
    secondsLeft: (seconds: number) =>
      seconds < 90 ? `cirka ${Math.max(1, Math.round(seconds))} s kvar` : `cirka ${Math.round(seconds / 60)} min kvar`,
  },
  failure: { retry: 'Försök igen' },
  notice: { undo: 'Ångra', dismiss: 'Stäng meddelandet' },
  loading: 'Läser',
  none: '–',
  closeDialog: 'Stäng',
  cancel: 'Avbryt',
  show: 'Visa',
  choose: 'Välj',
  yes: 'Ja',
  no: 'Nej',
  notFound: { title: 'Sidan finns inte', text: 'Adressen leder ingenstans i den här versionen.', back: 'Till Läget' },
  crashed: {
    title: 'Sidan kunde inte visas',
    text: 'Ett oväntat fel stoppade visningen. Allt som har bekräftats finns sparat i överföringens fil.',
    reload: 'Läs om sidan',
  },
}
