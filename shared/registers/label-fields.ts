import type { ListedName } from './field.ts'

/** The fields by which a person knows a row again, in the order they are read. */
export const labelFields: Readonly<Record<ListedName, readonly string[]>> = {
  staff: ['familyName', 'givenNames', 'senderUnit'],
  units: ['unitName', 'parentUnit'],
  cases: ['oldRegistrationNumber', 'title'],
  diary: ['registrationNumber', 'documentNumber', 'subject'],
  archive: ['signum', 'volumeNumber', 'seriesTitle', 'years'],
}
