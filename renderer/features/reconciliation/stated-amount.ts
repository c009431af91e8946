/** An amount as a person writes it, `1 234,5`; null where it is none. A lone point is not read: it could be a thousand or a tenth. */
export function readAmount(text: string): number | null {
  const plain = text.replaceAll(/[\s\u00A0\u202F]/g, '').replace('\u2212', '-')
  return /^-?\d+(,\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : null
}
