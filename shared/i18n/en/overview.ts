import type { overview as source } from '../sv/overview.ts'
import { oneOrMany } from '../wording.ts'

export const overview = {
  title: 'Overview',
  lead: (day: string, left: string) => `Transfer ${day}, ${left}.`,
  next: 'Next step',
  nextSteps: {
    deliver: { text: 'Read in the first delivery from a sender.', action: 'To Deliveries in' },
    staged: (count: number) => ({
      text: `${count} ${oneOrMany(count, 'delivery has', 'deliveries have')} been read but not committed.`,
      action: 'To Deliveries in',
    }),
    missing: (register: string) => ({ text: `${register} has no delivery.`, action: 'Read in a delivery' }),
    blocked: (count: number) => ({
      text: `${count} ${oneOrMany(count, 'step', 'steps')} of the checklist ${oneOrMany(count, 'is', 'are')} blocked by data in the registers.`,
      action: 'Show blocked steps',
    }),
    ready: (count: number) => ({
      text: `${count} ${oneOrMany(count, 'step', 'steps')} of the checklist can be done now.`,
      action: 'Show steps that can be done',
    }),
    report: { text: 'Everything in the checklist is done. Produce the handover lists.', action: 'To Reports' },
  },
  registers: 'Registers',
  registerRows: 'Rows',
  noRowsText: 'No delivery is committed.',
  protectedHidden: (count: number) => `${count} protected ${oneOrMany(count, 'record is', 'records are')} not shown`,
  openRegister: (name: string) => `Show ${name.toLocaleLowerCase('en')}`,
  gates: 'Checklist',
  gatesPicture: 'Steps of the checklist by state',
  gatesComputed: (open: number, all: number) => `${open} of ${all} steps that the registers govern can be ticked.`,
  toChecklist: 'To the checklist',
  recent: 'Latest events',
  toHistory: 'The whole history',
  noEvents: 'No events yet.',
} satisfies typeof source
