// SPDX-License-Identifier: Apache-2.0
// Makes {form, steps} as small as it can be while `fails(filling)` still holds. A filling without a form tree
// (a golden form) loses steps only.
import { smaller } from './expressions.mjs';
import { nodesOf } from './random_form.mjs';

const without = (list, n, count = 1) => [...list.slice(0, n), ...list.slice(n + count)];

function* fewerSteps(filling) {
    for (let count = filling.steps.length; count; count >>= 1)
        for (let n = 0; n + count <= filling.steps.length; n += count)
            yield { ...filling, steps: without(filling.steps, n, count) };
}

// The form with `edit` done to node number `n` of a copy.
function edited(filling, n, edit) {
    const form = structuredClone(filling.form);
    const { node, around } = [...nodesOf(form)][n];
    edit(node, around.at(-1) ?? form);
    return { ...filling, form };
}

const conditions = ['relevant', 'required', 'readonly', 'constraint', 'calculate', 'count', 'filter', 'value', 'set', 'template'];

function* fewerNodes(filling) {
    if (filling.form.languages?.length) yield { ...filling, form: { ...filling.form, languages: [] } };
    const count = [...nodesOf(filling.form)].length;
    for (let n = 0; n < count; ++n)
        yield edited(filling, n, (node, parent) => (parent.nodes = parent.nodes.filter((each) => each !== node)));
}

function* simplerNodes(filling) {
    for (const [n, { node }] of [...nodesOf(filling.form)].entries()) {
        for (const key of conditions)
            if (node[key] !== undefined) yield edited(filling, n, (each) => delete each[key]);
        if (node.label.length > 1) yield edited(filling, n, (each) => (each.label = each.label.slice(0, 1)));
        for (const key of conditions)
            for (const less of node[key]?.args ? smaller(node[key]) : [])
                yield edited(filling, n, (each) => (each[key] = less));
    }
}

export async function shrunk(filling, fails) {
    const sources = filling.form ? [fewerSteps, fewerNodes, simplerNodes] : [fewerSteps];
    for (let again = true; again;) {
        again = false;
        for (const source of sources)
            for (const candidate of source(filling))
                if (await fails(candidate)) {
                    filling = candidate;
                    again = true;
                    break;
                }
    }
    return filling;
}
