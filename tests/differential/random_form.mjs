// SPDX-License-Identifier: Apache-2.0
// Forms and steps by chance. A form is plain data, so that it can be shrunk: {nodes: [node]}, a node
// {name, kind, type, label, nodes, and what its bind and control say}; xml_of() writes it as pyxform would.
import { expression, written } from './expressions.mjs';

const choices = ['a', 'b', 'c', 'd'];
const kinds = ['input', 'input', 'input', 'input', 'calculate', 'calculate', 'select1', 'select', 'range', 'trigger', 'rank',
               'group', 'repeat'];
const types = ['string', 'int', 'decimal', 'date'];
const typeOf = { int: 'number', decimal: 'number', string: 'string', date: 'date', boolean: 'boolean' };

// All nodes with the nodes around them.
export function* nodesOf(form, around = []) {
    for (const node of form.nodes) {
        yield { node, around };
        if (node.nodes) yield* nodesOf(node, [...around, node]);
    }
}

const placeOf = (around) => around.map(({ name }) => name).join('/');

class Maker {
    constructor(luck) {
        this.luck = luck;
        this.typed = new Set();
        this.made = []; // what later expressions may name: {name, type, many, repeats}
    }

    // Names only what stands before, so that nothing depends on itself.
    within(around) {
        const inside = around.filter(({ kind }) => kind === 'repeat').map(({ name }) => name);
        const shared = (one) => one.repeats.every((name) => inside.includes(name));
        return {
            repeats: inside.length,
            nodes: (type) => this.made.filter((one) => shared(one) && one.types.includes(type)).map(({ name }) => name),
            beside: this.made.filter((one) => inside.length === 1 && one.around === around.at(-1).name && shared(one) &&
                one.types.includes('number')).map(({ name }) => name),
            repeatOf: (name) => this.made.find((one) => one.name === name).repeats[0],
            repeated: (type) => this.made.filter((one) => one.repeats.length === 1 && !shared(one) && one.types.includes(type))
                .map(({ name }) => name),
        };
    }

    // What is typed: when a calculate is calculated again, and whether a select keeps what it does not offer, the
    // engines may choose.
    // Beside the control alone, where a relative path in the value means the same from the node that is set, as JavaRosa
    // has it, and from the control, as Web Forms has it; and in no counted repeat, whose later instances Web Forms forgets.
    settable(around) {
        if (around.some(({ count }) => count)) return [];
        const beside = new Set(this.made.filter(({ place }) => place === placeOf(around)).map(({ name }) => name));
        return this.within(around).nodes('string').filter((name) => this.typed.has(name) && beside.has(name));
    }

    expression(type, around) {
        return expression(type, this.within(around), this.luck);
    }

    node(around) {
        const { luck } = this;
        const kind = luck.one(around.length > 2 ? kinds.slice(0, -2) : kinds);
        const node = { name: 'n' + (this.count = (this.count ?? 0) + 1), kind, label: [luck.one(['Q', 'How *many*?', 'Ä b'])] };
        if (luck.in(4)) node.label.push({ output: this.expression('string', around) });
        if (luck.in(4)) node.relevant = this.expression('boolean', around);
        if (kind === 'group' || kind === 'repeat') {
            if (kind === 'repeat' && luck.in(3)) node.count = { text: String(luck.below(4)), args: [] };
            // Inside a repeat Web Forms takes a template for an instance.
            if (kind === 'repeat' && around.every((one) => one.kind !== 'repeat') && luck.in(2)) node.template = true;
            if (luck.in(8)) node.readonly = this.expression('boolean', around);
            node.nodes = [];
            for (let left = 1 + luck.below(4); left; --left) node.nodes.push(this.node([...around, node]));
            return node;
        }
        node.type = { select1: 'string', select: 'string', rank: 'odk:rank', trigger: 'string', range: 'int' }[kind] ?? luck.one(types);
        if (kind === 'input') this.typed.add(node.name);
        if (kind === 'calculate') node.calculate = this.expression(typeOf[node.type], around);
        if (kind !== 'calculate' && luck.in(4)) node.required = luck.in(2) ? this.expression('boolean', around) : { text: 'true()', args: [] };
        if (kind !== 'calculate' && luck.in(8)) node.readonly = this.expression('boolean', around);
        if (kind === 'input' && luck.in(4)) node.value = this.value(node);
        if (kind === 'input' && luck.in(5)) node.constraint = this.expression('boolean', around);
        if (/select/.test(kind) && luck.in(2)) node.filter = luck.in(2) ? null : this.expression('boolean', around);
        if (kind === 'input' && luck.in(5) && this.settable(around).length)
            node.set = { node: luck.one(this.settable(around)), value: this.expression('string', around) };
        const named = kind === 'select1' ? ['string', 'many', 'one'] : kind === 'select' || kind === 'rank' ? ['many'] : [typeOf[node.type]];
        const repeats = around.filter((one) => one.kind === 'repeat').map(({ name }) => name);
        const directly = around.at(-1)?.kind === 'repeat' ? around.at(-1).name : undefined;
        this.made.push({ name: node.name, types: named, repeats, around: directly, place: placeOf(around) });
        return node;
    }

    value({ kind, type }) {
        const { luck } = this;
        if (kind === 'select1') return luck.one(choices);
        if (kind === 'select') return choices.filter(() => luck.in(2)).join(' ');
        if (kind === 'rank') return luck.one(['a b c d', 'd c b a', 'b d a c']);
        if (kind === 'trigger') return 'OK';
        if (kind === 'range') return String(luck.below(11));
        if (type === 'int') return String(luck.below(40) - 10);
        if (type === 'decimal') return luck.one(['0.5', '-2.25', '3.75', '10.5']);
        if (type === 'date') return luck.one(['2024-02-29', '2023-12-31', '2024-10-27']);
        return luck.one(['a', 'b c', 'Ünï', '7', 'x y z', '<&>"', 'true']);
    }

    steps(form) {
        const { luck } = this;
        const all = [...nodesOf(form)].filter(({ node }) => node.kind !== 'calculate' && node.kind !== 'group');
        const path = (around) => '/data' + around.map(({ name, kind }) => `/${name}` + (kind === 'repeat' ? `[${1 + luck.below(2)}]` : '')).join('');
        const steps = [];
        for (let left = luck.below(14); left && all.length; --left) {
            const { node, around } = luck.one(all);
            const reference = `${path(around)}/${node.name}`;
            if (form.languages.length && luck.in(6)) steps.push({ lang: luck.one(form.languages) });
            if (node.kind === 'repeat') steps.push(luck.in(3) ? { remove: `${reference}[${1 + luck.below(2)}]` } : { add: reference });
            else steps.push({ set: reference, value: luck.in(6) ? null : this.value(node) });
        }
        return steps;
    }
}

export function randomFilling(luck) {
    const maker = new Maker(luck);
    const form = { nodes: [], languages: luck.in(3) ? ['en', 'pl'] : [] };
    for (let left = 2 + luck.below(8); left; --left) form.nodes.push(maker.node([]));
    return { form, steps: maker.steps(form) };
}

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

// Throws where an expression names a node that is not there, and where a group is empty.
export function xml_of(form) {
    const places = new Map([...nodesOf(form)].map(({ node, around }) => [node.name, [...around, node]]));
    const absolute = (chain) => '/data' + chain.map(({ name }) => '/' + name).join('');
    // As pyxform writes ${name}: relative inside the same repeat, else absolute.
    const say = (tree, chain) => escaped(written(tree, (name, how) => {
        const target = places.get(name);
        if (!target) throw new Error(`no node ${name}`);
        if (how === 'leaf') return name;
        const apart = chain.findIndex((node, n) => node !== target[n] || n === target.length - 1);
        const shared = chain.slice(0, apart < 0 ? undefined : apart).findLastIndex(({ kind }) => kind === 'repeat');
        if (shared < 0 || how === 'all') return absolute(target);
        return '../'.repeat(chain.length - 1 - shared) + target.slice(shared + 1).map((node) => node.name).join('/');
    }));

    const instance = (node) => {
        if (node.nodes && !node.nodes.length) throw new Error(`nothing in ${node.name}`);
        const inside = node.nodes ? node.nodes.map(instance).join('') : escaped(node.value ?? '');
        return `<${node.name}${node.template ? ' jr:template=""' : ''}>${inside}</${node.name}>`;
    };
    const bind = ({ node, around }) => {
        const chain = [...around, node];
        const said = ['relevant', 'required', 'readonly', 'constraint', 'calculate'].filter((key) => node[key])
            .map((key) => ` ${key}="${say(node[key], chain)}"`).join('');
        return `<bind nodeset="${absolute(chain)}"${node.type ? ` type="${node.type}"` : ''}${said}/>\n`;
    };
    const words = (node, chain) => node.label.map((part) =>
        part.output ? `<output value="${say(part.output, chain)}"/>` : escaped(part)).join('');
    const texts = (language) => [...nodesOf(form)].filter(({ node }) => node.kind !== 'calculate').map(({ node, around }) =>
        `<text id="${node.name}"><value>${language} ${words(node, [...around, node])}</value></text>`).join('\n');
    const itext = form.languages?.length ? '<itext>' + form.languages.map((language) =>
        `<translation lang="${language}">${texts(language)}</translation>`).join('\n') + '</itext>' : '';
    const body = (node, around) => {
        const chain = [...around, node];
        const label = itext ? `<label ref="jr:itext('${node.name}')"/>` : `<label>${words(node, chain)}</label>`;
        const ref = absolute(chain);
        const within = () => node.nodes.map((one) => body(one, chain)).join('');
        const set = node.set ? `<setvalue event="xforms-value-changed" ref="${say({ node: node.set.node }, chain)}" value="${say(node.set.value, chain)}"/>` : '';
        const items = () => node.filter !== undefined
            ? `<itemset nodeset="instance('list')/root/item${node.filter ? `[name != 'b' or ${say(node.filter, chain)}]` : ''}"><value ref="name"/><label ref="label"/></itemset>`
            : choices.map((name) => `<item><label>${name.toUpperCase()}</label><value>${name}</value></item>`).join('');
        switch (node.kind) {
            case 'calculate': return '';
            case 'group': return `<group ref="${ref}">${label}${within()}</group>`;
            case 'repeat': return `<group ref="${ref}">${label}<repeat nodeset="${ref}"${node.count ? ` jr:count="${say(node.count, chain)}"` : ''}>${within()}</repeat></group>`;
            case 'range': return `<range ref="${ref}" start="0" end="10" step="1">${label}</range>`;
            case 'rank': return `<odk:rank ref="${ref}">${label}<itemset nodeset="instance('list')/root/item"><value ref="name"/><label ref="label"/></itemset></odk:rank>`;
            case 'select': case 'select1': return `<${node.kind} ref="${ref}">${label}${items()}</${node.kind}>`;
            default: return `<${node.kind} ref="${ref}">${label}${set}</${node.kind}>`;
        }
    };
    return `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa"
 xmlns:odk="http://www.opendatakit.org/xforms" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>By chance</h:title><model odk:xforms-version="1.0.0">${itext}
<instance><data id="by-chance" version="1">${form.nodes.map(instance).join('\n')}<orx:meta><orx:instanceID/></orx:meta></data></instance>
<instance id="list"><root>${choices.map((name) => `<item><name>${name}</name><label>${name.toUpperCase()}</label></item>`).join('')}</root></instance>
${[...nodesOf(form)].map(bind).join('')}<bind nodeset="/data/orx:meta/orx:instanceID" type="string" jr:preload="uid"/>
</model></h:head><h:body>
${form.nodes.map((node) => body(node, [])).join('\n')}
</h:body></h:html>`;
}
