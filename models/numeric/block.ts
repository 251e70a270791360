/**
 * Arrays of numbers side by side in one block of memory.
 * For: steps that make many small arrays an hour; asking for memory costs more than filling it, and giving it back again as much.
 * In words: a block of `length` numbers, all 0, from which parts are cut one after the other. No units.
 * Reference: measured in test/bench/models.ts. When not to use it: where one part outlives the others; it holds the whole block.
 */

/** Cuts the next part of a block of `length` numbers. Throws a RangeError where the block is used up. */
export function blockOf(length: number): (part: number) => Float64Array {
  const block = new ArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT)
  let from = 0
  return part => {
    const values = new Float64Array(block, from, part)
    from += values.byteLength
    return values
  }
}
