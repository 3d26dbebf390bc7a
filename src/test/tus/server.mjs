// node server.mjs PORT FOLDER BEHIND: a tus server at /files/; every other request goes on to the server BEHIND.
import { once } from 'node:events'
import http from 'node:http'
import { pipeline, Readable } from 'node:stream'
import { FileStore } from '@tus/file-store'
import { Server } from '@tus/server'

const [port, folder, behind] = process.argv.slice(2)
const store = new FileStore({ directory: folder })
// A web stream: one that Node makes itself ends the process if the reader hangs up at the last byte (undici#5715).
store.read = (id) => Readable.toWeb(FileStore.prototype.read.call(store, id))
const tus = new Server({ path: '/files', datastore: store })

function passThrough(request, response) {
  const { method, headers } = request
  const onward = http.request(new URL(request.url, behind), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.rawHeaders)
    pipeline(answer, response, () => {})
  })
  onward.on('error', () => response.headersSent || response.destroy())
  pipeline(request, onward, () => {})
}

const server = http.createServer((request, response) =>
  /^\/files(\/|$)/.test(request.url) ? tus.handle(request, response) : passThrough(request, response))

await once(server.listen(Number(port), '127.0.0.1'), 'listening')
console.log(server.address().port)

// Whoever started it holds its standard input; if they die, it must not stay behind.
process.stdin.resume().on('end', () => process.exit())
