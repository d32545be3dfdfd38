export type Attribution = {
  readonly publisher: string
  readonly gives: string
  readonly words: string
  readonly licence: { readonly name: string; readonly href: string }
}

const openGovernment = {
  name: 'Open Government Licence v3.0',
  href: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
}

/** Whose open data the register is made of, and the words each licence asks for. */
export const attributions: readonly Attribution[] = [
  {
    publisher: 'NHS England, Care Quality Commission and Office for National Statistics',
    gives:
      'Practices, commissioners, primary care networks, list sizes, online consultations, ratings, names and codes of areas.',
    words: 'Contains public sector information licensed under the Open Government Licence v3.0. Contains CQC data.',
    licence: openGovernment,
  },
  {
    publisher: 'Ordnance Survey and NHS Postcode Directory',
    gives: 'Postcodes and the areas they are in.',
    words:
      'Contains OS data © Crown copyright and database right. Contains Royal Mail data © Royal Mail copyright and database right. Contains National Statistics data.',
    licence: openGovernment,
  },
  {
    publisher: 'UK Parliament',
    gives: 'Members of Parliament and the results of elections.',
    words: 'Contains Parliamentary information licensed under the Open Parliament Licence v3.0.',
    licence: {
      name: 'Open Parliament Licence v3.0',
      href: 'https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/',
    },
  },
  {
    publisher: 'mySociety',
    gives: 'The parliamentary constituency of a postcode.',
    words: 'mySociety, UK Parliament 2024 postcode lookup, CC BY 4.0.',
    licence: { name: 'Creative Commons Attribution 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' },
  },
]
