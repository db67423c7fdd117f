/** A generator of random numbers: each call draws one, uniform in [0, 1). */
export type Prng = () => number;

// The paper that the doc comment below cites calls them n, m and a.
const STATE_SIZE = 624;
const MIDDLE = 397;
const MATRIX_A = 0x9908b0df;
const UPPER_MASK = 0x80000000;
const LOWER_MASK = 0x7fffffff;

/**
 * The generator behind `np.random.rand()`, seeded as `np.random.seed(seed)`
 * does, equal to the last bit: the Mersenne Twister MT19937, seeded by
 * `init_genrand`, two 32-bit words to each double of 53 bits.
 *
 * Source: M. Matsumoto and T. Nishimura, "Mersenne Twister", ACM TOMACS 8
 * (1998), and their mt19937ar.c (2002).
 *
 * @param seed A whole number from 0 to 4294967295.
 * @returns The generator, before its first draw.
 */
export function mersenneTwister(seed: number): Prng {
  const mt = new Int32Array(STATE_SIZE); // the state
  mt[0] = seed;
  for (let k = 1; k < STATE_SIZE; k++) {
    mt[k] = Math.imul(1812433253, mt[k - 1] ^ (mt[k - 1] >>> 30)) + k;
  }
  const words = new Int32Array(STATE_SIZE); // what the state gives: 32 random bits each
  let drawn = STATE_SIZE;

  /** Renews the state, and the words with it. */
  function renew(): void {
    for (let k = 0; k < STATE_SIZE; k++) {
      const next = k + 1 < STATE_SIZE ? k + 1 : 0;
      const middle = k + MIDDLE < STATE_SIZE
        ? k + MIDDLE
        : k + MIDDLE - STATE_SIZE;
      const mixed = (mt[k] & UPPER_MASK) | (mt[next] & LOWER_MASK);
      // MATRIX_A where the last bit of `mixed` is 1, else 0.
      const twist = -(mixed & 1) & MATRIX_A;
      let y = mt[middle] ^ (mixed >>> 1) ^ twist;
      mt[k] = y;

      // Tempering, as the paper calls it.
      y ^= y >>> 11;
      y ^= (y << 7) & 0x9d2c5680;
      y ^= (y << 15) & 0xefc60000;
      y ^= y >>> 18;
      words[k] = y;
    }
    drawn = 0;
  }

  return () => {
    if (drawn === STATE_SIZE) renew();
    const high = words[drawn++] >>> 5; // 27 bits
    const low = words[drawn++] >>> 6; // 26 bits
    return (high * 67108864 + low) / 9007199254740992; // 2²⁶ and 2⁵³
  };
}
