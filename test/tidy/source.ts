import type { Finding, Rule, Source } from './sources.ts'

/** A small file that exists only in a test. */
export function source(path: string, text = ''): Source {
  return { path, text, bytes: text.length }
}

/** The findings of a rule over files given as path and text, as `path:line` alone. */
export function places(rule: Rule, files: Readonly<Record<string, string>>): string[] {
  return found(rule, files).map(f => `${f.path}:${f.line}`)
}

export function found(rule: Rule, files: Readonly<Record<string, string>>): Finding[] {
  return rule(Object.entries(files).map(([path, text]) => source(path, text)))
}
