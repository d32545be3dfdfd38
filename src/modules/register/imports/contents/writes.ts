import type { Operating } from '../../../../platform/scope.ts'
import { totalAreas } from '../../area-totals/writes.ts'
import { listCandidates } from '../../candidates/writes.ts'
import { sightCommissioners } from '../../commissioners/writes.ts'
import { drawConstituencies, nameConstituencies, sightMembersOfParliament } from '../../constituencies/writes.ts'
import { countLists } from '../../list-sizes/writes.ts'
import { sightMapping } from '../../memberships/writes.ts'
import { sightPcnsAndPartners } from '../../partners/writes.ts'
import { placePostcodes } from '../../postcodes/writes.ts'
import { sightPractices } from '../../practices/writes.ts'
import { sightRatings } from '../../ratings/writes.ts'
import { countSubmissions } from '../../submissions/writes.ts'
import { foretellMoves } from '../../successions/writes.ts'
import type { OpenData } from '../feeds.ts'
import { listFigures, mappingFigures, practiceFigures, type Figures, type OpenFile } from '../rules.ts'

/** Keeps what a file says, each kind in its own tables. */
export async function sight(tx: Operating, file: OpenFile, data: OpenData) {
  switch (data.kind) {
    case 'practices':
      return sightPractices(tx, file, data.rows)
    case 'list_sizes':
      return countLists(tx, file, data.rows)
    case 'practice_mapping':
      return sightMapping(tx, file, data.rows)
    case 'pcns':
      return sightPcnsAndPartners(tx, file, data)
    case 'commissioners':
      return sightCommissioners(tx, file, data.rows)
    case 'icb_changes':
      return foretellMoves(tx, file, data)
    case 'postcodes':
      return placePostcodes(tx, file, data.rows)
    case 'members_of_parliament':
      return sightMembersOfParliament(tx, file, data.rows)
    case 'constituency_postcodes':
      return drawConstituencies(tx, file, data.rows)
    case 'constituency_names':
      return nameConstituencies(tx, file, data.rows)
    case 'candidates':
      return listCandidates(tx, file, data.rows)
    case 'ratings':
      return sightRatings(tx, file, data.rows)
    case 'online_submissions':
      return countSubmissions(tx, file, data.rows)
  }
  return totalAreas(tx, file, data.rows)
}

/** What a file holds, counted before anything is written. */
export function figuresOf(data: OpenData): Figures {
  switch (data.kind) {
    case 'practices':
      return practiceFigures(data.rows)
    case 'list_sizes':
      return listFigures(data.rows)
    case 'practice_mapping':
      return mappingFigures(data.rows)
    case 'pcns':
      return {
        pcns: data.rows.length,
        open_pcns: data.rows.filter((row) => row.closed_on === null).length,
        partners: data.partners.length,
        current_partners: data.partners.filter((row) => row.left_on === null).length,
      }
    case 'commissioners':
      return {
        commissioners: data.rows.length,
        open_commissioners: data.rows.filter((row) => row.closed_on === null).length,
      }
    case 'icb_changes':
      return { commissioners_that_move: data.rows.length, practices_that_move: data.practice_moves.length }
    case 'postcodes':
      return { postcodes: data.rows.length }
    case 'members_of_parliament':
    case 'constituency_names':
      return { constituencies: data.rows.length }
    case 'constituency_postcodes':
      return { ranges: data.rows.length }
    case 'candidates':
      return { candidates: data.rows.length }
    case 'ratings':
      return { locations: data.rows.length }
    case 'online_submissions':
      return {
        practices: data.rows.length,
        participating: data.rows.filter((row) => row.took_part).length,
        submissions: data.rows.reduce((total, row) => total + row.submissions, 0),
      }
  }
  return { areas: data.rows.length }
}
