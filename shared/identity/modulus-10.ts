/**
 * Whether the last digit is the modulus 10 (Luhn) check digit of those before it: weights 2, 1, 2, 1 … counted so
 * that the check digit itself weighs 1. Expects ASCII digits only.
 * Source: folkbokföringslagen (1991:481) 18 § names a check digit; Skatteverket SKV 704 gives the method.
 */
export function passesModulus10(digits: string): boolean {
  let sum = 0
  for (let index = digits.length - 1, weight = 1; index >= 0; index--, weight = 3 - weight) {
    const product = (digits.charCodeAt(index) - 48) * weight
    sum += product > 9 ? product - 9 : product
  }
  return sum % 10 === 0
}
