// SPDX-License-Identifier: Apache-2.0
// Steps by chance through a form that somebody wrote: each is drawn from the pages that our engine shows then.

const texts = ['a', 'b c', 'Ünï', '7', 'x y z', '<&>"', 'true'];

function answer(question, luck) {
    const offered = question.choices.map(({ value }) => value);
    switch (question.control) {
        case 'select1': return luck.one(offered);
        case 'select': return offered.filter(() => luck.in(3)).join(' ');
        case 'rank': return offered.sort(() => luck.below(3) - 1).join(' ');
        case 'trigger': return luck.in(4) ? null : 'OK';
        case 'range': {
            const { start, end, step } = question.range;
            return String(start + step * luck.below(1 + Math.floor(Math.abs((end - start) / step))));
        }
        default: break;
    }
    switch (question.type) {
        case 'int': return String(luck.below(luck.in(3) ? 120 : 6));
        case 'decimal': return luck.one(['0.5', '-2.25', '3.75', '10.5']);
        case 'date': return luck.one(['2024-02-29', '2023-12-31', '1990-10-27']);
        case 'time': return luck.one(['10:30:00.000', '23:59:00.000']);
        case 'dateTime': return luck.one(['2024-02-29T10:30:00.000+00:00', '2023-12-31T23:59:00.000+00:00']);
        default: return luck.one(texts);
    }
}

function* possible(page, luck) {
    for (const question of page.questions) {
        if (question.readonly || !/^(input|select1?|rank|range|trigger)$/.test(question.control)) continue;
        if (/select|rank/.test(question.control) && !question.choices.length) continue;
        yield { set: question.reference, value: luck.in(6) ? null : answer(question, luck) };
    }
    if (!page.repeat || page.repeat.fixed) return;
    yield { add: page.repeat.reference };
    const { length } = page.repeat.instances;
    if (length) yield { remove: `${page.repeat.reference}[${1 + luck.below(length)}]` };
}

// `pages`: what our engine shows after steps; null where it does not run the form.
export function walk(pages, count, luck) {
    const steps = [];
    while (steps.length < count) {
        const now = pages(steps);
        const all = now ? now.flatMap((page) => [...possible(page, luck)]) : [];
        if (!all.length) break;
        steps.push(luck.one(all));
    }
    return steps;
}
