// SPDX-License-Identifier: Apache-2.0
// ODK Web Forms as a judge: a form, its media and the steps of `council try`, run by @getodk/xforms-engine.
// What comes back has the shape that ours.mjs gives. The engine stands on a browser's DOM; jsdom is one.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The packages lie in a folder of the build's own, never in the tree.
const packages = createRequire(pathToFileURL(join(process.env.DIFFERENTIAL_PACKAGES, 'package.json')));
const { JSDOM } = packages('jsdom');
const { window } = new JSDOM('<!doctype html>', { url: 'http://localhost/' });
for (const name of Object.getOwnPropertyNames(window))
    if (!(name in globalThis) && /^[A-Z]|^document$|^localStorage$/.test(name)) globalThis[name] = window[name];
globalThis.window = window;

const folder = join(process.env.DIFFERENTIAL_PACKAGES, 'node_modules/@getodk/xforms-engine');
export const version = JSON.parse(readFileSync(join(folder, 'package.json'))).version;
// It is built for browsers: its XPath parser must not take this for Node.
await fetch('data:,'); // loads the rest of Node first
const { versions } = process;
Object.defineProperty(process, 'versions', { value: {}, configurable: true });
const { loadForm } = await import(pathToFileURL(join(folder, 'dist/index.js')));
Object.defineProperty(process, 'versions', { value: versions, configurable: true });

// Both engines see one time; what has no arguments, or asks for now, is given it.
export function stopTheClock(iso) {
    const Real = Date;
    const at = new Real(iso).getTime();
    globalThis.Date = class extends Real {
        constructor(...parts) {
            super(...(parts.length ? parts : [at]));
        }
        static now() {
            return at;
        }
    };
}

function text(markdown) {
    return markdown
        .map((node, index) => {
            if (node.role === 'child') return node.value;
            if (node.role === 'line-break') return '\n';
            if (node.role === 'html') return node.unsafeHtml.replace(/<[^>]*>/g, '');
            const within = text(node.children);
            if (node.elementName === 'ol')
                return node.children.map((item, n) => `\n${n + 1}. ${text([item])}`).join('');
            return /^(p|h\d|li|div)$/.test(node.elementName) && index ? '\n' + within : within;
        })
        .join('');
}
const words = (range) => (range ? text(range.formatted) : '');

function* nodesUnder(node) {
    yield node;
    for (const child of node.currentState.children ?? []) yield* nodesUnder(child);
}
const nodeAt = (root, reference) =>
    [...nodesUnder(root)].find((node) => node.currentState.reference === reference);
const isControl = (node) => /^(note|select|input|trigger|range|rank)$/.test(node.nodeType);

// As a resident can: only choices that are there, and a rank of them all.
function set(node, value) {
    const one = node.selectType === 'select1' && value !== null && value !== '';
    const list = one ? [String(value)] : [value ?? ''].flat().map(String).join(' ').split(/\s+/).filter(Boolean);
    const offered = (node.currentState.valueOptions ?? []).map((item) => item.value);
    if (/select|rank/.test(node.nodeType) && list.some((each) => !offered.includes(each))) throw new Error('no such choice');
    if (node.nodeType === 'rank' && list.length && list.length !== offered.length) throw new Error('not all of them');
    if (node.nodeType === 'select')
        return node.selectType === 'select1' ? node.selectValue(list[0] ?? null) : node.selectValues(list);
    if (node.nodeType === 'rank') return node.setValues(list);
    if (node.nodeType === 'trigger') return node.setValue(value === true || value === 'OK' || value === 'true');
    if (!node.setValue) throw new Error(`${node.nodeType} takes no answer`);
    return node.setValue(value === null ? '' : String(value));
}

function step(root, asked) {
    if ('set' in asked) {
        const node = nodeAt(root, asked.set);
        if (!node?.currentState.relevant || node.currentState.readonly) throw new Error('no such question');
        set(node, asked.value);
    } else if ('add' in asked) {
        const range = nodeAt(root, asked.add);
        if (!range?.addInstances) throw new Error('no repeat that grows');
        range.addInstances();
    } else if ('remove' in asked) {
        const [, name, position] = /^(.*)\[(\d+)\]$/.exec(asked.remove);
        const range = nodeAt(root, name);
        if (!range?.removeInstances || !range.currentState.children[position - 1]) throw new Error('no such instance');
        range.removeInstances(position - 1);
    } else if ('lang' in asked) {
        // "Polski (pl)" is known to `council try` by its code as well.
        const found = root.languages.find(({ language }) => language === asked.lang || language.endsWith(`(${asked.lang})`));
        if (!found) throw new Error('no such language');
        root.setLanguage(found);
    }
}

function questionsOf(root) {
    const all = {};
    for (const node of nodesUnder(root))
        if (isControl(node) && node.currentState.relevant)
            all[node.currentState.reference] = {
                label: words(node.currentState.label),
                hint: words(node.currentState.hint),
                required: node.currentState.required,
                readonly: node.currentState.readonly,
                value: node.currentState.instanceValue,
                choices: (node.currentState.valueOptions ?? []).map((item) => ({
                    value: item.value,
                    label: words(item.label),
                })),
            };
    return all;
}

export async function run({ xml, media, steps }) {
    // The engine puts a list inside an element of its own, where an XML declaration may not stand.
    const fetchFormAttachment = async (url) => {
        const name = decodeURIComponent(url.pathname.split('/').pop());
        const words = media(name)?.toString().replace(/^<\?xml[^>]*\?>/, '');
        const type = { csv: 'text/csv', xml: 'text/xml', geojson: 'application/geo+json' }[name.split('.').pop()];
        return new Response(words ?? '', { status: words === undefined ? 404 : 200, headers: type ? { 'content-type': type } : {} });
    };
    try {
        const form = await loadForm(xml, { fetchFormAttachment, missingResourceBehavior: 'BLANK' });
        if (form.status === 'failure') return { loaded: false, why: form.error.message };
        const { root } = form.createInstance({ preloadProperties: { deviceID: 'have-your-say:try' } });
        const outcomes = steps.map((asked) => {
            try {
                step(root, asked);
                return { ok: true };
            } catch (error) {
                return { ok: false, error: error.message };
            }
        });
        const violations = root.validationState.violations.map(({ reference, violation }) => ({
            reference,
            rule: violation.condition,
            message: words(violation.message),
        }));
        const payload = await root.prepareInstancePayload();
        const instance = await payload.data[0].get('xml_submission_file').text();
        return { loaded: true, steps: outcomes, questions: questionsOf(root), violations, instance };
    } catch (error) {
        return { loaded: false, why: error.message };
    }
}
