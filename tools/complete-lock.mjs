// Adds to package-lock.json the entries npm leaves out when a registry lacks some platform's build of an optional
// dependency; without them `npm ci` refuses the lock on the machine that made it. Run by `npm run lock` after every
// install or removal. Writes nothing when the lock is complete.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/
const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'ppc64le',
  'riscv64',
  's390x',
  'x64',
  'wasm32',
]

/** What the platform package's own manifest would say, read from its name: `@oxlint/binding-linux-x64-musl`. */
function platformOf(name) {
  const words = name
    .toLowerCase()
    .replace('windows', 'win32')
    .split(/[^a-z0-9]+/)
  const os = systems.filter((s) => words.includes(s) || (s === 'win32' && words.includes('win')))
  const cpu = processors.filter((p) => words.includes(p))
  if (!os.length && !cpu.length) return undefined
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') && os.includes('linux') ? ['glibc'] : undefined
  return { ...(cpu.length && { cpu }), ...(os.length && { os }), ...(libc && { libc }) }
}

/** Where npm would look for `name` from the package at `path`. */
function placesFor(path, name) {
  const places = [`node_modules/${name}`]
  for (let at = path; at; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/'))))
    places.push(`${at}/node_modules/${name}`)
  return places
}

let added = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!exact.test(version)) continue
    const present = placesFor(path, name).some((place) => lock.packages[place]?.version === version)
    if (present) continue
    const platform = platformOf(name)
    if (!platform) throw new Error(`${name}@${version} is missing from the lock and its name says no platform`)
    const place = lock.packages[`node_modules/${name}`] ? `${path}/node_modules/${name}` : `node_modules/${name}`
    lock.packages[place] = { version, ...platform, ...(entry.dev && { dev: true }), optional: true }
    added += 1
  }
}

if (added > 0) {
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
  writeFileSync(file, JSON.stringify(lock, null, 2) + '\n')
}
console.log(`package-lock.json: ${added} platform entries added`)
