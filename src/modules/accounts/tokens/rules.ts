/** What a token may be given to read; each is a permission that the JSON API's routes ask for. */
export const readable = [
  { value: 'register.read_practices', label: 'Practices' },
  { value: 'register.read_areas', label: 'Areas', hint: 'PCNs, sub-ICBs, ICBs, constituencies and groups' },
  { value: 'register.read_list_sizes', label: 'List sizes' },
  { value: 'register.read_changes', label: 'Changes', hint: 'What opened, closed, moved or changed its name' },
  { value: 'register.read_people', label: 'People', hint: 'Names, posts, e-mail addresses: personal data' },
] as const

/** In words, for a table: `Practices, list sizes`. */
export const readableInWords = (permissions: readonly string[]) => {
  const words = readable
    .filter(({ value }) => permissions.includes(value))
    .map(({ label }) => label.toLowerCase())
    .join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Every secret begins so, that one published by mistake can be found by searching for it. */
export const tokenBegins = 'openlmc_'
