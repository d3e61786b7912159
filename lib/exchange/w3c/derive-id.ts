/**
 * Ids for annotations without one of ours. The same text always has the same id, so a file that is
 * imported twice brings each note once.
 *
 * The id is a UUID of version 8 (RFC 9562, 5.8: 122 bits of custom meaning), filled with cyrb128,
 * bryc's public-domain hash: four lanes of 32 bits, each multiplied and crossed with its neighbour
 * at every code unit, then mixed once more. It is fast and synchronous (SHA-1, for version 5, would
 * need a promise). Among n notes, two share an id by chance with a probability of n²/2¹²³. An
 * attacker can construct two texts that collide, but gains only that his second note is refused as
 * a duplicate.
 */
const FACTORS = [597_399_067, 2_869_860_233, 951_274_213, 2_716_044_179] as const;
const SHIFTS = [18, 22, 17, 19] as const;

/** The `urn:uuid:` derived from a text. */
export function deriveId(text: string): string {
  const [a, b, c, d] = hash128(text).map((lane) => lane.toString(16).padStart(8, "0")) as [
    string,
    string,
    string,
    string,
  ];
  const variant = ((Number.parseInt(c.slice(0, 1), 16) & 3) | 8).toString(16);
  return `urn:uuid:${a}-${b.slice(0, 4)}-8${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

function hash128(text: string): number[] {
  const lanes = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
  const lane = (index: number): number => lanes[index & 3] as number;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    for (let i = 0; i < 4; i += 1)
      lanes[i] = lane(i + 1) ^ Math.imul(lane(i) ^ unit, FACTORS[i] as number);
  }
  for (let i = 0; i < 4; i += 1) {
    lanes[i] = Math.imul(lane(i + 2) ^ (lane(i) >>> (SHIFTS[i] as number)), FACTORS[i] as number);
  }
  const all = lane(0) ^ lane(1) ^ lane(2) ^ lane(3);
  return [all, lane(1) ^ all, lane(2) ^ all, lane(3) ^ all].map((it) => it >>> 0);
}
