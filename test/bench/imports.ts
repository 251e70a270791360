import { runFuzz } from './fuzz.ts'
import { runLongTable } from './importers.ts'
import type { Bench } from './report.ts'

/** What reading a large table costs; with XUEFENG_FUZZ=long also what ten thousand made-up files do to each importer, which takes ten minutes. */
export const bench: Bench = {
  name: 'imports',
  about: 'a long table of 200 MB read by its importer; with XUEFENG_FUZZ=long, 10,000 made-up files for each importer',
  async run(report) {
    await report.take('a table of 0.2 GB, one value a line', async () => {
      const { rowsPerSecond, peakMb, rows } = await runLongTable(0.2)
      return [
        { name: `${rows.toLocaleString('en')} rows`, value: rowsPerSecond, unit: 'rows/s' },
        { name: 'memory it took above what the process had', value: peakMb, unit: 'MiB' },
      ]
    })
    if (process.env['XUEFENG_FUZZ'] === 'long') await report.take('made-up files', async () =>
      Object.entries(await runFuzz()).map(([importer, { imported, refused }]) => ({ name: importer, value: imported + refused, unit: 'files', bar: { least: 10_000 }, note: `${imported} imported, ${refused} refused in a sentence` })))
  },
}
