/** Who the tests say they are, and what opens their stores. */
export const passphrase = 'en lång lösenfras'
export const person = 'Åsa Testare'
