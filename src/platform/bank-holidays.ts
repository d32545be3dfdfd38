export type BankHoliday = { readonly on: Temporal.PlainDate; readonly name: string }

/**
 * Days that were moved or given once, by royal proclamation: Banking and Financial Dealings Act 1971, s. 1(2) and (3). A new
 * proclamation is a new line here.
 */
const proclaimed: Readonly<Record<number, readonly { take?: string; give: string; name: string }[]>> = {
  2020: [{ take: '05-04', give: '05-08', name: 'Early May bank holiday (VE day)' }],
  2022: [
    { take: '05-30', give: '06-02', name: 'Spring bank holiday' },
    { give: '06-03', name: 'Platinum Jubilee bank holiday' },
    { give: '09-19', name: 'Bank holiday for the State Funeral of Queen Elizabeth II' },
  ],
  2023: [{ give: '05-08', name: 'Bank holiday for the coronation of King Charles III' }],
}

/** Easter Sunday: Oudin's form of the Gregorian rule, which the Calendar (New Style) Act 1750 lays down. */
function easter(year: number): Temporal.PlainDate {
  const whole = Math.floor
  const century = whole(year / 100)
  const golden = year % 19
  const correction = whole((century - whole((century - 17) / 25)) / 3)
  const moon = (century - whole(century / 4) - correction + 19 * golden + 15) % 30
  const full = moon - whole(moon / 28) * (1 - whole(29 / (moon + 1)) * whole((21 - golden) / 11))
  const weekday = (year + whole(year / 4) + full + 2 - century + whole(century / 4)) % 7
  return Temporal.PlainDate.from({ year, month: 3, day: 28 }).add({ days: full - weekday })
}

const firstMonday = (year: number, month: number) => {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return first.add({ days: (8 - first.dayOfWeek) % 7 })
}
const lastMonday = (year: number, month: number) => {
  const last = Temporal.PlainDate.from({ year, month, day: 31 })
  return last.subtract({ days: last.dayOfWeek - 1 })
}

/** A holiday on a Saturday or Sunday is had on the next weekday that is none already. */
function had(days: readonly BankHoliday[]): BankHoliday[] {
  const taken = new Set(days.filter(({ on }) => on.dayOfWeek <= 5).map(({ on }) => on.toString()))
  return days.map(({ on, name }) => {
    if (on.dayOfWeek <= 5) return { on, name }
    let weekday = on
    while (weekday.dayOfWeek > 5 || taken.has(weekday.toString())) weekday = weekday.add({ days: 1 })
    taken.add(weekday.toString())
    return { on: weekday, name: `${name} (substitute day)` }
  })
}

/** England's bank holidays of a year from 1978 on: the Act's Schedule 1, custom, and what was proclaimed. */
export function bankHolidaysIn(year: number): readonly BankHoliday[] {
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day })
  const usual = had([
    { on: on(1, 1), name: 'New Year’s Day' },
    { on: easter(year).subtract({ days: 2 }), name: 'Good Friday' },
    { on: easter(year).add({ days: 1 }), name: 'Easter Monday' },
    { on: firstMonday(year, 5), name: 'Early May bank holiday' },
    { on: lastMonday(year, 5), name: 'Spring bank holiday' },
    { on: lastMonday(year, 8), name: 'Summer bank holiday' },
    { on: on(12, 25), name: 'Christmas Day' },
    { on: on(12, 26), name: 'Boxing Day' },
  ])
  const once = proclaimed[year] ?? []
  return [
    ...usual.filter((holiday) => !once.some(({ take }) => take && holiday.on.toString().endsWith(take))),
    ...once.map(({ give, name }) => ({ on: Temporal.PlainDate.from(`${year}-${give}`), name })),
  ].toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on))
}
