// SPDX-License-Identifier: Apache-2.0
// One filling through both engines: what differs and is not argued in known.json.
import { readFileSync } from 'node:fs';

import { differences } from './compare.mjs';

// Each row: `name`, `reason`, `clause`, and patterns of the differences that it accounts for: of the form's
// name, of its XML, of the calculate of the node that differs, and of what, where, ours, theirs as compare.mjs
// gives them; `erase`: what makes ours and theirs equal when it is left out. Each says what or where, and one of
// a form that loads in one engine alone says why: a whole form is never argued away, and no crash of ours.
const rows = JSON.parse(readFileSync(new URL('known.json', import.meta.url)));

const matches = (pattern, text) => pattern === undefined || new RegExp(pattern, 's').test(String(text));

export const isTooWide = ({ what, where, ours, theirs }) =>
    (what ?? where) === undefined || (matches(what, 'load') && matches(where, '') && (ours ?? theirs) === undefined);

const equalWithout = (pattern, { ours, theirs }) => {
    const [one, other] = [ours, theirs].map((text) => String(text).replace(new RegExp(pattern, 'g'), ''));
    return one === other;
};

// The calculate of the node that a difference is about; '' where it has none.
function calculateOf({ where }, { xml }) {
    const path = String(where).replace(/ .*| *\[\d+\]/g, '');
    const bind = xml.match(/<bind\b[^>]*>/g)?.find((each) => each.includes(`nodeset="${path}"`));
    return bind?.match(/calculate="([^"]*)"/)?.[1] ?? '';
}

function rowOf(difference, filling) {
    if (difference.died) return undefined;
    return rows.find((row) => matches(row.of, filling.of) && matches(row.form, filling.xml) &&
        (row.calculate === undefined || matches(row.calculate, calculateOf(difference, filling))) &&
        ['what', 'where', 'ours', 'theirs'].every((key) => matches(row[key], difference[key])) &&
        (row.erase === undefined || equalWithout(row.erase, difference)));
}

// engines: {ours, theirs}, each an async function from a filling to what compare.mjs takes.
export async function judged(filling, engines) {
    const [ours, theirs] = [await engines.ours(filling), await engines.theirs(filling)];
    const all = differences(ours, theirs);
    const known = all.map((each) => rowOf(each, filling)).filter(Boolean);
    const refused = !ours.loaded && !theirs.loaded;
    return { refused, known: [...new Set(known.map(({ name }) => name))], unknown: all.filter((each) => !rowOf(each, filling)) };
}

export const table = rows;
