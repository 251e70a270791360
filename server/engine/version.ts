/** Version of the engine: it changes whenever the same log could give other bytes. */
export const ENGINE_VERSION = '0.1.0'
export function engineIdentity(): { version: string; node: string } { return { version: ENGINE_VERSION, node: process.versions.node } }
