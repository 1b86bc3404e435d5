// SPDX-License-Identifier: Apache-2.0
// Chance that can be repeated: the same words give the same draws on every machine.
import { createHash } from 'node:crypto';

export function chance(seed) {
    let state = createHash('sha256').update(String(seed)).digest().readUInt32LE();
    const next = () => { // mulberry32
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
    const below = (count) => Math.floor(next() * count);
    return {
        below,
        one: (list) => list[below(list.length)],
        in: (count) => below(count) === 0, // once in so many
    };
}
