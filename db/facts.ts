import type { Facts } from '#shared/checklists/facts.ts'
import type { Reader } from './open.ts'
import { waitingRows } from './stores/waiting.ts'

/**
 * All facts, counted from the registers as they are now. `transferDate` is T, an ISO day; `totals` is what reconciliations come to,
 * which no query can tell.
 */
export function readFacts(read: Reader, transferDate: string, totals: Facts['totals']): Facts {
  const count = (sql: string, ...values: string[]): Record<string, number> =>
    read.connection.prepare(sql).get(...values) as Record<string, number>
  const staff = count(staffSql, transferDate)
  const cases = count(casesSql)
  const diary = count(diarySql, transferDate)
  const archive = count(archiveSql)
  const waiting = count(waitingSql)
  return {
    waitingRows: {
      staff: number(waiting, 'staff'),
      cases: number(waiting, 'cases'),
      diary: number(waiting, 'diary'),
      archive: number(waiting, 'archive'),
    },
    staff: {
      rows: number(staff, 'rows'),
      transferring: number(staff, 'transferring'),
      withoutIdentity: number(staff, 'withoutIdentity'),
      notAsked: number(staff, 'notAsked'),
      unanswered: number(staff, 'unanswered'),
      withoutAid: number(staff, 'withoutAid'),
      withoutReceiverUnit: number(staff, 'withoutReceiverUnit'),
      withoutManager: number(staff, 'withoutManager'),
      withoutReceiverPension: number(staff, 'withoutReceiverPension'),
      withoutWorkplace: number(staff, 'withoutWorkplace'),
      withoutHsaId: number(staff, 'withoutHsaId'),
    },
    totals,
    cases: {
      rows: number(cases, 'rows'),
      withoutDisposition: number(cases, 'withoutDisposition'),
      closeBeforeStillOpen: number(cases, 'closeBeforeStillOpen'),
      transferring: number(cases, 'transferring'),
      withoutReceiver: number(cases, 'withoutReceiver'),
      secrecyIncomplete: number(cases, 'secrecyIncomplete'),
      partiesNotNotified: number(cases, 'partiesNotNotified'),
      withoutNewNumber: number(cases, 'withoutNewNumber'),
      notHandedOver: number(cases, 'notHandedOver'),
      notReceived: number(cases, 'notReceived'),
      withoutCrossReference: number(cases, 'withoutCrossReference'),
    },
    diary: { rows: number(diary, 'rows'), datedAfterTransfer: number(diary, 'datedAfterTransfer') },
    archive: {
      rows: number(archive, 'rows'),
      withoutType: number(archive, 'withoutType'),
      withoutExtent: number(archive, 'withoutExtent'),
      withoutPlace: number(archive, 'withoutPlace'),
      withoutTransferMode: number(archive, 'withoutTransferMode'),
      withoutLegalBasis: number(archive, 'withoutLegalBasis'),
      disposalUndecided: number(archive, 'disposalUndecided'),
    },
  }
}

/** An employment that ended before T takes no part; one who objects stays with the sender (LAS 6 b § fourth paragraph). */
const staffSql = `
  WITH present AS (
    SELECT *, (decision IS NOT 'objects') AS goes FROM staff WHERE end_date IS NULL OR end_date >= ?
  )
  SELECT (SELECT count(*) FROM staff) AS rows,
    total(goes) AS transferring,
    total(personal_identity_number IS NULL) AS withoutIdentity,
    total(decision IS NULL OR decision = 'notAsked') AS notAsked,
    total(decision IS NULL OR decision IN ('notAsked', 'informed', 'asked')) AS unanswered,
    total(goes AND aid_label IS NULL) AS withoutAid,
    total(goes AND receiver_unit IS NULL) AS withoutReceiverUnit,
    total(goes AND manager_name IS NULL) AS withoutManager,
    total(goes AND receiver_pension_plan IS NULL) AS withoutReceiverPension,
    total(goes AND workplace IS NULL) AS withoutWorkplace,
    total(goes AND (hsa_id IS NULL OR hsa_id IN (SELECT hsa_id FROM staff GROUP BY hsa_id
        HAVING count(DISTINCT coalesce(personal_identity_number, id)) > 1) OR length(hsa_id) > 31 OR hsa_id NOT GLOB
      'SE[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]-?*' OR substr(hsa_id, 14) GLOB '*[^A-Za-z0-9]*')) AS withoutHsaId
  FROM present`

/** A transferred case needs receiver, new number, receipt and pointers; the others need a disposition and nothing more. */
const casesSql = `
  SELECT count(*) AS rows,
    total(disposition IS NULL) AS withoutDisposition,
    total(disposition = 'closeBefore' AND closed_date IS NULL) AS closeBeforeStillOpen,
    total(disposition = 'transfer') AS transferring,
    total(disposition = 'transfer' AND receiver_unit IS NULL) AS withoutReceiver,
    total(secrecy_provision IS NOT NULL AND (secrecy_date IS NULL OR secrecy_authority IS NULL)) AS secrecyIncomplete,
    total(coalesce(individual_party, 1) = 1 AND party_notified_date IS NULL) AS partiesNotNotified,
    total(disposition = 'transfer' AND new_registration_number IS NULL) AS withoutNewNumber,
    total(disposition = 'transfer' AND handed_over_date IS NULL) AS notHandedOver,
    total(disposition = 'transfer' AND (received_date IS NULL OR received_by IS NULL)) AS notReceived,
    total(disposition = 'transfer' AND coalesce(cross_reference_set, 0) = 0) AS withoutCrossReference
  FROM cases`

/** By the index of dates, which begins with `hidden`. */
const diarySql = `
  SELECT (SELECT count(*) FROM diary) AS rows, 
    (SELECT count(*) FROM diary WHERE hidden IN (0, 1) AND document_date >= ?) AS datedAfterTransfer`

/** Everything that leaves its owner needs a legal basis; copies and loans do not change who owns the records. */
const archiveSql = `
  SELECT count(*) AS rows,
    total(volume_type IS NULL) AS withoutType,
    total(shelf_metres IS NULL AND medium IS NOT 'digital') AS withoutExtent,
    total(location IS NULL) AS withoutPlace,
    total(transfer_mode IS NULL) AS withoutTransferMode,
    total(transfer_mode IN ('transferSeparate', 'transferIncorporate', 'deliverToArchiveAuthority')
      AND legal_basis IS NULL) AS withoutLegalBasis,
    total((retention = 'destroy' OR transfer_mode = 'destroy'
        OR (retention IS NULL AND retention_period IS NOT NULL AND lower(retention_period) NOT LIKE 'bevar%'))
      AND retention_decision IS NULL) AS disposalUndecided
  FROM archive`

const waitingSql = `
  SELECT total(register = 'staff') AS staff, total(register = 'cases') AS cases,
    total(register = 'diary') AS diary, total(register = 'archive') AS archive
  FROM (${waitingRows})`

function number(row: Record<string, number>, name: string): number {
  return row[name] ?? 0
}
