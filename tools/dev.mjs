// `npm run dev`: builds, starts, and does both again whenever a file is saved. A build that fails leaves the last one running.
import { spawn, spawnSync } from 'node:child_process'
import { watch } from 'node:fs'

let running
let waiting

function build() {
  return spawnSync(process.execPath, ['tools/bootstrap.mjs'], { stdio: 'inherit' }).status === 0
}

function start() {
  running = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], { stdio: 'inherit' })
  const mine = running
  mine.on('exit', () => {
    if (running === mine) running = undefined
  })
}

function restart() {
  if (!build()) return
  if (!running) return start()
  running.once('exit', start)
  running.kill('SIGTERM')
}

for (const folder of ['src', 'public', 'migrations', 'seeds'])
  watch(folder, { recursive: true }, () => {
    clearTimeout(waiting)
    waiting = setTimeout(restart, 150)
  })
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    if (!running) process.exit(0)
    running.once('exit', () => process.exit(0))
    running.kill('SIGTERM')
  })

if (build()) start()
