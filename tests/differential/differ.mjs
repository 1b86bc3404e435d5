// SPDX-License-Identifier: Apache-2.0
// Runs forms through our engine and through ODK Web Forms, and says where they differ: see tests/differential/run.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { chance } from './chance.mjs';
import { judged } from './judge.mjs';
import { isRefusedAsListed } from './refusals.mjs';
import * as ours from './ours.mjs';
import { randomFilling, xml_of } from './random_form.mjs';
import { shrunk } from './shrink.mjs';
import * as theirs from './theirs.mjs';
import { walk } from './walk.mjs';

const { values: options } = parseArgs({
    options: {
        program: { type: 'string' }, // council
        forms: { type: 'string', multiple: true, default: [] }, // where folders of form.xml and answers.json lie
        corpus: { type: 'string', multiple: true, default: [] }, // where forms of others lie
        random: { type: 'string', default: '0' }, // how many forms by chance
        walks: { type: 'string', default: '0' }, // how many ways by chance through each form that is not
        seed: { type: 'string', default: '1' },
        only: { type: 'string' }, // one of them, by its name
        found: { type: 'string' }, // folder for what differs, shrunk
    },
});

// Web Forms does not come to an end with these in minutes: 600 totals, each over all that stand before it. Asked by --only.
const withoutEnd = ['cubic'];

const at = '2024-02-01T12:00:00+00:00';
theirs.stopTheClock(at);
const engines = { ours: (filling) => ours.run(options.program, filling, at), theirs: theirs.run };

function written(name, path, folder, steps) {
    const mediaFolder = [join(folder, 'media'), folder].find(existsSync);
    const media = (file) => (existsSync(join(mediaFolder, file)) ? readFileSync(join(mediaFolder, file)) : null);
    return { name, of: name, xml: readFileSync(path, 'utf8'), steps, media, mediaFolder };
}

function* walks(form) {
    for (let n = 0; n < Number(options.walks); ++n) {
        const name = `${form.name}:${options.seed}:${n}`;
        if (options.only && options.only !== name) continue;
        const luck = chance(name);
        const pages = (steps) => ours.run(options.program, { ...form, steps }, at).pages;
        const steps = walk(pages, 1 + luck.below(10), luck);
        if (steps.length) yield { ...form, name, steps };
    }
}

function* golden(folder) {
    for (const name of readdirSync(folder).sort()) {
        const [form, answers] = ['form.xml', 'answers.json'].map((file) => join(folder, name, file));
        if (!existsSync(form) || (withoutEnd.includes(name) && options.only !== name)) continue;
        const steps = existsSync(answers) ? JSON.parse(readFileSync(answers, 'utf8')) : [];
        const found = written(name, form, join(folder, name), steps);
        yield found;
        yield* walks(found);
    }
}

function* corpus(folder) {
    for (const file of readdirSync(folder, { recursive: true }).sort()) {
        if (!file.endsWith('.xml')) continue;
        const found = { ...written(file.slice(0, -4), join(folder, file), join(folder, dirname(file)), []), foreign: true };
        yield found;
        yield* walks(found);
    }
}

function* random(count) {
    for (let n = 0; n < count; ++n) {
        const name = `${options.seed}:${n}`;
        const { form, steps } = randomFilling(chance(name));
        yield { name, form, steps, xml: xml_of(form), media: () => null };
    }
}

// A smaller filling fails in the same way if its first difference is of the same kind.
async function smallest(filling, { what }) {
    return shrunk(filling, async (candidate) => {
        try {
            const whole = { ...candidate, xml: candidate.form ? xml_of(candidate.form) : candidate.xml };
            return (await judged(whole, engines)).unknown.some((each) => each.what === what);
        } catch {
            return false; // an expression that names what was taken away
        }
    });
}

async function tell(filling, unknown) {
    const least = await smallest(filling, unknown[0]);
    if (least.form) least.xml = xml_of(least.form);
    const told = (await judged(least, engines)).unknown;
    console.log(`DIFFERENT ${filling.name}`);
    for (const { what, where, ours: one, theirs: other } of told)
        console.log(`  ${what} ${where}: ours ${JSON.stringify(one)}, theirs ${JSON.stringify(other)}`);
    console.log(`  steps ${JSON.stringify(least.steps)}`);
    const into = join(options.found, filling.name);
    mkdirSync(into, { recursive: true });
    writeFileSync(join(into, 'form.xml'), least.xml);
    writeFileSync(join(into, 'answers.json'), JSON.stringify(least.steps, null, 1));
    const count = filling.name.includes(':') ? 1 + Number(filling.name.split(':').pop()) : 0;
    const again = count ? `--${filling.form ? 'random' : 'walks'} ${count} --seed ${options.seed} ` : '';
    console.log(`  shrunk in ${into}; again: tests/differential/run ${again}--only ${filling.name}`);
}

async function all(name, fillings) {
    const tally = { tried: 0, equal: 0, known: 0, different: 0, refused: 0, apart: 0 };
    const rows = {};
    for (const filling of fillings) {
        if (options.only && options.only !== filling.name) continue;
        ++tally.tried;
        const { known, unknown, refused } = await judged(filling, engines);
        if (filling.foreign && unknown.length && isRefusedAsListed(filling.name, unknown[0])) {
            ++tally.apart;
            continue;
        }
        ++tally[unknown.length ? 'different' : known.length ? 'known' : 'equal'];
        if (refused) ++tally.refused;
        for (const row of known) rows[row] = (rows[row] ?? 0) + 1;
        if (unknown.length) await tell(filling, unknown);
    }
    console.log(`${name}: tried ${tally.tried}, equal ${tally.equal}, different as argued ${tally.known}, ` +
        `different ${tally.different}, loaded by one alone ${tally.apart}; refused by both ${tally.refused}`);
    for (const [row, count] of Object.entries(rows).sort()) console.log(`  as argued, ${row}: ${count}`);
    return tally.different;
}

console.log(`@getodk/xforms-engine ${theirs.version}, seed ${options.seed}`);
let different = 0;
for (const folder of options.forms) different += await all(folder, golden(folder));
for (const folder of options.corpus) different += await all(folder, corpus(folder));
different += await all('by chance', random(Number(options.random)));
process.exit(different ? 1 : 0);
