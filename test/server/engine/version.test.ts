import { expect, it } from 'vitest'
import { ENGINE_VERSION, engineIdentity } from '../../../server/engine/version.ts'

it('names the engine by its version and the Node that runs it, since both decide the bytes', () => {
  // Oracle: architecture.md ("same project, Node and CPU architecture: same bytes"); the Node that runs this test.
  expect(engineIdentity()).toEqual({ version: ENGINE_VERSION, node: process.versions.node })
  expect(ENGINE_VERSION).toMatch(/^\d+\.\d+\.\d+$/)
})
