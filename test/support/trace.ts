/** System calls of a traced process, read from what strace wrote. */
export interface Call { readonly name: string; readonly text: string; readonly started: number; readonly ended: number }

/** Options of strace for these calls: children and threads too, paths and peers of descriptors; only these calls stop the process. `-D` leaves the traced program the child of who started it. */
export function straceOptions(file: string, calls: readonly string[]): string[] {
  return ['-D', '-f', '--seccomp-bpf', '-yy', '-s', '60', '-e', `trace=${calls.join(',')}`, '-o', file]
}

/** Calls in the order of their ends. A call that another thread's came between stands in two lines; `started` and `ended` are the numbers of the first and the last. */
export function readTrace(trace: string): Call[] {
  const open = new Map<string, { text: string; started: number }>()
  const calls: Call[] = []
  for (const [at, line] of trace.split('\n').entries()) {
    const [, pid = '', text = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    const unfinished = /^(.*) <unfinished \.\.\.>$/.exec(text)
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)
    if (unfinished) { open.set(pid, { text: unfinished[1] ?? '', started: at }); continue }
    const begun = resumed ? open.get(pid) : undefined
    if (resumed) open.delete(pid)
    const whole = `${begun?.text ?? ''}${resumed ? resumed[1] ?? '' : text}`
    const name = /^(\w+)\(/.exec(whole)?.[1]
    if (name !== undefined) calls.push({ name, text: whole, started: begun?.started ?? at, ended: at })
  }
  return calls
}
