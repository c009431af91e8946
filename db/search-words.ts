/**
 * What a person types as a question to the search index: each word as a prefix, all of them wanted; quoted, so that no character of
 * theirs is query syntax. å, ä and ö are letters of their own, but é is found by e, and e by é. A single character beside other
 * words is a whole word (`304-1-2018`), and a letter at the end the beginning of a word that is still being typed: left out. Null
 * where there is no word.
 */
export function matchExpression(search: string): string | null {
  return expressionOf(search, (length) => length > 1)
}

/**
 * The same, but for whole words where they are long: what it finds is found by the other too, and it costs no more than the rows
 * that are read, whereas the index first gathers all rows of all words with a long beginning.
 */
export function wholeWordExpression(search: string): string | null {
  return expressionOf(search, (length) => length > 1 && length <= longestIndexed)
}

/** The words of a text as the index cuts them, in lower case. */
export function searchWords(text: string): string[] {
  return (text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLocaleLowerCase('sv'))
}

/** Beginnings of two and three characters have an index of their own. */
const longestIndexed = 3

function wantedWords(search: string): string[] {
  const words = searchWords(search)
  const isTyping = words.length > 1 && /^\p{L}$/u.test(words.at(-1) ?? '')
  return isTyping ? words.slice(0, -1) : words
}

function expressionOf(search: string, isPrefix: (length: number) => boolean): string | null {
  const words = wantedWords(search)
  if (words.length === 0) return null
  return words
    .map((word) => {
      // A character that stands alone is all that there is to go by.
      const mark = isPrefix(words.length === 1 ? Math.max(2, word.length) : word.length) ? '*' : ''
      return `(${spellingsOf(word)
        .map((spelling) => `"${spelling}"${mark}`)
        .join(' OR ')})`
    })
    .join(' AND ')
}

/** More than so many e:s are tried one at a time. */
const mostSpellings = 6

/** As written, with no accent, and with one on each e in turn: a Swedish word or name bears one. */
function spellingsOf(word: string): string[] {
  const plain = word.replaceAll('é', 'e')
  const places = Array.from(plain.matchAll(/e/g), ({ index }) => index).slice(0, mostSpellings)
  return [...new Set([word, plain, ...places.map((at) => `${plain.slice(0, at)}é${plain.slice(at + 1)}`)])]
}
