import type { Random } from '#resources/sample/random.ts'

/** Names, places, units and titles of made-up Swedish people, common ones first: they are drawn as unevenly as in life. */

export const givenNames = words(`
  Anna Lars Maria Karl Eva Per Kristina Anders Karin Johan Lena Nils Elisabeth Erik Margareta Jan Kerstin Mikael Birgitta Hans
  Marie Peter Ingrid Daniel Linnéa Fredrik Sofia Sven Johanna Andreas Emma Bengt Malin Bo Ulla Göran Sara Åke Gunilla Marcus
  Susanne Magnus Hanna Mattias Helena Thomas Elin Henrik Monica Jonas Annika Stefan Ida Gunnar Camilla Björn Jenny Niklas Ulrika
  Arne Julia Leif Viktoria Martin Therese Alexander Linda Ulf Gun Patrik Carina Christer Matilda Emil Elsa Kjell Sandra Robert
  Petra Filip Åsa Håkan Amanda Tommy Louise Joakim Inger David Josefin Jörgen Frida Sebastian Pernilla Kenneth Madeleine Rolf
  Cecilia Adam Caroline Roland Märta Olof Ellen Simon Lisa Roger Agneta Tobias Moa Gustav Lovisa Rune Yvonne Kent Barbro Pär
  Berit Östen Siv Mårten Charlotta Torbjörn Anneli Viktor Rebecka Kurt Veronica Jesper Mona Claes Ann Rickard Zahra Ahmed Fatima
  Ali Mohammed Aisha Hassan Amina Omar Layla Yusuf Nadia Ibrahim Samira Mehmet Ayse Dragan Ivana Piotr Katarzyna Jussi Päivi
`)

/** Spellings that are heard alike. */
export const otherSpellings: Readonly<Record<string, string>> = {
  Kristina: 'Christina',
  Karl: 'Carl',
  Erik: 'Eric',
  Sofia: 'Sophia',
  Viktoria: 'Victoria',
  Therese: 'Teresé',
  Marcus: 'Markus',
  Thomas: 'Tomas',
  Monica: 'Monika',
  Niklas: 'Nicklas',
  Håkan: 'Haakan',
  Filip: 'Philip',
  Christer: 'Krister',
  Gustav: 'Gustaf',
  Camilla: 'Kamilla',
  Fredrik: 'Fredric',
  Rickard: 'Richard',
  Oskar: 'Oscar',
  Viktor: 'Victor',
  Rebecka: 'Rebecca',
  Claes: 'Klas',
  Sara: 'Sarah',
  Hanna: 'Hannah',
  Cecilia: 'Caecilia',
  Mattias: 'Matthias',
  Mikael: 'Michael',
}

const patronyms = words(`
  Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson Hansson
  Bengtsson Jönsson Jakobsson Magnusson Olofsson Axelsson Mattsson Fredriksson Henriksson Danielsson Håkansson Gunnarsson
  Samuelsson Isaksson Fransson Arvidsson Mårtensson Claesson Ivarsson Eliasson Pålsson Göransson Åkesson Hermansson
`)
const starts = words(`
  Lind Berg Sjö Hed Ek Björk Sund Nord Söder Öster Väster Norr Strand Lund Fors Engs Holm Ström Dahl Wall Hall Grön Blom Sand
  Åker Ås Alm Ny Stål Silver Gyllen Rosen Hög Löv Äng Vik Back Mo Ceder Grans Kron Thun Zetter Palm
`)
const ends = words(`berg ström gren lund qvist kvist man blad dahl stedt holm mark fors vall löf wall rot stam land`)
const short = words(
  `Ek Lind Berg Holm Ström Falk Frisk Modig Rask Björk Ståhl Wallin Norén Lundin Hedin Sandin Palmér Thulin`,
)
const foreign = words(`
  Hassan Ahmed Ali Mohamed Yilmaz Demir Petrović Kovačević Nowak Kowalski Nguyen Korhonen Virtanen Haddad Hosseini Rahimi Osman
  Abdi Jovanović Popescu García Müller Schmidt Hansen Jensen Olsen Østergaard
`)

export function drawGivenNames(random: Random): { readonly given: string; readonly call: string } {
  const first = drawUneven(random, givenNames)
  const form = random.int(1, 100)
  if (form <= 45) return { given: first, call: first }
  const second = drawUneven(random, givenNames)
  if (form <= 57) return { given: `${first}-${second}`, call: `${first}-${second}` }
  if (form <= 90) return { given: `${first} ${second}`, call: random.chance(0.7) ? first : second }
  return { given: `${first} ${second} ${drawUneven(random, givenNames)}`, call: random.chance(0.6) ? first : second }
}

export function drawFamilyName(random: Random): string {
  const form = random.int(1, 1000)
  if (form <= 400) return drawUneven(random, patronyms)
  if (form <= 820) return capital(random.pick(starts) + random.pick(ends))
  if (form <= 880) return random.pick(short)
  if (form <= 940) return random.pick(foreign)
  if (form <= 955) return `${random.pick(['von', 'af', 'de'])} ${capital(random.pick(starts) + random.pick(ends))}`
  const [one, two] = [drawUneven(random, patronyms), capital(random.pick(starts) + random.pick(ends))]
  return random.chance(0.5) ? `${one} ${two}` : `${two}-${one}`
}

/** Places with the first three digits of their postcodes. */
export const places: readonly (readonly [place: string, postcode: string])[] = [
  ['Norrstad', '791'],
  ['Älvsund', '792'],
  ['Borlinge', '784'],
  ['Säterby', '783'],
  ['Hedemåla', '776'],
  ['Avestrand', '774'],
  ['Ludviksberg', '771'],
  ['Leksbyn', '793'],
  ['Rättbo', '795'],
  ['Orsalund', '794'],
  ['Öjesjö', '798'],
  ['Malungsnäs', '782'],
  ['Gagnsta', '785'],
  ['Västerfors', '721'],
  ['Övre Åkersberga', '745'],
  ['Gränsköping', '811'],
]

export const units = words(
  `
  Enheten för regional tillväxt|Kulturmiljöenheten|Enheten för landsbygd|Näringslivsenheten|Kommunikationsenheten|HR-enheten
  |Ekonomienheten|Enheten för samhällsplanering|Naturvårdsenheten|Enheten för integration|Kansliet|Digitaliseringsenheten
  |Regionala utvecklingsenheten|Kollektivtrafikenheten|Enheten för kompetensförsörjning|Miljöenheten|IT-enheten|Juridiska enheten
  |Enheten för infrastruktur|Kulturenheten`,
  '|',
)

export const titles = words(
  `
  Handläggare|Utredare|Administratör|Regional utvecklare|Länsutvecklare|Enhetschef|Kommunikatör|Ekonom|Controller|Arkivarie
  |Registrator|HR-konsult|Projektledare|Strateg|Planerare|Jurist|Systemförvaltare|Assistent|Samhällsplanerare|Antikvarie
  |Verksamhetsutvecklare|Energi- och klimatstrateg|Landsbygdsutvecklare|Avdelningschef`,
  '|',
)

/** One of the list, its beginning far more often than its end (share about 1 / place). */
export function drawUneven<T>(random: Random, list: readonly T[]): T {
  // log-uniform from 3 up to the end
  const place = Math.floor(3 * ((list.length + 3) / 3) ** (random.int(0, 999_999) / 1_000_000)) - 3
  const found = list[Math.max(0, Math.min(list.length - 1, place))]
  if (found === undefined) throw new RangeError('Nothing to draw from')
  return found
}

function words(text: string, between = ' '): string[] {
  return text
    .replaceAll('\n', ' ')
    .split(between)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
