import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { problem } from './problem.ts'

/** Where the document is and how it is shown. Nothing is asked of any other server: not the validator, no fonts, no badge. */
const BEGIN = `SwaggerUIBundle({
  url: 'openapi.json', dom_id: '#docs', validatorUrl: null, deepLinking: true, docExpansion: 'list', defaultModelsExpandDepth: 0,
  displayRequestDuration: true, queryConfigEnabled: false,
})
`
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>削峰 Xuefeng API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="docs/swagger-ui.css">
    <style>body { margin: 0 } #docs { max-width: 90rem; margin: auto }</style>
  </head>
  <body>
    <main id="docs"></main>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/begin.js"></script>
  </body>
</html>
`
const TYPES: Readonly<Record<string, string>> = { 'swagger-ui.css': 'text/css; charset=utf-8', 'swagger-ui-bundle.js': 'text/javascript; charset=utf-8', 'begin.js': 'text/javascript; charset=utf-8' }

/** `GET /api/docs`: the OpenAPI document as a page to read and to try, without any network but this server. */
export function docsRoutes(): Hono {
  const app = new Hono()
  app.get('/docs', (c) => c.html(PAGE))
  app.get('/docs/:file', async (c) => {
    const file = c.req.param('file')
    const type = Object.hasOwn(TYPES, file) ? TYPES[file] : undefined
    if (type === undefined) return problem(c, 404, 'not-found', 'the page has no such part; open /api/docs')
    return c.body(file === 'begin.js' ? BEGIN : await packaged(file), 200, { 'content-type': type })
  })
  return app
}

/** Read when it is asked for: whoever never opens the page never loads it. */
async function packaged(file: string): Promise<string> { return await readFile(fileURLToPath(import.meta.resolve(`swagger-ui-dist/${file}`)), 'utf8') }
