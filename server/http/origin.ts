import { isIP } from 'node:net'

/**
 * Whether a request may act. A page of another origin must not drive a server on this machine, and a foreign name that was pointed at
 * the loopback address (DNS rebinding) must not either: the Host must be an address, localhost, or the host that was configured, and
 * an Origin, where a browser sends one, must be that same host. Programs without an Origin are let through.
 */
export function allowed(host: string | undefined, origin: string | undefined, configured: string): boolean {
  if (host === undefined) return false
  const name = hostname(`http://${host}`)
  if (name === null || !(name === 'localhost' || name === configured || isIP(name.replace(/^\[|\]$/g, '')) !== 0)) return false
  if (origin === undefined) return true
  try { return new URL(origin).host === host } catch { return false }
}

function hostname(url: string): string | null {
  try { return new URL(url).hostname } catch { return null }
}
