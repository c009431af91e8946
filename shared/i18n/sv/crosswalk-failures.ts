import type { FailureWording } from '../wording.ts'

const nothingChanged = 'Inget har ändrats.'

/** Failures of saying where the old goes on in the new. */
export const crosswalkFailures = {
  'crosswalk.unknown-source': (): FailureWording => ({
    what: 'Här finns ingen serie eller klass att kartlägga: noden finns inte längre, saknar läsbart signum eller är bara ett steg på vägen.',
    kept: nothingChanged,
    next: 'Välj en serie eller klass i det gamla trädet, eller låt beslutet gälla även allt under noden.',
  }),
  'crosswalk.unknown-target': (): FailureWording => ({
    what: 'Målet är ingen klass i mottagarens klassificering, eller finns inte längre.',
    kept: nothingChanged,
    next: 'Välj en klass i det nya trädet, eller relationen Upphör om inget mål finns.',
  }),
  'crosswalk.unknown-relation': (): FailureWording => ({
    what: 'Relationen finns inte längre.',
    kept: nothingChanged,
    next: 'Läs om sidan.',
  }),
  'crosswalk.split-rule-needed': (): FailureWording => ({
    what: 'En delvis relation säger inget utan en delningsregel.',
    kept: nothingChanged,
    next: 'Skriv vilken del som går dit, till exempel handlingar från och med 2015.',
  }),
  'crosswalk.reason-needed': (): FailureWording => ({
    what: 'Det som upphör behöver ett beslut eller en anteckning om varför.',
    kept: nothingChanged,
    next: 'Skriv beslutet eller skälet och spara igen.',
  }),
  'crosswalk.contradicts': (): FailureWording => ({
    what: 'Det går inte både att upphöra och att gå vidare.',
    kept: nothingChanged,
    next: 'Ta först bort den relation som inte ska gälla.',
  }),
  'crosswalk.nothing-changed': (): FailureWording => ({
    what: 'Det fanns inget att ändra: allt är redan sagt så.',
    kept: nothingChanged,
    next: 'Ändra relationen eller välj något annat.',
  }),
}
