import type { FindingRule } from '../rules.ts'

/** Rules about diaries (`domain.md` §1c, R-12, R-13, and what is known of diary numbers). */
export const ofDiary = {
  'registered-late': {
    number: 'F101',
    severity: 'info',
    scope: 'row',
    evidence: 'V',
    registers: ['diary'],
    source: 'OSL 5 kap. 1 §',
  },
  'correspondent-missing': {
    number: 'F102',
    severity: 'warning',
    scope: 'row',
    evidence: 'V',
    registers: ['diary'],
    source: 'OSL 5 kap. 2 §',
  },
  'dated-after-transfer': {
    number: 'F103',
    severity: 'warning',
    scope: 'row',
    evidence: 'V',
    registers: ['diary'],
    source: 'Arkivförordningen (1991:446) 3 §',
  },
  'number-gap': { number: 'F104', severity: 'info', scope: 'set', evidence: 'P', registers: ['diary'] },
  'document-gap': { number: 'F105', severity: 'warning', scope: 'set', evidence: 'P', registers: ['diary'] },
  'number-unlike-profile': {
    number: 'F124',
    severity: 'warning',
    scope: 'set',
    evidence: 'P',
    registers: ['diary', 'cases'],
  },
  'number-outside-series': { number: 'F125', severity: 'warning', scope: 'set', evidence: 'P', registers: ['diary'] },
  'case-in-two-diaries': { number: 'F126', severity: 'warning', scope: 'set', evidence: 'P', registers: ['diary'] },
  'case-reclassified': { number: 'F127', severity: 'info', scope: 'set', evidence: 'U', registers: ['diary'] },
} as const satisfies Record<string, FindingRule>
