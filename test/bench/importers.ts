/**
 * What imports cost: rows a second of a long table, and the memory that its reading holds.
 * Bar: a table of 1 GB needs far less than 1 GB.
 */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { formatHour, type EventHour } from '../../models/units/time.ts'
import { importFiles } from '../../server/packs/importers/import-files.ts'

const STATIONS = ['pinggu', 'donggaocun', 'shunyi', 'miyun', 'dongsi', 'tongzhou', 'yongledian']
const POLLUTANTS = ['pm25', 'pm10', 'so2', 'no2', 'o3', 'co']
/** 2010-01-01 at UTC. */
const FIRST = 350_640

/** A long table of about `gigabytes`, made and removed; `peakMb` is the growth of the process while it is read. */
export async function runLongTable(gigabytes: number): Promise<{ readonly rows: number; readonly rowsPerSecond: number; readonly peakMb: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'xuefeng-bench-'))
  try {
    const path = join(folder, 'long.csv')
    const rows = await writeTable(path, gigabytes * 2 ** 30)
    const before = process.memoryUsage().rss
    let peak = before
    const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss) }, 50)
    const began = performance.now()
    await importFiles([path], { format: 'auto', range: { from: null, to: null }, tell: () => {} })
    clearInterval(watch)
    return { rows, rowsPerSecond: rows / (performance.now() - began) * 1_000, peakMb: (peak - before) / 2 ** 20 }
  } finally { rmSync(folder, { recursive: true, force: true }) }
}

async function writeTable(path: string, bytes: number): Promise<number> {
  let [rows, written] = [0, 0]
  function* chunks(): Generator<string> {
    let text = 'time,station,pollutant,value,unit\n'
    for (let hour = FIRST; written < bytes; hour++) {
      const time = formatHour(hour as EventHour)
      for (const station of STATIONS) for (const pollutant of POLLUTANTS) { text += `${time},${station},${pollutant},${(hour * 7 + pollutant.length) % 500},µg/m³\n`; rows++ }
      if (text.length > 1 << 18) { written += text.length; yield text; text = '' }
    }
    yield text
  }
  await pipeline(Readable.from(chunks()), createWriteStream(path))
  return rows
}
