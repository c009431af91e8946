import { oneOrMany } from '../wording.ts'

export interface Continuing {
  readonly name: string
  readonly next: string
  readonly transferDate: string
  readonly lastDay: string
}

/** The list of diaries, and the texts that lead from one to the next. */
export const diaries = {
  views: 'Visa diariet som',
  table: 'Handlingar',
  list: 'Diarier',
  lead: 'Vilka diarier som finns, vad som är infört i dem och var de fortsätter (OSL 4 kap. 2 § och 5 kap.).',
  caption: 'Diarier hos avlämnare och mottagare',
  columns: {
    name: 'Diarium',
    owner: 'Ägare och system',
    period: 'Tid',
    numbers: 'Första och sista nummer',
    entries: 'Handlingar',
    gaps: 'Luckor',
    continuesIn: 'Fortsätter i',
    accessPoint: 'Var allmänheten frågar',
  },
  unnamed: 'Utan angivet diarium',
  unstated: 'Finns inte i Grunddata',
  state: 'Lägg upp diariet',
  noEntries: 'Inget infört',
  gapsOf: ({ gaps }: { readonly gaps: string }) => `${gaps} ${oneOrMany(gaps, 'lucka', 'luckor')}`,
  gapUnexplained: 'orsak saknas',
  noGaps: 'Inga',
  notContinued: 'Inte bestämt',
  receives: 'Tar emot',
  of: ({ name, organisation }: { readonly name: string; readonly organisation: string }) => `${name}, ${organisation}`,
  period: ({ from, until }: { readonly from: string; readonly until: string }) => `${from} – ${until}`,
  left: ({ count }: { readonly count: string }) =>
    `${count} ${oneOrMany(count, 'diarium', 'diarier')} hos avlämnare fortsätter inte någonstans än.`,
  allContinued: 'Alla avlämnares diarier har en fortsättning.',
  textsTitle: 'Hänvisningstexter',
  textsLead:
    'Att föra in i respektive diarium. Hänvisningen görs åt båda hållen: två nummer, två datum, två hänvisningar.',
  inOld: ({ name }: { readonly name: string }) => `I ${name}`,
  inNew: ({ next }: { readonly next: string }) => `I ${next}`,
  oldText: ({ next, transferDate, lastDay }: Continuing) =>
    `Diariet avslutades ${lastDay}. Ärenden som då var öppna och som överlämnats fortsätter från och med ${transferDate} i ${next}, under nytt diarienummer. Det nya numret framgår av respektive ärende.`,
  newText: ({ name, transferDate }: Continuing) =>
    `Ärendet är nytt registrerat ${transferDate} efter överlämning från ${name}. Tidigare diarienummer framgår av ärendet. Handlingar som kommit in eller upprättats före överlämningen finns i det tidigare diariet.`,
  emptyTitle: 'Inget diarium än',
  emptyText:
    'Lägg upp diarierna i Grunddata, eller importera ett diarieutdrag: de diarier som handlingarna nämner visas här.',
  emptyLink: 'Lägg upp ett diarium',
}
