// SPDX-License-Identifier: Apache-2.0
// Plain HTML: what a careful web developer makes without any library. The best that a browser can do.
import { pages, title } from "./consultation.mjs";
import { tellPlaces } from "./told.mjs";

const answers = {};
let at = 0;

const made = (tag, words, more = {}) => Object.assign(document.createElement(tag), { textContent: words, ...more });

function choice(page, words) {
    const label = made("label", "");
    const radio = made("input", "", { type: "radio", name: page.name, checked: answers[page.name] === words });
    radio.onchange = () => (answers[page.name] = words);
    label.append(radio, made("span", words));
    return label;
}

function show() {
    const page = pages[at];
    const form = made("form", "", { onsubmit: event => event.preventDefault() });
    form.append(made("h1", title));
    if (page.text) form.append(made("p", page.text));
    const set = made("fieldset", "");
    set.append(made("legend", page.question), ...page.choices.map(words => choice(page, words)));
    form.append(set);
    if (page.comment) {
        const field = made("textarea", answers[page.name + "_more"] ?? "");
        field.oninput = () => (answers[page.name + "_more"] = field.value);
        const label = made("label", page.comment);
        label.append(field);
        form.append(label);
    }
    const next = made("button", "Continue", { type: "button", id: "next" });
    next.onclick = () => ((at = (at + 1) % pages.length), show());
    form.append(next);
    document.body.replaceChildren(form);
}

document.head.append(made("style", `
body { font: 32px sans-serif; margin: 40px auto; max-width: 1400px; background: #fff; color: #111 }
h1 { font-size: 40px } fieldset { border: 0; padding: 0; margin: 24px 0 }
label { display: block; border: 3px solid #333; border-radius: 8px; padding: 14px 20px; margin: 12px 0 }
input { width: 28px; height: 28px; margin-right: 20px } label:has(:checked) { background: #d8ecff }
textarea { width: 100%; height: 100px; font: inherit } button { font: inherit; padding: 16px 60px }`));
show();
tellPlaces(() => ({
    page: at, choices: [...document.querySelectorAll("fieldset label")], next: document.getElementById("next"),
}));
