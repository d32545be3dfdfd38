import { pick, whole } from './chance.ts'

// Beginnings and endings of which no pair is the name, or in the address, of a real practice, seat or borough.
const firsts = (
  'Aldle Brindle Cobble Dapple Ember Fennel Gorsel Hazzle Inkle Juniper Kestle Larkle Marrow Pebble Quillen Rushle ' +
  'Sorrel Tansy Umber Vetch Wexle Yarrow Burdle Dunnel Elver Flaxen Gannel Imber Kernel Linnet Madder Noddle Orrin ' +
  'Plover Quarrel Rookle Saffle Teasel Ullen Verren Wimble Yellen Bracken Catkin Drover Furrow Garnel Hobble Jessle ' +
  'Knapple Lapwing Merrin Nuthal Osier Pippin Rennel Samphire Thimble Wicker'
).split(' ')
const lasts = 'ford ham ley combe mere stead ton wick worth well bourne gate den hurst bridge cross'.split(' ')
const places = firsts.length * lasts.length

/** Numbered so that neighbours share neither beginning nor ending; after 944 of them the names come round again. */
export const placeName = (n: number) => {
  const at = (n * 495) % places
  return `${firsts[at % firsts.length]}${lasts[Math.floor(at / firsts.length)]}`
}

/** Two for each beginning: enough for an England of 106. */
export const countyName = (n: number) => `${firsts[n % firsts.length]}${n < firsts.length ? 'shire' : 'marsh'}`

const landmarks = [
  'Mill',
  'Church Lane',
  'Old Forge',
  'Market Street',
  'Station Road',
  'Priory',
  'Riverside',
  'Castle Row',
  'Quay',
  'Meadow',
]
const kinds = ['Surgery', 'Medical Centre', 'Health Centre', 'Medical Practice', 'Family Practice', 'Partnership']

export const practiceName = (place: string, code: string) => {
  const landmark = whole(0, 2, code, 'has a landmark') === 0 ? ` ${pick(landmarks, code, 'landmark')}` : ''
  return `${place}${landmark} ${pick(kinds, code, 'kind')}`
}

export const street = (code: string) => `${whole(1, 140, code, 'house')} ${pick(streets, code, 'street')}`
const streets = [
  'Mill Lane',
  'High Street',
  'Church Road',
  'Station Road',
  'Green Lane',
  'Market Place',
  'Long Row',
  'Orchard Way',
]

/** Numbers that Ofcom keeps for plays and films: nobody answers them. */
export const telephone = (code: string) => `01632 960${String(whole(0, 999, code, 'telephone')).padStart(3, '0')}`

const unitLetters = 'ABDEFGHJLNPQRSTUWXYZ'.split('')
export const postcodeIn = (district: string, code: string) =>
  `${district} ${whole(1, 9, code, 'sector')}${pick(unitLetters, code, 'unit 1')}${pick(unitLetters, code, 'unit 2')}`

const given = (
  'Amara Bettina Cal Dilys Edmund Farida Gwilym Hester Ines Jonah Kavita Lorcan Maeve Nikhil Oona Piers Quentin Rosalind ' +
  'Sunita Tobias Una Vikram Winifred Xanthe Yusuf Zelda Anselm Blessing Corin Delphine'
).split(' ')
const family = (
  'Ashpole Birkwhistle Copplestane Drewitt-Mallow Eddlestone Fanshaw-Teal Gathercoal Hobday-Finch Inglethorpe Jessamy ' +
  'Kettleborrow Lidgate-Moon Merriwell Nettlefold Oxenbridge Pennyfeather Quarterbrook Rosewarren Skelhorne Thistlewick ' +
  'Underbarrow Vellacomb Wetherspool Yaxleby Zennor Applegarth Brambleby Cottersett Dovecourt Elderfen'
).split(' ')
/** The first 900 are all different. */
export const personName = (n: number) =>
  `${given[n % given.length]} ${family[(n * 7 + Math.floor(n / given.length)) % family.length]}`

const parties = ['Orchard Party', 'Harbour Party', 'Common Field Party', 'Lantern Party', 'Independent']
export const party = (n: number) => pick(parties, n, 'party')
