import { CommandRefused, type Command } from '../src/platform/command.ts'
import { seedDemonstration, seedEngland } from './seed.ts'

export const seedCommands: readonly Command[] = [
  {
    name: 'seed',
    about: 'Puts an invented office with two invented LMCs into the demonstration; again does nothing',
    options: {
      scale: {
        type: 'string',
        value: 'england',
        about: 'instead an invented England: 6,200 practices, 100 LMCs, 40,000 people',
      },
      json: { type: 'boolean', about: 'print the figures as JSON' },
    },
    async run({ open, now, print, say }, { options }) {
      if (options['scale'] !== undefined && options['scale'] !== 'england')
        throw new CommandRefused('There is one other scale: use --scale england, or leave it out.')
      const installation = await open('demonstration')
      const seed = options['scale'] === 'england' ? seedEngland : seedDemonstration
      const figures = await seed(installation, now(), say)
      if (options['json']) print(JSON.stringify(figures))
      else if (figures.is_new)
        print(`${figures.practices} practices of ${figures.lmcs} LMCs, with ${figures.people} people.`)
      else print('It is there already. Nothing was changed.')
      return 0
    },
  },
]
