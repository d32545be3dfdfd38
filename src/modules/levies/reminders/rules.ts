/** A practice is left this long to pay after a reminder before the next. */
export const daysBetweenReminders = 14
