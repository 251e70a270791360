/** Targets of a file that says name and unit in each row: found once for each pair, and no more kept than a file can mean. */
import type { ImportSink, SourceFile } from './importer.ts'
import { targetOf, type Target, type Wanted } from './target.ts'

/** A network has a few dozen variables; a file with more pairs than this is not a table of measurements, and is only slower. */
const MOST = 1_000

/** A function like targetOf that remembers what it found. */
export function targetCache(file: SourceFile, sink: ImportSink): (wanted: Wanted, line: number, place: string) => Target {
  const found = new Map<string, Target>()
  return (wanted, line, place) => {
    const key = `${wanted.name}\n${wanted.unit}`
    let target = found.get(key)
    if (target === undefined) {
      if (found.size >= MOST) found.clear()
      found.set(key, target = targetOf(wanted, file, sink, line, place))
    }
    return target
  }
}
