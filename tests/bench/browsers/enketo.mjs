// SPDX-License-Identifier: Apache-2.0
// Enketo with the kiosk's own form, a page for each question or group. Its own page of examples says how it is begun; the form was
// transformed before (transformed.mjs), as its server does.
import { Form } from "enketo-core";
import "enketo.css";
import transformed from "enketo_form.json";
import { tellPlaces } from "./told.mjs";

const made = document.createRange().createContextualFragment(`<div class="main"><article class="paper">
    <header class="form-header clearfix"><span class="form-language-selector hide"></span></header>${transformed.form}
    <section class="form-footer"><a href="#" class="previous-page disabled">Back</a>
        <a href="#" class="btn btn-primary next-page disabled">Next</a>
        <a href="#" class="first-page disabled">First</a><a href="#" class="last-page disabled">Last</a></section></article></div>`);
made.querySelector("form.or").classList.add("pages");
document.body.append(made);
const form = new Form(document.querySelector("form.or"), { modelStr: transformed.model }, { language: "en" });
const errors = form.init();
if (errors.length > 0) throw new Error(errors.join("; "));

// As at the kiosk, the first page that is measured has one choice of several; what must be answered before it is.
const shown = kind => [...document.querySelectorAll(`form.or .option-wrapper label:has(input[type=${kind}])`)].filter(
    element => element.getClientRects().length > 0);
const next = document.querySelector("a.next-page");
let choices = shown("radio");
for (let page = 0; choices.length < 2 && page < 10; ++page) {
    shown("checkbox")[0]?.click();
    next.click();
    await new Promise(turned => setTimeout(turned, 300));
    choices = shown("radio");
}
tellPlaces(() => {
    const here = shown("radio");
    if (here.length > 1) choices = here;
    return { page: [...document.querySelectorAll("[role=page]")].findIndex(page => page.classList.contains("current")), choices, next };
});
