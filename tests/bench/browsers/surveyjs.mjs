// SPDX-License-Identifier: Apache-2.0
// SurveyJS, as its guide shows it: one page after another.
import { Model } from "survey-core";
import "survey-core/survey-core.css";
import { renderSurvey } from "survey-js-ui";
import { pages, title } from "./consultation.mjs";
import { tellPlaces } from "./told.mjs";

const elements = page => [
    ...(page.text ? [{ type: "html", name: page.name + "_text", html: `<p>${page.text}</p>` }] : []),
    { type: "radiogroup", name: page.name, title: page.question, choices: page.choices },
    ...(page.comment ? [{ type: "comment", name: page.name + "_more", title: page.comment }] : []),
];
const survey = new Model({ title, pages: pages.map(page => ({ name: page.name, elements: elements(page) })) });
document.body.append(Object.assign(document.createElement("div"), { id: "survey" }));
renderSurvey(survey, document.getElementById("survey"));
tellPlaces(() => ({
    page: survey.currentPageNo,
    choices: [...document.querySelectorAll("label.sd-selectbase__label")],
    next: document.querySelector("input.sd-navigation__next-btn, .sd-navigation__next-btn"),
}));
