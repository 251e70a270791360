/** The whole number nearest to sum / count, found by trying all of them; of two equally near the even one. An oracle for GB/T 8170. */
export function nearestByTrying(sum: bigint, count: bigint): number {
  const distance = (whole: bigint): bigint => sum - whole * count < 0n ? whole * count - sum : sum - whole * count
  let best = sum / count - 3n
  for (let whole = best; whole <= sum / count + 3n; whole++) {
    if (distance(whole) < distance(best) || (distance(whole) === distance(best) && whole % 2n === 0n)) best = whole
  }
  return Number(best)
}

/** A decimal text as whole units of 10^-places, by moving the point in the text. */
export function digitsOf(text: string, places: number): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole + fraction.padEnd(places, '0').slice(0, places))
  return text.startsWith('-') ? -size : size
}
