import type { FailureCode, FailureParams } from '../../contract/failure.ts'
import { writerNames } from '../../registers/writers.ts'
import { ifGiven, named } from '../wording.ts'
import type { FailureWording } from '../wording.ts'
import { classificationFailures } from './classification-failures.ts'
import { crosswalkFailures } from './crosswalk-failures.ts'
import { findingFailures } from './finding-failures.ts'
import { recordFailures } from './record-failures.ts'
import { howToWrite } from './how-to-write.ts'
import { differenceFailures } from './difference-failures.ts'
import { reconciliationFailures } from './reconciliation-failures.ts'
import { rowFailures } from './row-failures.ts'
import { shell } from './shell.ts'

const nothingChanged = 'Inget har ändrats.'
/** Why an event cannot be undone, or done again, and what to do. */
const notUndoable = new Map<unknown, readonly [what: string, next: string]>([
  [
    'answer-of-other',
    [
      'Svaret kan inte ångras: det är någon annans.',
      'Ge ditt eget svar på paret, eller be den som svarade att ångra sitt.',
    ],
  ],
  [
    'circle',
    [
      'Händelsen kan inte ångras: något skulle hamna under sig självt, så som trädet nu är.',
      'Flytta det som sedan dess har lagts under det, och ångra igen.',
    ],
  ],
  [
    'taken',
    [
      'Händelsen kan inte ångras: det som skulle komma tillbaka går inte ihop med vad som har sparats sedan dess.',
      'Ändra det som har tagit dess plats (ett namn, en tid, en plats i trädet) och ångra igen.',
    ],
  ],
  [
    'ring',
    [
      'Händelsen kan inte ångras eller göras om: två nummer skulle vara varandras tidigare nummer.',
      'Ångra i historiken det andra numret för personen, och försök igen.',
    ],
  ],
  [
    'uncovers',
    [
      'Din roll får inte ångra eller göra om händelsen: uppgifter om personer med skyddade personuppgifter skulle bli synliga.',
      'Be den som har rollen HR eller Projektledare.',
    ],
  ],
  [
    'roles',
    [
      'Din roll får inte ångra eller göra om händelsen: någons roll i överföringen skulle ändras.',
      'Be den som har rollen Projektledare.',
    ],
  ],
])

const fileUntouched = 'Filen är orörd och inget har lästs in.'
const storeUntouched = 'Filen är orörd.'
const looksLike: Readonly<Record<string, string>> = {
  binary: 'binära data',
  zip: 'ett zip-arkiv som inte är en arbetsbok',
  ole: 'ett äldre Office-dokument som inte är en arbetsbok',
  opendocument: 'ett OpenDocument-dokument som inte är ett kalkylblad',
  pdf: 'en PDF',
  html: 'en webbsida',
  xml: 'XML',
  json: 'JSON',
  image: 'en bild',
}
const hostile: Readonly<Record<string, string>> = {
  time: 'ett innehåll som aldrig blir färdigläst',
  memory: 'mer data än vad minnet rymmer',
  sheets: 'fler blad än en arbetsbok rimligen har',
  rows: 'fler rader än Excel kan hålla',
  columns: 'fler kolumner än Excel kan hålla',
  cells: 'fler celler än vad som går att läsa säkert',
  'repeated-cells': 'celler som upprepas orimligt många gånger',
  'record-length': 'en rad som är orimligt lång',
  'shared-strings': 'orimligt många texter',
  size: 'mer data än formatet får ha här',
  'document-type': 'en dokumenttypsdeklaration, som kan dölja skadligt innehåll',
}

export const failures: Readonly<Record<FailureCode, (params: FailureParams) => FailureWording>> = {
  'call.unknown-operation': (p) => ({
    what: `${named(p, 'operation', 'Åtgärden')} finns inte i den här versionen.`,
    kept: nothingChanged,
    next: 'Starta om Stafett. Om felet kvarstår: installera om, så att fönster och program har samma version.',
  }),
  'call.invalid-input': (p) => ({
    what: `En uppgift har fel form${ifGiven(p, 'path', ': ')}${ifGiven(p, 'issue', ' (', ')')}.`,
    kept: nothingChanged,
    next: 'Kontrollera uppgifterna och försök igen.',
  }),
  'call.not-permitted': (p) =>
    p['role'] === 'reader'
      ? {
          what: 'Din roll i överföringen är läsare, och en läsare ändrar inget.',
          kept: nothingChanged,
          next: 'Be någon som får skriva att göra det, eller att ändra din roll under Grunddata.',
        }
      : {
          what: 'Åtgärden kräver att överföringen är öppen för skrivning.',
          kept: nothingChanged,
          next: 'Öppna överföringen för skrivning och försök igen.',
        },
  'call.cancelled': () => ({
    what: 'Åtgärden avbröts.',
    kept: 'Inget från den finns kvar; allt är som före start.',
    next: 'Starta den igen när det passar.',
  }),
  'call.internal': (p) =>
    p['reason'] === 'no-answer'
      ? {
          what: 'Programmet bakom sidan svarar inte.',
          kept: 'Allt som har bekräftats finns sparat i överföringens fil.',
          next: 'Stäng fönstret och starta Stafett igen.',
        }
      : {
          what: `Ett oväntat fel stoppade åtgärden${ifGiven(p, 'reference', ' (referens ', ')')}.`,
          kept: 'Åtgärden genomfördes inte alls. Allt som tidigare har bekräftats finns kvar.',
          next: 'Försök igen. Om felet kvarstår: starta om Stafett och anteckna klockslaget till den som felsöker.',
        },
  'store.none-open': () => ({
    what: 'Ingen överföring är öppen.',
    kept: nothingChanged,
    next: 'Öppna eller skapa en överföring först.',
  }),
  'store.not-found': (p) => ({
    what: `${named(p, 'name', 'Filen')} finns inte längre på platsen.`,
    kept: 'Inget har skapats i stället.',
    next: 'Kontrollera om filen har flyttats eller bytt namn, eller om disken är ansluten, och öppna den därifrån.',
  }),
  'store.exists': (p) => ({
    what: `Det finns redan en fil med namnet ${named(p, 'name', 'på platsen', '')}.`.replace('  ', ' '),
    kept: 'Den befintliga filen är orörd.',
    next: 'Välj ett annat namn eller en annan mapp, eller öppna den befintliga filen.',
  }),
  'store.not-a-store': (p) => ({
    what: `${named(p, 'name', 'Filen')} är inte en överföring från Stafett.`,
    kept: storeUntouched,
    next: 'Välj en fil som slutar på .stafett. Leveranser i Excel eller CSV läses in inne i en öppen överföring.',
  }),
  'store.wrong-passphrase': () => ({
    what: 'Lösenfrasen stämmer inte med filen.',
    kept: storeUntouched,
    next: 'Skriv lösenfrasen igen. Stora och små bokstäver och mellanslag räknas. En glömd lösenfras kan inte återskapas.',
  }),
  'store.damaged': (p) => ({
    what: `${named(p, 'name', 'Filen')} är skadad och går inte att läsa säkert.`,
    kept: 'Inget har skrivits till den.',
    next: 'Öppna den senaste säkerhetskopian. Behåll den skadade filen tills kopian är kontrollerad.',
  }),
  'store.newer-schema': (p) => ({
    what: `${named(p, 'name', 'Filen')} är skapad i en nyare version av Stafett.`,
    kept: storeUntouched,
    next: 'Installera samma eller en nyare version och öppna filen i den.',
  }),
  'store.older-schema': (p) => ({
    what: `${named(p, 'name', 'Filen')} är skapad i en äldre version av Stafett och kan inte öppnas enbart för läsning.`,
    kept: storeUntouched,
    next: 'Öppna den en gång för att arbeta i den. Då anpassas den till den här versionen, och sedan går den att öppna för läsning.',
  }),
  'store.already-open': (p) => ({
    what: `${named(p, 'name', 'Överföringen')} är redan öppen${ifGiven(p, 'by', ' hos ')}, i ett annat fönster eller på en annan dator.`,
    kept: storeUntouched,
    next: 'Stäng den där först, eller öppna den här för läsning.',
  }),
  'store.folder-not-writable': (p) => ({
    what: `Det går inte att skriva i mappen${ifGiven(p, 'folder', ' ”', '”')}.`,
    kept: 'Ingen fil har skapats.',
    next: 'Välj en mapp där du får spara, till exempel Dokument.',
  }),
  'store.disk-full': () => ({
    what: 'Disken är full.',
    kept: 'Åtgärden genomfördes inte alls. Allt som tidigare har bekräftats finns kvar.',
    next: 'Frigör utrymme på disken och försök igen.',
  }),
  'file.unknown-handle': () => ({
    what: 'Filvalet gäller inte längre.',
    kept: nothingChanged,
    next: 'Välj filen igen.',
  }),
  'file.not-found': (p) => ({
    what: `${named(p, 'name', 'Filen')} finns inte eller får inte läsas.`,
    kept: 'Inget har lästs in.',
    next: 'Kontrollera att filen finns kvar och att du har läsbehörighet, och välj den igen.',
  }),
  'file.not-readable': (p) => ({
    what: `Det gick inte att läsa ${named(p, 'name', 'filen', '').trim()}${ifGiven(p, 'system', ' (', ')')}.`,
    kept: 'Inget har lästs in.',
    next: 'Kontrollera att du har läsbehörighet och att filen inte är låst i ett annat program, eller kopiera den till datorn.',
  }),
  'file.vanished': (p) => ({
    what: `${named(p, 'name', 'Filen')} försvann eller ändrades medan den lästes.`,
    kept: 'Inget av den har lästs in.',
    next: 'Kopiera filen till datorn, stäng den i Excel och läs in kopian.',
  }),
  'file.empty': (p) => ({
    what: `${named(p, 'name', 'Filen')} innehåller inga rader.`,
    kept: 'Inget har lästs in.',
    next: 'Be avlämnaren om en ny leverans, eller kontrollera att rätt fil valdes.',
  }),
  'file.unknown-format': (p) => {
    const kind = looksLike[String(p['looksLike'] ?? '')]
    return {
      what: `${named(p, 'name', 'Filen')} är inte en arbetsbok eller textfil som går att läsa${kind === undefined ? '' : `; den ser ut att vara ${kind}`}.`,
      kept: fileUntouched,
      next: 'Spara listan som Excel-arbetsbok (.xlsx) eller CSV och läs in den.',
    }
  },
  'file.password-protected': (p) => ({
    what:
      p['reason'] === undefined
        ? `${named(p, 'name', 'Filen')} är skyddad med lösenord.`
        : `${named(p, 'name', 'Filen')} är krypterad på ett sätt som Stafett inte kan öppna, inte ens med lösenordet.`,
    kept: fileUntouched,
    next:
      p['reason'] === undefined
        ? 'Ange lösenordet och läs in igen, eller be avlämnaren om en kopia utan lösenord.'
        : 'Öppna den i programmet som den kommer från, spara utan lösenord och läs in kopian.',
  }),
  'file.wrong-password': (p) => ({
    what: `Lösenordet öppnar inte ${named(p, 'name', 'filen', '')}.`.replace('  ', ' '),
    kept: fileUntouched,
    next: 'Kontrollera stora och små bokstäver och försök igen, eller be avlämnaren om rätt lösenord.',
  }),
  'file.too-hostile': (p) => {
    const reason = hostile[String(p['reason'] ?? '')]
    return {
      what: `${named(p, 'name', 'Filen')} lästes inte, av säkerhetsskäl${reason === undefined ? '' : `: den har ${reason}`}.`,
      kept: fileUntouched,
      next: 'Öppna den i Excel, kopiera listan till en ny tom arbetsbok, spara och läs in den.',
    }
  },
  'file.damaged': (p) => ({
    what: `${named(p, 'name', 'Filen')} är skadad.`,
    kept: fileUntouched,
    next: 'Öppna den i Excel, låt Excel reparera den, spara som en ny fil och läs in den. Annars: be avlämnaren om en ny leverans.',
  }),
  'file.no-space': (p) => ({
    what: `Det finns inte plats för ${named(p, 'name', 'filen', '')} på disken.`.replace('  ', ' '),
    kept: 'Ingen halvfärdig fil ligger kvar. Registren är orörda.',
    next: 'Frigör utrymme eller välj en annan plats och framställ filen igen.',
  }),
  'file.not-writable': (p) => ({
    what: `Det går inte att skriva ${named(p, 'name', 'filen', '')} på den platsen.`.replace('  ', ' '),
    kept: 'En fil som redan fanns där är orörd. Registren är orörda.',
    next: 'Stäng filen om den är öppen i Excel, eller välj en annan plats.',
  }),
  'file.too-large-for-excel': (p) => ({
    what: `Listan har fler rader än ett Excel-blad kan hålla${ifGiven(p, 'rows', ' (', ')')}.`,
    kept: 'Ingen fil har skapats. Registren är orörda.',
    next: 'Framställ listan per avlämnare eller serie i stället.',
  }),
  'import.unknown': () => ({
    what: 'Leveransen finns inte längre.',
    kept: 'Registren är orörda.',
    next: 'Gå till Leveranser in och välj en leverans i listan, eller läs in filen igen.',
  }),
  'import.no-header': (p) => ({
    what: `${named(p, 'name', 'Filen', '').trim()} har ingen rubrikrad som går att känna igen.`,
    kept: fileUntouched,
    next: 'Skriv en rad med kolumnrubriker överst i listan och läs in filen igen.',
  }),
  'import.too-many-columns': (p) => ({
    what: `Bladet har ${p['columns'] ?? 'för många'} kolumner, fler än en lista rimligen har${ifGiven(p, 'max', ' (högst ', ')')}.`,
    kept: 'Inget har lästs in.',
    next: 'Ta bort tomma kolumner till höger i Excel, spara och läs in filen igen.',
  }),
  'import.unknown-sender': (p) => ({
    what: `${named(p, 'sender', 'Avlämnaren')} hör inte till överföringen.`,
    kept: nothingChanged,
    next: 'Välj en avlämnare i listan, eller lägg till den under Inställningar.',
  }),
  'import.unknown-sheet': () => ({
    what: 'Bladet finns inte i filen.',
    kept: 'Det tidigare valet av blad gäller.',
    next: 'Välj ett av bladen i listan.',
  }),
  'import.unknown-register': () => ({
    what: 'Det går inte att avgöra vilket register filen hör till.',
    kept: 'Inget har lästs in.',
    next: 'Ange register och läs in filen igen.',
  }),
  'import.field-mapped-twice': (p) => ({
    what: `${named(p, 'field', 'Fältet')} är redan kopplat till en annan kolumn.`,
    kept: 'Den tidigare kopplingen gäller.',
    next: 'Ta bort den andra kopplingen först.',
  }),
  'import.forbidden-column': (p) => ({
    what: `${named(p, 'header', 'Kolumnen')} innehåller uppgifter som inte får lagras (fackförbund, sjukfrånvaro, hälsa).`,
    kept: 'Kolumnens celler har aldrig sparats.',
    next: 'Kolumnen kan inte kopplas till ett fält. Fortsätt med de andra kolumnerna.',
  }),
  'import.protection-unmapped': (p) => ({
    what: `${named(p, 'header', 'En kolumn', 'Kolumnen')} anger skyddade personuppgifter. Den måste vara kopplad till fältet Skyddade personuppgifter.`,
    kept: nothingChanged,
    next: 'Koppla tillbaka kolumnen, eller be avlämnaren ta bort den ur filen.',
  }),
  'import.key-unmapped': (p) => ({
    what: `Ingen kolumn är kopplad till ${named(p, 'field', 'nyckelfältet', '')}, som skiljer raderna åt.`.replace(
      '  ',
      ' ',
    ),
    kept: 'Registren är orörda. Valen i leveransen finns kvar.',
    next: 'Gå till steget Kolumner och koppla en kolumn till fältet.',
  }),
  'import.wrong-state': () => ({
    what: 'Leveransen är redan införd eller kasserad.',
    kept: nothingChanged,
    next: 'Ångra leveransen först om den ska göras om.',
  }),
  'import.stale': () => ({
    what: 'Registret eller valen har ändrats sedan planen visades.',
    kept: 'Inget har förts in.',
    next: 'Läs igenom den nya planen och för in igen.',
  }),
  'import.nothing-to-commit': () => ({
    what: 'Leveransen har inga rader att föra in.',
    kept: 'Registren är orörda.',
    next: 'Kontrollera register, blad och rubrikrad, eller kassera leveransen.',
  }),
  'import.not-text': (p) => ({
    what: `${named(p, 'name', 'Filen')} är en arbetsbok. Teckenkodning och avgränsare finns bara i textfiler.`,
    kept: nothingChanged,
    next: 'Fortsätt med blad, rubrikrad och kolumner.',
  }),
  'import.original-missing': (p) => ({
    what: `Originalet till ${named(p, 'name', 'leveransen', '')} finns inte i förrådet, eftersom det innehåller kolumner som inte får lagras.`.replace(
      '  ',
      ' ',
    ),
    kept: 'Råtexten i de tillåtna kolumnerna och filens kontrollsumma finns kvar.',
    next: 'Spara filen utan de kolumnerna, eller som UTF-8 eller Excel-arbetsbok, och läs in den på nytt.',
  }),
  'profile.unknown': () => ({
    what: 'Importprofilen finns inte längre.',
    kept: nothingChanged,
    next: 'Läs om listan över profiler.',
  }),
  'profile.not-a-profile': (p) => ({
    what: `${named(p, 'name', 'Filen')} är inte en importprofil från Stafett.`,
    kept: nothingChanged,
    next: 'Välj en fil som har sparats med Exportera profil.',
  }),
  'register.unknown-row': () => ({
    what: 'Raden finns inte i registret, eller får inte visas.',
    kept: nothingChanged,
    next: 'Läs om listan.',
  }),
  'register.key-field': (p) => ({
    what: `${named(p, 'field', 'Fältet')} skiljer raderna åt och kan inte ändras för hand.`,
    kept: nothingChanged,
    next: 'Be avlämnaren rätta uppgiften i nästa leverans.',
  }),
  'register.required-field': (p) => ({
    what: `${named(p, 'field', 'Fältet')} kan inte vara tomt.`,
    kept: 'Det tidigare värdet står kvar.',
    next: 'Skriv ett värde. Är uppgiften fel i leveransen, be avlämnaren rätta den.',
  }),
  'register.hidden-number': (p) => ({
    what: `”${p['text'] ?? ''}” innehåller ett dolt nummer (****) som inte går att känna igen.`,
    kept: 'Det tidigare värdet står kvar.',
    next: 'Låt de dolda numren stå som de visas och i samma ordning, eller skriv över hela texten utan ****.',
  }),
  'register.unreadable-value': (p) => ({
    what: `”${p['text'] ?? ''}” ${p['rule'] === 'implausible-number' ? 'kan inte vara rätt' : 'går inte att läsa'} i ${named(p, 'field', 'fältet', '')}.`.replace(
      '  ',
      ' ',
    ),
    kept: 'Det tidigare värdet står kvar.',
    next: howToWrite(p),
  }),
  'register.point-or-comma': (p) => ({
    what: `Det är oklart om punkten i talet${ifGiven(p, 'text', ' ”', '”')} skiljer decimaler${ifGiven(p, 'meant', ', så att ', ' menas')}.`,
    kept: 'Det tidigare värdet står kvar.',
    next: 'Skriv decimaler med komma, och tusental med mellanslag eller utan.',
  }),
  'register.changed-meanwhile': (p) => ({
    what: `${named(p, 'field', 'Fältet')} har ändrats${ifGiven(p, 'by', ' av ')} sedan du läste raden, och är nu ${p['now'] === undefined || p['now'] === '' ? 'tomt' : `”${p['now']}”`}.`,
    kept: `Inget har skrivits över. Det du skrev${ifGiven(p, 'text', ', ”', '”,')} är inte sparat.`,
    next: 'Välj om ditt värde eller det andra ska gälla.',
  }),
  'import.reason-needed': () => ({
    what: 'Filen har personer, och de lämnas bara ut med ett skäl.',
    kept: 'Inget har sparats.',
    next: 'Ange skälet, till exempel ärendets diarienummer, och spara igen.',
  }),
  'register.reason-needed': () => ({
    what: 'En gjord anteckning i diariet är arkiverad. Den kan bara rättas, med ett skäl.',
    kept: 'Anteckningen står kvar som den var.',
    next: 'Skriv varför den rättas och spara igen.',
  }),
  'register.nothing-to-reveal': (p) => ({
    what: `${named(p, 'field', 'Fältet')} har inget dolt nummer på den raden.`,
    kept: nothingChanged,
    next: 'Läs om raden. Ett tomt personnummer kommer med nästa leverans.',
  }),
  'register.reveal-not-permitted': () => ({
    what: 'Din roll får inte visa dolda uppgifter.',
    kept: 'Inget har visats.',
    next: 'Be den som har rollen HR eller Projektledare.',
  }),
  'register.not-your-register': (p) => ({
    what: `Registret${ifGiven({ register: registerNamed(p['register']) }, 'register', ' ')} ändras av ${writerNames(p['register'], 'sv') || 'en annan roll'}, och det är inte din roll i överföringen.`,
    kept: nothingChanged,
    next: 'Be någon som har en sådan roll att göra det, eller projektledaren att ändra din roll under Grunddata.',
  }),
  'register.opening-ended': () => ({
    what: 'Tiden för att visa skyddade poster är ute.',
    kept: 'Posterna är dolda igen.',
    next: 'Ange skäl på nytt om de behöver visas längre.',
  }),
  'view.unknown': () => ({
    what: 'Vyn finns inte längre.',
    kept: nothingChanged,
    next: 'Välj en annan vy i listan.',
  }),
  'view.too-many': (p) => ({
    what: `Registret har redan så många sparade vyer som ryms${ifGiven(p, 'max', ' (', ')')}.`,
    kept: 'De sparade vyerna är orörda.',
    next: 'Ta bort en vy som inte används, eller spara under ett namn som redan finns.',
  }),
  'register.view-expired': () => ({
    what: 'Registret har ändrats sedan listan öppnades.',
    kept: 'Filter och sortering finns kvar.',
    next: 'Listan läses om av sig själv.',
  }),
  ...findingFailures,
  ...recordFailures,
  ...classificationFailures,
  ...crosswalkFailures,
  ...rowFailures,
  ...reconciliationFailures,
  ...differenceFailures,
  'checklist.unknown-step': () => ({
    what: 'Steget finns inte i checklistan.',
    kept: nothingChanged,
    next: 'Läs om checklistan.',
  }),
  'checklist.gate-blocked': () => ({
    what: 'Steget kan inte bockas av: registren visar att något återstår.',
    kept: nothingChanged,
    next: 'Följ länken i steget till raderna som återstår.',
  }),
  'report.unknown': (p) => ({
    what: `${named(p, 'report', 'Rapporten')} finns inte.`,
    kept: nothingChanged,
    next: 'Välj en rapport i listan.',
  }),
  'report.mismatch': (p) => ({
    what: `Filen lästes tillbaka och stämde inte med registret${ifGiven(p, 'place', ' (', ')')}.`,
    kept: 'Filen har tagits bort. Registren är orörda.',
    next: 'Framställ listan igen på en annan plats. Om felet kvarstår: anteckna klockslaget till den som felsöker.',
  }),
  'history.unknown-event': () => ({
    what: 'Händelsen finns inte i historiken.',
    kept: nothingChanged,
    next: 'Läs om historiken.',
  }),
  'history.not-undoable': (p) => {
    const [what, next] = notUndoable.get(p['reason']) ?? [
      'Händelsen kan inte ångras.',
      'Framställda filer och redan ångrade händelser går inte att ångra.',
    ]
    return { what, kept: nothingChanged, next }
  },
  'history.has-dependants': (p) => ({
    what: `Senare händelser bygger på den här${ifGiven(p, 'events', ': nr ')}${ifGiven(p, 'count', ' (', ' st)')}.`,
    kept: nothingChanged,
    next: 'Ångra de senare händelserna först, den senaste först.',
  }),
  'history.not-redoable': () => ({
    what: 'Händelsen kan inte göras om.',
    kept: nothingChanged,
    next: 'Bara en ångrad ändring kan göras om, och bara en gång. En ångrad leverans förs in på nytt under Leveranser in.',
  }),
  'history.rows-gone': () => ({
    what: 'Rader som ändringen gällde finns inte längre, så den kan inte göras om.',
    kept: nothingChanged,
    next: 'Gör om eller för in det som tog bort raderna först, eller gör ändringen på nytt för hand.',
  }),
}

function registerNamed(register: string | number | undefined): string {
  return new Map<unknown, string>(Object.entries(shell.registerNames)).get(register) ?? ''
}
