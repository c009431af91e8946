import type { RegisterName, Wording } from './field.ts'

export interface FieldGroup {
  readonly label: Wording
  /** The first field of the group; it goes on to the next one's. */
  readonly from: string
}

const group = (from: string, sv: string, en: string): FieldGroup => ({ from, label: { sv, en } })

/** How the fields of a row are read together, in the order of the register's field list. */
export const fieldGroups: Readonly<Record<RegisterName, readonly FieldGroup[]>> = {
  staff: [
    group('personalIdentityNumber', 'Person', 'Person'),
    group('employmentNumber', 'Anställning', 'Employment'),
    group('ftePercent', 'Tid, lön och ledighet', 'Time, pay and vacation'),
    group('leaveCause', 'Tjänstledighet', 'Leave of absence'),
    group('collectiveAgreement', 'Avtal och pension', 'Agreements and pension'),
    group('managerName', 'Plats och konton', 'Place and accounts'),
    group('decision', 'Övergången', 'The transfer'),
  ],
  cases: [
    group('oldRegistrationNumber', 'Ärendet', 'The case'),
    group('status', 'Handläggning', 'Handling'),
    group('party', 'Part', 'Party'),
    group('secrecyProvision', 'Sekretess', 'Secrecy'),
    group('documentCount', 'Akten', 'The file'),
    group('nextDeadline', 'Bevakning och bidrag', 'Deadline and grant'),
    group('disposition', 'Överlämningen', 'The handover'),
  ],
  diary: [
    group('diarySeries', 'Registrering', 'Registration'),
    group('direction', 'Handlingen', 'The document'),
    group('secrecyProvision', 'Sekretess', 'Secrecy'),
    group('fileName', 'Fil och förvaring', 'File and storage'),
  ],
  archive: [
    group('recordsCreator', 'Arkivet', 'The archive'),
    group('signum', 'Serie eller klass', 'Series or class'),
    group('volumeNumber', 'Volymen', 'The volume'),
    group('secrecyProvision', 'Sekretess och gallring', 'Secrecy and disposal'),
    group('transferMode', 'Överlämningen', 'The handover'),
    group('note', 'Övrigt', 'Other'),
  ],
}
