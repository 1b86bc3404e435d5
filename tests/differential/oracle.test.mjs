// SPDX-License-Identifier: Apache-2.0
// The oracle: faults planted in our engine's outcome must be seen and shrunk, and two honest runs must agree.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

import { chance } from './chance.mjs';
import { isTooWide, judged, table } from './judge.mjs';
import * as ours from './ours.mjs';
import { nodesOf, randomFilling, xml_of } from './random_form.mjs';
import { isRefusedAsListed } from './refusals.mjs';
import { shrunk } from './shrink.mjs';
import * as theirs from './theirs.mjs';

const at = '2024-02-01T12:00:00+00:00';
theirs.stopTheClock(at);
const honest = (filling) => ours.run(process.env.COUNCIL, filling, at);

const node = (name, kind, more = {}) => ({ name, kind, type: 'string', label: ['Q'], ...more });
const written = (form, steps) => ({ name: 'planted', form, steps, xml: xml_of(form), media: () => null });
const filling = written(
    { nodes: [node('a', 'input', { required: { text: 'true()', args: [] } }), node('b', 'select1'), node('r', 'repeat', { nodes: [node('c', 'input')] })] },
    [{ set: '/data/b', value: 'b' }, { add: '/data/r' }, { set: '/data/r[2]/c', value: 'kept' }, { set: '/data/a', value: null }],
);
const faults = {
    'an answer that is lost': [(run) => (run.instance = run.instance.replace('kept', '')), 'instance'],
    'an instance that is doubled': [(run) => (run.instance = run.instance.replace('<r>', '<r><c/></r><r>')), 'instance'],
    'a question that is not asked': [(run) => delete run.questions['/data/b'], 'question'],
    'a label that lost a letter': [(run) => (run.questions['/data/b'].label = ''), 'question'],
    'a choice that is missing': [(run) => run.questions['/data/b'].choices.pop(), 'question'],
    'a required question that is let go': [(run) => (run.violations = []), 'violation'],
    'a step that is refused': [(run) => (run.steps[1] = { ok: false, error: 'no' }), 'step'],
    'a form that is refused': [(run) => Object.assign(run, { loaded: false, why: 'no' }), 'load'],
};

test('two honest runs agree', async () => {
    assert.deepEqual(await judged(filling, { ours: honest, theirs: theirs.run }), { refused: false, known: [], unknown: [] });
});

for (const [name, [plant, what]] of Object.entries(faults))
    test(`${name} is seen`, async () => {
        const faulty = (asked) => {
            const run = honest(asked);
            plant(run);
            return run;
        };
        const { unknown } = await judged(filling, { ours: faulty, theirs: theirs.run });
        assert.ok(unknown.some((each) => each.what === what), JSON.stringify(unknown));
    });

// What known.json argues away is no blindfold: the same forms with a fault that it does not mean.
const said = written(
    { nodes: [node('n', 'input', { type: 'int' }), node('q', 'input', { label: ['You said ', { output: { text: '/data/n', args: [] } }] })] },
    [{ set: '/data/n', value: '12' }],
);
const total = (xml) => ({ name: 'planted', steps: [], media: () => null, xml });
const summed = total(`<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>T</h:title><model>
<instance><data id="t"><n/><other/><r><c/></r><meta><instanceID/></meta></data></instance>
<bind nodeset="/data/n" type="int" calculate="sum(/data/r[c &gt; 5]/c)"/><bind nodeset="/data/other" type="int"/>
<bind nodeset="/data/meta/instanceID" type="string"/></model></h:head><h:body><group ref="/data/r"><repeat nodeset="/data/r">
<input ref="/data/r/c"><label>C</label></input></repeat></group></h:body></h:html>`);
const inWords = (from, to) => (run) => (run.questions['/data/q'].label = run.questions['/data/q'].label.replace(from, to));
const behindRows = {
    'a wrong number in an output': [said, inWords('12', '13')],
    'a number that lost its sign in an output': [said, inWords('12', '-12')],
    'an output that says nothing': [said, inWords('12', '')],
    '0 in a node that sums nothing': [summed, (run) => (run.instance = run.instance.replace(/<other *(\/>|><\/other>)/, '<other>0</other>'))],
};
for (const [name, [asked, plant]] of Object.entries(behindRows))
    test(`${name} is seen`, async () => {
        const before = await judged(asked, { ours: honest, theirs: theirs.run });
        assert.deepEqual(before.unknown, []);
        const faulty = (filling) => {
            const run = honest(filling);
            plant(run);
            return run;
        };
        const { unknown } = await judged(asked, { ours: faulty, theirs: theirs.run });
        assert.ok(unknown.length > before.unknown.length, JSON.stringify(unknown));
    });

const crashing = (asked) => ours.run('/bin/false', asked, at);

test('a crash is seen', async () => {
    const { unknown } = await judged(filling, { ours: crashing, theirs: theirs.run });
    assert.equal(unknown[0].what, 'load');
});

test('no row of known.json argues a whole form away', () => {
    assert.deepEqual(table.filter(isTooWide).map(({ name }) => name), []);
    for (const planted of [{ of: '^f$' }, { of: '^f$', erase: 'x' }, { of: '^f$', what: 'load' }, { of: '^f$', where: 'x?' }])
        assert.ok(isTooWide(planted), JSON.stringify(planted));
});

// Of whole forms that rows of known.json name: a crash, and an answer of a node that no row means.
const named = ['binds-in-binds', 'boolean-conditions', 'html-in-labels', 'nested-repeats', 'texts-as-written', 'boolean-as-number', 'running-totals'];
for (const of of named)
    test(`a crash, a refusal and a lost question in ${of} are seen`, async () => {
        const xml = readFileSync(new URL(`../xforms/forms/${of}/form.xml`, import.meta.url), 'utf8');
        const asked = { name: of, of, xml, steps: [], media: () => null };
        const seen = async (run) => (await judged(asked, { ours: run, theirs: theirs.run })).unknown;
        const { loaded, died } = crashing(asked);
        assert.deepEqual([loaded, died], [false, true]);
        assert.equal((await seen(crashing))[0]?.what, 'load');
        assert.equal((await seen(() => ({ loaded: false, why: 'no' })))[0]?.what, 'load');
        const whole = honest(asked);
        assert.deepEqual(await seen(() => whole), []);
        const foreign = { ...whole, questions: { ...whole.questions, '/data/planted': { label: '' } } };
        assert.ok((await seen(() => foreign)).some(({ where }) => where === '/data/planted there'));
    });

test('a form of others that we refuse beyond those that are listed is seen', () => {
    const refused = { what: 'load', ours: 'no', theirs: 'runs' };
    assert.ok(isRefusedAsListed('collect/single-geopoint', refused));
    assert.ok(isRefusedAsListed('collect/any', { ...refused, ours: 'runs', theirs: 'no' }), 'what the judge refuses');
    assert.ok(!isRefusedAsListed('collect/any', refused));
    assert.ok(!isRefusedAsListed('collect/single-geopoint', { ...refused, died: true }));
    assert.ok(!isRefusedAsListed('collect/single-geopoint', { ...refused, what: 'instance' }));
});

test('what differs is shrunk to the node and the step that it takes', async () => {
    const faulty = (asked) => {
        const run = honest(asked);
        run.instance = run.instance?.replace('kept', '');
        return run;
    };
    const least = await shrunk(filling, async (candidate) => {
        try {
            return (await judged(written(candidate.form, candidate.steps), { ours: faulty, theirs: theirs.run })).unknown.length > 0;
        } catch {
            return false;
        }
    });
    assert.deepEqual([...nodesOf(least.form)].map((each) => each.node.name), ['r', 'c']);
    assert.deepEqual(least.steps, [{ add: '/data/r' }, { set: '/data/r[2]/c', value: 'kept' }]);
});

test('the same seed gives the same form and steps', () => {
    assert.deepEqual(randomFilling(chance('7:3')), randomFilling(chance('7:3')));
    assert.notDeepEqual(randomFilling(chance('7:3')), randomFilling(chance('7:4')));
});
