import type { settings as source } from '../sv/settings.ts'

export const settings = {
  title: 'Settings',
  lead: 'Language, appearance and facts about the transfer.',
  appearance: 'Language and appearance',
  appearanceHelp: 'Holds on this computer.',
  transfer: 'The transfer',
  name: 'Name',
  transferDate: 'Transfer date',
  senders: 'Senders',
  receiver: 'Receiver',
  person: 'Person',
  file: 'File',
  folder: 'Folder',
  access: 'Open for',
  reading: 'reading',
  writing: 'reading and writing',
  addSender: 'New sender',
  add: 'Add',
  added: (name: string) => `${name} is added as a sender.`,
  about: 'About Stafett',
  aboutText:
    'Stafett works without a network. The file of the transfer is encrypted, personal identity numbers are masked and columns that must not be stored are never saved.',
} satisfies typeof source
