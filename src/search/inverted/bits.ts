/** The numbers whose bits are in all of the sets, rising, in a row from `take`. The first of the sets is changed. */
export function fromBits(sets: Uint32Array[], take: (size: number) => Int32Array): Int32Array {
  const [both = new Uint32Array(0), ...others] = sets;
  let size = 0;
  for (let word = 0; word < both.length; word++) {
    let bits = both[word] as number;
    for (const other of others) bits &= other[word] as number;
    both[word] = bits;
    size += countBits(bits);
  }
  const found = take(size);
  let at = 0;
  for (let word = 0; word < both.length; word++) {
    for (let bits = both[word] as number; bits !== 0; bits &= bits - 1) {
      found[at++] = word * 32 + (31 - Math.clz32(bits & -bits));
    }
  }
  return found;
}

export function countBits(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
