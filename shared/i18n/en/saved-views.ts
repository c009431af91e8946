import type { savedViews as source } from '../sv/saved-views.ts'

export const savedViews = {
  menu: 'Views',
  ready: 'Ready-made views',
  saved: 'Saved views',
  noneSaved: 'No saved views yet.',
  save: 'Save this view',
  saveTitle: 'Save the view',
  name: 'Name',
  nameHelp: 'A name that exists replaces that view.',
  nameMissing: 'Enter a name.',
  replaces: (p) => `Replaces the view ”${p.name}”.`,
  kept: 'The view keeps filters, sorting, search words and columns for everybody who works in the transfer.',
  personsLeftOut: 'Search words that may be about people are not kept.',
  submit: 'Save',
  done: (p) => `The view ”${p.name}” is saved.`,
  remove: (p) => `Remove the view ${p.name}`,
  removed: (p) => `The view ”${p.name}” is removed.`,
  by: (p) => `${p.at}, ${p.by}`,
  applied: (p) => `The view ”${p.name}” is shown.`,
} satisfies typeof source
