import type { Wording } from './field.ts'

export interface Code {
  readonly value: string
  readonly label: Wording
  /** Wordings met in deliveries, compared case-blind after trimming. An unknown wording is never guessed. */
  readonly synonyms: readonly string[]
}

const code = (value: string, sv: string, en: string, ...synonyms: string[]): Code => ({
  value,
  label: { sv, en },
  synonyms,
})

/** Code lists of `domain.md` §1, with the wordings that senders use for each code. */
export const codeLists = {
  employmentForm: [
    code(
      'permanent',
      'Tillsvidare',
      'Permanent',
      'tillsvidareanställning',
      'tv',
      'tills vidare',
      'fast',
      'fast anställning',
      'ordinarie',
      'fullmakt',
    ),
    code('substitute', 'Vikariat', 'Substitute', 'vik', 'vik.', 'vikarie'),
    code(
      'fixedTerm',
      'Visstid',
      'Fixed term',
      'ava',
      'allmän visstid',
      'allmän visstidsanställning',
      'säva',
      'särskild visstid',
      'särskild visstidsanställning',
      'visstidsanställning',
    ),
    code('probation', 'Provanställning', 'Probation', 'prov', 'provanst', 'provanst.'),
    code('season', 'Säsong', 'Season', 'säsongsanställning'),
    code('hourly', 'Timavlönad', 'Hourly', 'tim', 'timanställd', 'intermittent'),
    code('projectFixedTerm', 'Projektanställning', 'Project, fixed term', 'projekt', 'projektanställd'),
    code(
      'managerFixedTerm',
      'Tidsbegränsat chefsförordnande',
      'Manager, fixed term',
      'chefsförordnande',
      'förordnande',
    ),
    code('over69', 'Anställd efter 69 år', 'Over 69', 'över 69'),
  ],
  decision: [
    code('notAsked', 'Ej tillfrågad', 'Not asked', 'ej tillfrågad', 'ej skickat', 'inte tillfrågad', 'nej, ej skickat'),
    code(
      'informed',
      'Informerad',
      'Informed',
      'info skickad',
      'brev skickat',
      'inväntar svar',
      'informerad, inväntar svar',
    ),
    code('asked', 'Tillfrågad', 'Asked', 'frågad', 'erbjudande skickat', 'tillfrågad, inväntar svar'),
    code('accepts', 'Accepterar', 'Accepts', 'ja', 'accepterat', 'följer med', 'tackar ja', 'j'),
    code('objects', 'Motsätter sig', 'Objects', 'nej', 'motsatt sig', 'motsätter', 'tackar nej', 'n', 'stannar'),
    code('noResponse', 'Inget svar', 'No response', 'ej svar', 'ej svarat', 'inte svarat', 'svar saknas'),
  ],
  protection: [
    code('none', 'Ingen', 'None', 'nej', 'n', '0', '-', 'saknas'),
    code(
      'secrecyMark',
      'Sekretessmarkering',
      'Secrecy mark',
      'sekr.mark',
      'sekretessmarkerad',
      'sekretess',
      'ja',
      'j',
      'x',
    ),
    code(
      'protectedRegistration',
      'Skyddad folkbokföring',
      'Protected registration',
      'kvarskrivning',
      'skyddad folkbokf',
      'skyddad folkbokf.',
    ),
    code('fictitiousIdentity', 'Fingerade personuppgifter', 'Fictitious identity', 'fingerad', 'fingerad identitet'),
  ],
  agreement: [
    code('VILLKORSAVTAL', 'Villkorsavtal', 'Villkorsavtal', 'villkorsavtal', 'va'),
    code('VILLKORSAVTAL_T', 'Villkorsavtal-T', 'Villkorsavtal-T', 'villkorsavtal t', 'va-t', 'vat'),
    code('AB', 'AB', 'AB', 'allmänna bestämmelser', 'ab 17', 'ab17', 'ab 05', 'ab-avtalet'),
    code('HOK', 'HÖK', 'HÖK', 'hok', 'hök 16', 'hök17', 'hök 17'),
  ],
  pensionPlan: [
    code(
      'PA16_AVD1',
      'PA 16 avd. I',
      'PA 16 division I',
      'pa16 avd 1',
      'pa 16 avd 1',
      'pa16 avd i',
      'pa 16 avd i',
      'pa16 i',
      'pa16-1',
    ),
    code(
      'PA16_AVD2',
      'PA 16 avd. II',
      'PA 16 division II',
      'pa16 avd 2',
      'pa 16 avd 2',
      'pa16 avd ii',
      'pa 16 avd ii',
      'pa16 ii',
      'pa16-2',
    ),
    code('PA91', 'PA-91', 'PA-91', 'pa91', 'pa 91'),
    code('PA03', 'PA 03', 'PA 03', 'pa03', 'pa-03'),
    code('KAP-KL', 'KAP-KL', 'KAP-KL', 'kapkl', 'kap kl'),
    code('AKAP-KL', 'AKAP-KL', 'AKAP-KL', 'akapkl', 'akap kl'),
    code('AKAP-KR', 'AKAP-KR', 'AKAP-KR', 'akapkr', 'akap kr'),
  ],
  leaveCause: [
    code('parental', 'Föräldraledig', 'Parental leave', 'föräldraledighet', 'fl', 'fp'),
    code('study', 'Studieledig', 'Study leave', 'studier', 'studieledighet'),
    code('otherJob', 'Annan anställning', 'Other job', 'annat arbete', 'prova annat arbete', 'annan anst'),
    code('other', 'Annan ledighet', 'Other leave', 'tjänstledig', 'tjl', 'övrig', 'ja', 'enskild angelägenhet'),
  ],
  caseStatus: [
    code('initiated', 'Initierat', 'Initiated', 'startat', 'nytt'),
    code('received', 'Inkommet', 'Received', 'inkommit', 'registrerat'),
    code('in_progress', 'Pågående', 'In progress', 'pågår', 'under handläggning', 'handläggs', 'under beredning'),
    code('on_hold', 'Vilande', 'On hold', 'på remiss', 'remiss', 'vilar'),
    code('open', 'Öppet', 'Open', 'öppen', 'ej avslutat', 'aktivt'),
    code('prepared', 'Berett', 'Prepared', 'klart för beslut', 'för beslut', 'föredraget'),
    code('expedited', 'Expedierat', 'Expedited', 'exp', 'expedierad'),
    code('closed', 'Avslutat', 'Closed', 'avslutad', 'stängt', 'klart'),
    code('ad_acta', 'Ad acta', 'Ad acta', 'lagt till handlingarna', 'a.a.'),
    code('obliterated', 'Makulerat', 'Obliterated', 'makulerad'),
  ],
  disposition: [
    code(
      'closeBefore',
      'Avslutas före',
      'Close before',
      'avslutas',
      'avsluta',
      'avslutas före överlämning',
      'avslutas före årsskiftet',
    ),
    code('transfer', 'Överlämnas', 'Transfer', 'överlämna', 'överförs', 'till regionen', 'lämnas över'),
    code(
      'staysWithSender',
      'Stannar hos avlämnande',
      'Stays with sender',
      'stannar',
      'kvar',
      'kvarstår',
      'stannar kvar',
      'behålls',
    ),
    code(
      'transferOther',
      'Överlämnas till annan',
      'Transfer to another',
      'annan myndighet',
      'överlämnas annan',
      'till annan myndighet',
    ),
    code('writeOff', 'Avskrivs', 'Write off', 'avskrivning', 'avskriv', 'avskrives'),
  ],
  medium: [
    code('paper', 'Papper', 'Paper', 'pappersakt', 'p', 'fysisk'),
    code('digital', 'Digitalt', 'Digital', 'digital', 'elektronisk', 'e-akt', 'd', 'elektroniskt'),
    code('hybrid', 'Hybrid', 'Hybrid', 'papper och digitalt', 'papper/digitalt', 'blandat', 'båda'),
    code('microfilm', 'Mikrofilm', 'Microfilm', 'mikrofiche'),
    code('photo', 'Fotografi', 'Photo', 'foto'),
    code('audiovisual', 'Ljud och bild', 'Audiovisual', 'av', 'ljud/bild', 'ljudband'),
    code('object', 'Föremål', 'Object'),
  ],
  transferMode: [
    code('remain', 'Stannar', 'Remain', 'kvar', 'stannar kvar', 'behålls'),
    code('copy', 'Kopia', 'Copy', 'kopieras'),
    code('loan', 'Utlån', 'Loan', 'lån', 'lånas ut', 'utlånas'),
    code(
      'transferSeparate',
      'Överlämnas, hålls åtskilt',
      'Transfer, kept separate',
      'överlämnas',
      'överlämnas åtskilt',
      'hålls åtskilt',
      'överlämnas (åtskilt)',
    ),
    code(
      'transferIncorporate',
      'Överlämnas och införlivas',
      'Transfer and incorporate',
      'införlivas',
      'överlämnas, införlivas',
    ),
    code(
      'deliverToArchiveAuthority',
      'Levereras till arkivmyndighet',
      'Deliver to archive authority',
      'levereras',
      'till arkivmyndigheten',
      'leverans riksarkivet',
    ),
    code('destroy', 'Gallras', 'Destroy', 'gallring', 'gallra', 'gallras före överlämning'),
  ],
  direction: [
    code('incoming', 'Inkommande', 'Incoming', 'i', 'in', 'inkommen', 'ink', 'inkommen handling'),
    code('outgoing', 'Utgående', 'Outgoing', 'u', 'ut', 'utgående handling', 'utg', 'utgångna'),
    code('internal', 'Internt upprättad', 'Internal', 'k', 'intern', 'upprättad', 'internt'),
  ],
  volumeType: [
    code('box', 'Arkivbox', 'Box', 'box', 'kartong', 'arkivkartong', 'boxar'),
    code('bound', 'Band', 'Bound volume', 'inbunden', 'bok', 'liggare'),
    code('capsule', 'Kapsel', 'Capsule', 'kapslar'),
    code('binder', 'Pärm', 'Binder', 'pärmar'),
    code('map', 'Karta', 'Map', 'kartor', 'ritning', 'ritningar'),
    code('usb', 'Lösa databärare', 'Data carrier', 'usb', 'usb-minne', 'cd', 'cd-skiva', 'hårddisk'),
    code('system', 'System', 'System', 'verksamhetssystem', 'e-arkiv', 'databas'),
  ],
  retention: [
    code('preserve', 'Bevaras', 'Preserve', 'bevara', 'b', 'bevaras för framtiden'),
    code('destroy', 'Gallras', 'Destroy', 'gallra', 'g', 'gallras vid inaktualitet', 'vid inaktualitet'),
  ],
  retentionTrigger: [
    code('created', 'Upprättandet', 'Creation', 'upprättad', 'från upprättande'),
    code('closed', 'Ärendets avslut', 'Closing', 'avslut', 'avslutat ärende', 'från avslut'),
    code('endOfYear', 'Årets slut', 'End of the year', 'kalenderårets slut', 'årsskifte', 'vid årsskiftet'),
    code('obsolete', 'Inaktualitet', 'Obsolescence', 'vid inaktualitet', 'inaktuell'),
  ],
  legalBasisKind: [
    code(
      'governmentDecision',
      'Beslut av regering eller riksdag',
      'Government or parliament decision',
      'regeringsbeslut',
      'riksdagsbeslut',
      'lag',
    ),
    code(
      'nationalArchivesRegulation',
      'Föreskrift av Riksarkivet (RA-MS)',
      'Regulation of the National Archives (RA-MS)',
      'ra-ms',
      'rams',
      'ra-fs',
      'riksarkivets föreskrift',
    ),
    code('councilDecision', 'Beslut av fullmäktige', 'Council decision', 'fullmäktigebeslut', 'fullmäktige'),
    code('agreement', 'Skriftlig överenskommelse', 'Written agreement', 'överenskommelse', 'avtal', 'låneavtal'),
  ],
  organisationKind: [
    code('stateAuthority', 'Statlig myndighet', 'State authority', 'länsstyrelse', 'myndighet'),
    code('federation', 'Regionförbund', 'Federation', 'kommunalförbund'),
    code('countyCouncil', 'Landsting', 'County council'),
    code('region', 'Region', 'Region'),
    code('archiveAuthority', 'Arkivmyndighet', 'Archive authority', 'riksarkivet'),
    code('other', 'Annan', 'Other'),
  ],
  legalBasis: [
    code('las6b', 'Verksamhetsövergång (LAS 6 b §)', 'Transfer of undertaking (LAS 6 b)', 'las 6 b', 'las 6b'),
    code('agreement', 'Avtal', 'Agreement', 'överenskommelse'),
    code('voluntary', 'Frivillig övergång', 'Voluntary', 'frivillig'),
    code('statute', 'Lag eller förordning', 'Statute', 'lag', 'förordning'),
    code('other', 'Annan grund', 'Other', 'annan'),
  ],
  unitKind: [
    code('board', 'Nämnd', 'Board', 'styrelse'),
    code('administration', 'Förvaltning', 'Administration'),
    code('department', 'Avdelning', 'Department'),
    code('unit', 'Enhet', 'Unit', 'funktion'),
    code('other', 'Annat', 'Other'),
  ],
  workRole: [
    code('hr', 'HR', 'HR', 'personalhandläggare', 'personal'),
    code('registrar', 'Registrator', 'Registrar'),
    code('archivist', 'Arkivarie', 'Archivist'),
    code('lead', 'Projektledare', 'Project lead', 'ledning'),
    code('reader', 'Läsare', 'Reader', 'läser'),
  ],
  transferSide: [
    code('sender', 'Avlämnare', 'Sender', 'avlämnande'),
    code('receiver', 'Mottagare', 'Receiver', 'mottagande'),
  ],
  // The patterns of shared/identity/registration-number.ts, each by an example.
  numberProfile: [
    code('class-serial-year', 'Klass–löpnummer–år (403-123456-2012)', 'Class–serial–year (403-123456-2012)'),
    code('serial-year', 'Löpnummer–år (2105-2018)', 'Serial–year (2105-2018)'),
    code(
      'prefix-short-year-serial',
      'Förled, tvåsiffrigt år/löpnummer (LD11/02896)',
      'Prefix, short year/serial (LD11/02896)',
    ),
    code('prefix-year-serial', 'Förled år/löpnummer (KS 2010/232)', 'Prefix year/serial (KS 2010/232)'),
    code('prefix-year-colon-serial', 'Förled/år:löpnummer (KSKF/2016:423)', 'Prefix/year:serial (KSKF/2016:423)'),
    code('prefix-serial-year', 'Förled löpnummer–år (REV 59-2023)', 'Prefix serial–year (REV 59-2023)'),
    code('class-year-serial', 'Klass–år/löpnummer (RA 22-2013/3147)', 'Class–year/serial (RA 22-2013/3147)'),
    code('class-serial-slash-year', 'Klass–löpnummer/år (1-814/2014)', 'Class–serial/year (1-814/2014)'),
    code(
      'department-year-serial-unit',
      'Departement år/löpnummer/enhet (S2014/6324/SFÖ)',
      'Department year/serial/unit (S2014/6324/SFÖ)',
    ),
    code('year-serial', 'År/löpnummer (14/820)', 'Year/serial (14/820)'),
  ],
  balanceKind: [
    code('saved', 'Sparade semesterdagar', 'Saved vacation days', 'sparade dagar'),
    code('comp', 'Komptid', 'Comp time', 'komp'),
    code('flex', 'Flextid', 'Flex time', 'flex'),
    code('overtime', 'Övertid', 'Overtime'),
  ],
  balanceUnit: [code('days', 'Dagar', 'Days', 'dag'), code('hours', 'Timmar', 'Hours', 'tim', 'timme')],
  accountKind: [
    code('siths', 'SITHS-kort', 'SITHS card', 'siths'),
    code('userId', 'Användarid', 'User id', 'användarnamn'),
    code('email', 'E-post', 'E-mail', 'epost', 'mejl'),
  ],
  yesNo: [
    code('yes', 'Ja', 'Yes', 'j', 'x', 'sant', 'true', '1'),
    code('no', 'Nej', 'No', 'n', '-', 'falskt', 'false', '0'),
  ],
} as const satisfies Record<string, readonly Code[]>

export type CodeListName = keyof typeof codeLists

export function codeOf(list: CodeListName, value: string): Code | undefined {
  return codeIndex(list).byValue.get(value)
}

/** The code that a delivery's wording stands for; undefined when the wording is unknown. */
export function codeFromWording(list: CodeListName, wording: string): string | undefined {
  return codeIndex(list).byWording.get(wordingKey(wording))
}

interface CodeIndex {
  readonly byValue: ReadonlyMap<string, Code>
  readonly byWording: ReadonlyMap<string, string>
}

const indexes = new Map<CodeListName, CodeIndex>()

function codeIndex(list: CodeListName): CodeIndex {
  const known = indexes.get(list)
  if (known !== undefined) return known
  const codes: readonly Code[] = codeLists[list]
  const index: CodeIndex = {
    byValue: new Map(codes.map((entry) => [entry.value, entry])),
    byWording: new Map(
      codes.flatMap((entry) =>
        [entry.value, entry.label.sv, entry.label.en, ...entry.synonyms].map((wording) => [
          wordingKey(wording),
          entry.value,
        ]),
      ),
    ),
  }
  indexes.set(list, index)
  return index
}

function wordingKey(wording: string): string {
  return wording.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
