import { runLongTable } from './importers.ts'
import type { Bench } from './report.ts'

/** What reading a large table costs. */
export const bench: Bench = {
  name: 'imports',
  about: 'a long table of 200 MB read by its importer',
  async run(report) {
    await report.take('a table of 0.2 GB, one value a line', async () => {
      const { rowsPerSecond, peakMb, rows } = await runLongTable(0.2)
      return [
        { name: `${rows.toLocaleString('en')} rows`, value: rowsPerSecond, unit: 'rows/s' },
        { name: 'memory it took above what the process had', value: peakMb, unit: 'MiB' },
      ]
    })
  },
}
