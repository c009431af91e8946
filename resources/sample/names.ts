import { words } from './lists.ts'
import type { Random } from './random.ts'

export interface Name {
  readonly family: string
  readonly given: string
}

/** A name put together by chance from common Swedish first and last names. */
export function createName(random: Random): Name {
  return { given: random.pick(givenNames), family: familyName(random) }
}

function familyName(random: Random): string {
  const base = random.pick(familyNames)
  return random.weighted<() => string>([
    [() => base, 90],
    [() => `${base} ${random.pick(familyNames)}`, 4],
    [() => `${base}-${random.pick(familyNames)}`, 3],
    [() => `von ${random.pick(nobleNames)}`, 1.5],
    [() => `af ${random.pick(nobleNames)}`, 1.5],
  ])()
}

const givenNames = words(`
  Anna-Karin | Eva-Lena | Ann-Marie | Karl-Erik | Lars-Göran | Per-Olof | Anna Karin | Karl Johan
  Anna | Eva | Maria | Karin | Kristina | Lena | Kerstin | Ingrid | Gunilla | Birgitta | Åsa | Ann
  Sara | Emma | Malin | Jenny | Hanna | Linda | Elin | Johanna | Sofia | Ida | Frida | Märta | Märit
  Ulrika | Helena | Susanne | Annika | Camilla | Therése | Amelie | Désirée | Renée | Linnéa | Zahra
  Lars | Anders | Mikael | Johan | Per | Erik | Karl | Peter | Jan | Thomas | Daniel | Fredrik | Bo
  Åke | Göran | Östen | Pär | Håkan | Björn | Jörgen | Mårten | Kjell | Rune | Sven | Nils | Olle
  Andreas | Marcus | Niklas | Henrik | Mattias | Jonas | Gustav | Viktor | André | Rasmus | Ahmed | Ali
`)

const familyNames = words(`
  Andersson | Johansson | Karlsson | Nilsson | Eriksson | Larsson | Olsson | Persson | Svensson | Ek
  Gustafsson | Pettersson | Jonsson | Jansson | Hansson | Bengtsson | Jönsson | Lindberg | Jakobsson
  Magnusson | Olofsson | Lindström | Lindqvist | Lindgren | Axelsson | Berg | Bergström | Lundberg | Lind
  Lundgren | Lundqvist | Mattsson | Berglund | Fredriksson | Sandberg | Henriksson | Forsberg | Sjöberg
  Wallin | Engström | Eklund | Danielsson | Lundin | Håkansson | Björk | Bergman | Gunnarsson | Holm
  Wikström | Samuelsson | Isaksson | Fransson | Bergqvist | Nyström | Holmberg | Arvidsson | Löfgren
  Söderberg | Nyberg | Blomqvist | Claesson | Nordström | Mårtensson | Lundström | Åberg | Öberg | Åström
  Östlund | Ångman | Sjögren | Hedlund | Strömberg | Öhman | Norén | Rosén | Hallén | Lindén | Hassan
`)

const nobleNames = words('Norrstam | Granfels | Björkenhof | Lindenås | Åkerskans | Forshem')
