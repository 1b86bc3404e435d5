// SPDX-License-Identifier: Apache-2.0
// Which of others' forms this engine refuses, and why, is told in tests/xforms/corpus/README.md: no more than those.
import { readFileSync } from 'node:fs';

const told = readFileSync(new URL('../xforms/corpus/README.md', import.meta.url), 'utf8');
const listed = new Set([...told.matchAll(/^\| (\S+)\.xml \| /gm)].map(([, name]) => name));

// A form of others that one engine alone loads: the other one's refusals are its own.
export function isRefusedAsListed(name, { what, ours, died }) {
    return what === 'load' && !died && (ours === 'runs' || listed.has(name));
}
