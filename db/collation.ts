/**
 * An SQL expression whose binary order is Swedish order: å ä ö after z, case and é set aside; the same folding as `sortText` of
 * `shared/import/business-key.ts`. Built-in functions only, so that it can stand in an index without trusting the schema.
 */
export function swedishOrder(column: string): string {
  return folds.reduce((expression, [from, to]) => `replace(${expression}, '${from}', '${to}')`, `lower(${column})`)
}

const folds = [
  ['Å', '{'],
  ['å', '{'],
  ['Ä', '|'],
  ['ä', '|'],
  ['Ö', '}'],
  ['ö', '}'],
  ['É', 'e'],
  ['é', 'e'],
  ['Ü', 'y'],
  ['ü', 'y'],
] as const
