// SPDX-License-Identifier: Apache-2.0
// Our own engine, asked through `council try --json`. `at`: the time that the form sees, ISO with offset.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'differential-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

function asked(program, { xml, mediaFolder, steps }, at) {
    writeFileSync(join(folder, 'form.xml'), xml);
    writeFileSync(join(folder, 'steps.json'), JSON.stringify(steps));
    const words = ['try', join(folder, 'form.xml'), '--answers', join(folder, 'steps.json'), '--json', '--now', at];
    if (process.env.TZ) words.push('--zone', process.env.TZ);
    if (mediaFolder) words.push('--media', mediaFolder);
    const { stdout, stderr, signal, error } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 60_000 });
    if (error && !signal) return { loaded: false, why: error.message, died: true };
    if (signal) return { loaded: false, why: `${program} died of ${signal}`, died: true };
    try {
        return JSON.parse(stdout);
    } catch {
        return { loaded: false, why: stderr, died: true };
    }
}

function questionsOf(pages) {
    const all = {};
    for (const page of pages)
        for (const { reference, label, hint, required, readonly, value, choices, control } of page.questions)
            all[reference] = {
                label, hint, required, readonly: readonly || control === 'note', value,
                control, choices: choices.map((choice) => ({ value: choice.value, label: choice.label })),
            };
    return all;
}

export function run(program, filling, at) {
    const found = asked(program, filling, at);
    if (!found.loaded) {
        const why = found.why ?? found.problems.filter((each) => each.refuses).map((each) => each.reason).join('; ');
        return { loaded: false, died: found.died, why };
    }
    const { steps, violations, instance, pages, broken } = found;
    return { loaded: true, steps, violations, instance, broken, pages, questions: questionsOf(pages) };
}
