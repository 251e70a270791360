const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A chance for people: 0.02, 4·10⁻⁸. */
export function chanceText(p: number): string {
  if (p === 0) return '<10⁻³⁰⁰'
  if (p >= 0.01) return p.toFixed(2)
  const [digit = '', power = ''] = p.toExponential(0).split('e-')
  return `${digit}·10⁻${[...power].map((figure) => RAISED[Number(figure)] ?? '').join('')}`
}
