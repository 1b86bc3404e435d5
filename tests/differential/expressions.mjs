// SPDX-License-Identifier: Apache-2.0
// XPath by chance, as trees that can be shrunk: a tree is {type, text, args}, `$` in the text standing for each
// argument; {type, node} names a node of the form; {all} names it in every instance of its repeat; {leaf} is its
// name alone. Without substring-after(), in which Web Forms errs where nothing is looked for or nothing comes after.

const literals = {
    number: ['0', '1', '2', '-3', '10', '0.5', '2.25', '100'],
    string: ["''", "'a'", "'b c'", "'é'", "'12'", "'-'", "' x '"],
    boolean: ['true()', 'false()'],
    date: ["date('2024-02-29')", "date('2023-12-31')", "date('2024-03-31')"],
};

// What each type is made of; the letters after `:` are the arguments: n, s, b, d, and m for a select's node. Of a
// decimal as a text, also where two nodes are compared, and of NaN as a text see known.json, decimal-point and
// nan-as-text.
const forms = {
    number: [
        '$ + $:nn', '$ - $:nn', '$ * $:nn', '$ div $:nn', '$ mod $:nn', 'round($):n', 'round($, 1):n', 'int($):n',
        'abs($):n', 'min($, $):nn', 'max($, $):nn', 'string-length($):s', 'count-selected($):m', 'number($):s',
        'coalesce($, $):nn', 'if($, $, $):bnn', 'pow($, 2):n', 'count-non-empty($):m', '-($):n',
        'decimal-date-time($):d', '($):n',
    ],
    string: [
        'concat($, $):ss', 'concat($, coalesce(int($), 0)):sn', 'if($, $, $):bss', 'coalesce($, $):ss', 'substr($, 1, 3):s', 'substr($, -2):s',
        'substring-before($, $):ss', "translate($, 'abc', 'AB'):s", 'normalize-space($):s',
        'string(coalesce(round($), 0)):n', 'string($):b', "format-date($, '%Y-%n-%e'):d", 'selected-at($, 0):m', 'selected-at($, $):mn',
        "join('+', $, $):ss", "digest($, 'MD5', 'hex'):s", 'string($):d',
    ],
    boolean: [
        '$ < $:nn', '$ >= $:nn', 'number($) = $:nn', '$ != $:ss', '$ = $:ss', "selected($, 'a'):m", '$ and $:bb', '$ or $:bb',
        'not($):b', 'contains($, $):ss', 'starts-with($, $):ss', 'ends-with($, $):ss', "regex($, '[a-c]+'):s",
        "boolean-from-string($):s", '$ < $:dd', '$ = $:dd', 'checklist(1, 2, $, $):bb', "$ != '':s", "$ = '':m",
    ],
    // Of nothing a date is '' to us, and "Invalid Date" to Web Forms.
    date: ["date(coalesce($, date('2024-01-31')) + 31):d", 'if($, $, $):bdd', 'coalesce($, $):dd'],
};
// Over the instances of the repeat that an expression stands in: the repeat, and the names of nodes of it. Of the sum
// of nothing see known.json, sum-of-nothing.
const running = [
    'coalesce(sum($[position() <= position(current()/..)]/$), 0)', 'coalesce(sum($[position() < position(current()/..)]/$), 0)',
    'max($[position() <= position(current()/..)]/$)', 'coalesce(sum($[position() != position(current()/..)]/$), 0)',
    'coalesce(sum($[position() = position(current()/..) - 1]/$), 0)', 'count($[$ > 1])', 'coalesce(sum($[$ > 0]/$), 0)',
    'count($[position() < position(current()/..)][$ > 0])', 'count($[$ = current()/../$])',
    'coalesce(sum($[position() <= position(current()/..) and $ > 0]/$), 0)',
];
const names = { n: 'number', s: 'string', b: 'boolean', d: 'date', m: 'many' };

// `within` has nodes(type): those that may be named from here; repeated(type): those in repeats elsewhere;
// repeatOf(name): the repeat of such a one; beside: numbers that stand with the expression in one repeat of the form.
export function expression(type, within, luck, depth = 2) {
    if (type === 'number' && within.beside.length && luck.in(2)) {
        const leaf = luck.one(within.beside), text = luck.one(running);
        const args = [...text.matchAll(/\$/g)].map((_, n) => (n ? { leaf } : { all: within.repeatOf(leaf) }));
        return { type, text, args };
    }
    const near = within.nodes(type);
    if (near.length && (type === 'many' || luck.below(10) < (depth ? 5 : 9))) return { type, node: luck.one(near) };
    const far = within.repeated('number');
    if (type === 'number' && far.length && luck.in(4))
        return { type, text: luck.one(['coalesce(sum($), 0)', 'count($)', 'max($)', 'count-non-empty($)']), args: [{ all: luck.one(far) }] };
    if (type === 'number' && within.repeats && luck.in(8)) return { type, text: 'position(..)', args: [] };
    if (type === 'string' && within.repeated('string').length && luck.in(4))
        return { type, text: "join('-', $)", args: [{ all: luck.one(within.repeated('string')) }] };
    const elsewhere = within.repeated(type);
    if (elsewhere.length && luck.in(6)) {
        const name = luck.one(elsewhere);
        const args = [{ all: name }, { all: within.repeatOf(name) }];
        return { type, text: `indexed-repeat($, $, ${1 + luck.below(3)})`, args };
    }
    const selects1 = within.nodes('one');
    if (type === 'string' && selects1.length && luck.in(6)) {
        // The path as a text is an absolute one: Web Forms does not find others from the label of a repeat.
        const node = luck.one(selects1);
        return { type, text: "jr:choice-name($, '$')", args: [{ type: 'one', node }, { all: node }] };
    }
    if (!depth) return { type, text: luck.one(literals[type]), args: [] };
    const selects = within.nodes('many').length; // what takes a node-set takes nothing else
    const [text, letters] = luck.one(forms[type].filter((form) => selects || !/:.*m/.test(form))).split(/:(?=\w+$)/);
    return { type, text, args: [...letters].map((letter) => expression(names[letter], within, luck, depth - 1)) };
}

// The tree as XPath; `path` gives the path of a node from where the expression stands.
export function written(tree, path) {
    if (tree.node) return path(tree.node);
    if (tree.all) return path(tree.all, 'all');
    if (tree.leaf) return path(tree.leaf, 'leaf');
    let next = 0;
    return tree.text.replace(/\$/g, () => {
        const arg = written(tree.args[next++], path);
        return /^[\w/.:'][\w/.:'-]*$|\)$/.test(arg) ? arg : `(${arg})`;
    });
}

// Smaller trees of the same type to try in its place: what is shrunk must fail for the same reason.
export const smaller = (tree) =>
    (tree.args ?? []).flatMap((arg, n) => [
        ...(arg.type === tree.type ? [arg] : []),
        ...smaller(arg).map((less) => ({ ...tree, args: tree.args.with ? tree.args.with(n, less) : tree.args })),
    ]);
