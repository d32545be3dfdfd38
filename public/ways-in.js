// Passkeys, and lists worth copying. Without this file, or in a browser without passkeys, the page says what else there is.

const knowsPasskeys = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential

const asked = {
  make: (options) =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  use: (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
}

async function answer(form, button) {
  const failure = form.querySelector('[data-failure]')
  failure.hidden = true
  button.disabled = true
  try {
    const reply = await fetch(form.dataset.challenge, { method: 'POST', body: new URLSearchParams() })
    // Sent elsewhere: the session has ended, or wants proof again. The page itself leads there and back.
    if (reply.redirected) return location.reload()
    const credential = await asked[form.dataset.passkey](await reply.json())
    form.elements.answer.value = JSON.stringify(credential.toJSON())
    form.submit()
  } catch {
    failure.hidden = false
  } finally {
    button.disabled = false
  }
}

if (knowsPasskeys) {
  for (const without of document.querySelectorAll('[data-without-passkeys]')) without.hidden = true
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false
    const button = form.querySelector('button')
    button.addEventListener('click', () => void answer(form, button))
    // Enter in a field presses the button too.
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      event.stopPropagation()
      button.click()
    })
  }
}

async function copy(button) {
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText)
  button.textContent = 'Copied'
}

for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', () => void copy(button))
}

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
