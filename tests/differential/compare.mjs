// SPDX-License-Identifier: Apache-2.0
// What differs between two runs of one form: a list of {what, where, ours, theirs}; empty where they agree.
// `what` is load, step, instance, question or violation. Needs a DOMParser (theirs.mjs brings one).

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

// Every node that has a value or is empty, and every attribute, by its path: order and prefixes do not count.
export function flat(xml) {
    const all = {};
    const walk = (element, path) => {
        for (const { name, localName, value, namespaceURI } of element.attributes)
            if (!name.startsWith('xmlns')) all[`${path}/@${namespaceURI ? `{${namespaceURI}}` : ''}${localName}`] = value.replace(uuid, 'UUID');
        const seen = {};
        for (const child of element.children) {
            seen[child.localName] = (seen[child.localName] ?? 0) + 1;
            walk(child, `${path}/${child.localName}[${seen[child.localName]}]`);
        }
        if (!element.children.length) all[path] = element.textContent.replace(uuid, 'UUID');
    };
    const { documentElement } = new DOMParser().parseFromString(xml, 'text/xml');
    walk(documentElement, '/' + documentElement.localName);
    return all;
}

// A text without its look: the engines break lines and mark up in different ways; their letters must agree.
const letters = (text) => text.replace(uuid, 'UUID').replace(/[\s\u200b]+/g, '');

function questionDiffers(ours, theirs) {
    for (const key of ['required', 'readonly']) if (ours[key] !== theirs[key]) return key;
    for (const key of ['value', 'label', 'hint']) if (letters(ours[key]) !== letters(theirs[key])) return key;
    const list = ({ choices }) => choices.map(({ value, label }) => `${value}: ${letters(label)}`);
    const [mine, judge] = [list(ours), list(theirs)];
    if (ours.control === 'rank') for (const each of [mine, judge]) each.sort(); // ours stand in the order given
    return mine.join('\n') === judge.join('\n') ? null : 'choices';
}

export function differences(ours, theirs) {
    if (ours.loaded !== theirs.loaded || ours.died)
        return [{ what: 'load', where: '', ours: ours.why ?? 'runs', theirs: theirs.why ?? 'runs', died: ours.died }];
    if (!ours.loaded) return [];
    const all = [];
    const found = (what, where, one, other) => all.push({ what, where, ours: one, theirs: other });
    ours.steps.forEach(({ ok, error }, n) => {
        if (ok !== theirs.steps[n].ok) found('step', String(n), error ?? 'done', theirs.steps[n].error ?? 'done');
    });
    if (ours.broken) found('instance', '', ours.broken, 'whole');
    const [one, other] = [ours.broken ? {} : flat(ours.instance), flat(theirs.instance)];
    if (!ours.broken)
        for (const path of new Set([...Object.keys(one), ...Object.keys(other)]))
            if (one[path] !== other[path]) found('instance', path, one[path] ?? null, other[path] ?? null);
    for (const reference of new Set([...Object.keys(ours.questions), ...Object.keys(theirs.questions)])) {
        const [mine, judge] = [ours.questions[reference], theirs.questions[reference]];
        const key = mine && judge ? questionDiffers(mine, judge) : 'there';
        const told = (question) => (key === 'there' ? !!question : question[key]);
        if (key) found('question', `${reference} ${key}`, told(mine), told(judge));
    }
    const broken = ({ violations }) => violations.map(({ reference, rule }) => `${reference} ${rule}`);
    for (const each of broken(ours)) if (!broken(theirs).includes(each)) found('violation', each, true, false);
    for (const each of broken(theirs)) if (!broken(ours).includes(each)) found('violation', each, false, true);
    return all;
}
