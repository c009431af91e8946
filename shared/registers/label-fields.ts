import type { RegisterName } from './field.ts'

/** The fields by which a person knows a row again, in the order they are read. */
export const labelFields: Readonly<Record<RegisterName, readonly string[]>> = {
  staff: ['familyName', 'givenNames', 'senderUnit'],
  cases: ['oldRegistrationNumber', 'title'],
  diary: ['registrationNumber', 'documentNumber', 'subject'],
  archive: ['signum', 'volumeNumber', 'seriesTitle', 'years'],
}
