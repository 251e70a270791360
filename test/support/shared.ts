import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of measured data and references that stands beside the project on some machines. */
const root = fileURLToPath(new URL('../../../shared', import.meta.url))

export const hasShared = existsSync(root)
/** Why a test is skipped; printed in its title so that the count can be explained. */
export const withoutShared = 'needs ../shared (measured data), which is absent'
export function sharedPath(...parts: string[]): string { return [root, ...parts].join('/') }
