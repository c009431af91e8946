export const countyBoard = 'Länsstyrelsen i Norrmarks län'
export const federation = 'Regionförbundet Norrmark'
export const region = 'Region Norrmark'
export const transferDate = '2019-01-01'

/** Invented municipalities of an invented county. */
export const municipalities = [
  'Granvika kommun',
  'Åsboda kommun',
  'Björkmo kommun',
  'Hedesele kommun',
  'Kvarnsunda kommun',
  'Östanbäcka kommun',
  'Malmträska kommun',
  'Norrmarks kommun',
]

export interface Unit {
  readonly name: string
  /** How some lists abbreviate it. */
  readonly short: string
  readonly receiver: string
}

export const countyBoardUnits: readonly Unit[] = [
  {
    name: 'Enheten för näringsliv och projektstöd',
    short: 'Näringsliv/projekt',
    receiver: 'Regionala utvecklingsförvaltningen, näringsliv',
  },
  {
    name: 'Enheten för regional utveckling',
    short: 'Reg utv',
    receiver: 'Regionala utvecklingsförvaltningen, strategi',
  },
  { name: 'Landsbygdsenheten', short: 'Landsb.enh.', receiver: 'Regionala utvecklingsförvaltningen, näringsliv' },
  {
    name: 'Enheten för samhällsbyggnad och infrastruktur',
    short: 'Samh.bygg/infra',
    receiver: 'Regionala utvecklingsförvaltningen, infrastruktur',
  },
  { name: 'Kulturenheten', short: 'Kultur', receiver: 'Kultur- och bildningsförvaltningen' },
  { name: 'Enheten för social hållbarhet', short: 'Soc hållb', receiver: 'Regionstaben, hållbarhet' },
  { name: 'Kommunikationsenheten', short: 'Kommunikation', receiver: 'Regionstaben, kommunikation' },
  { name: 'Rättsenheten', short: 'Rättsenh.', receiver: 'Regionstaben, kansli och juridik' },
  { name: 'Administrativa enheten', short: 'Adm enh', receiver: 'Regionstaben, ekonomi' },
  { name: 'It-enheten', short: 'IT', receiver: 'It-förvaltningen' },
]

export const federationUnits: readonly Unit[] = [
  {
    name: 'Kollektivtrafik – planering',
    short: 'Koll.trafik plan',
    receiver: 'Kollektivtrafikförvaltningen, planering',
  },
  { name: 'Kollektivtrafik – kundservice', short: 'Kundservice', receiver: 'Kollektivtrafikförvaltningen, kund' },
  { name: 'Kultur och bildning', short: 'Kultur/bildn.', receiver: 'Kultur- och bildningsförvaltningen' },
  {
    name: 'Näringsliv och kompetensförsörjning',
    short: 'Näringsliv/kompetens',
    receiver: 'Regionala utvecklingsförvaltningen, näringsliv',
  },
  { name: 'Välfärd och FoU', short: 'FoU Välfärd', receiver: 'Regionala utvecklingsförvaltningen, välfärd' },
  { name: 'Kansli och administration', short: 'Kansli/adm', receiver: 'Regionstaben, kansli och juridik' },
]
