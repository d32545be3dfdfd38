// Every page works without this file; it saves a key press, a second submission and a reload.

document.querySelector('.error-summary')?.focus()

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, textarea, select, [contenteditable]')
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
  const search = document.getElementById('search')
  if (!search) return
  event.preventDefault()
  search.select()
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.method !== 'post') return
  if ('sent' in form.dataset) return event.preventDefault()
  form.dataset.sent = ''
  // After the form has been read, or the pressed button's own name and value would be left out.
  setTimeout(() => form.querySelectorAll('button').forEach((button) => (button.disabled = true)))
})

// Coming back by the browser's own history shows the page as it was left, buttons and all.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent
    form.querySelectorAll('button').forEach((button) => (button.disabled = false))
  }
})

// A filter chosen with the pointer is meant; one passed over with the arrow keys may not be.
let pointed = false
addEventListener('pointerdown', () => (pointed = true), true)
addEventListener('keydown', () => (pointed = false), true)
document.addEventListener('change', (event) => {
  const form = event.target.closest('form.filters')
  if (form && pointed && event.target.matches('select, [type=checkbox], [type=radio]')) form.requestSubmit()
})

async function poll() {
  const shown = document.querySelector('[data-poll]')
  if (!shown) return
  await new Promise((resume) => setTimeout(resume, Number(shown.dataset.poll) * 1000))
  try {
    const reply = await fetch(location.href)
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
    const next = reply.ok && page.getElementById(shown.id)
    // Finished or gone wrong: either way the whole page has something else to say.
    if (!next || !('poll' in next.dataset)) return location.reload()
    shown.replaceWith(next)
  } catch {
    // Offline for a moment: keep what is shown and ask again.
  }
  return poll()
}
void poll()
