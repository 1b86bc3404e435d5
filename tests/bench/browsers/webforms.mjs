// SPDX-License-Identifier: Apache-2.0
// ODK Web Forms with the kiosk's own form: it shows all of a form on one page, so there is no way on.
import { OdkWebForm, webFormsPlugin } from "@getodk/web-forms";
import { createApp, h } from "vue";
import formXml from "../../../assets/consultations/liverpool-equality-objectives-2024-2028/form.xml";
import { tellPlaces } from "./told.mjs";

const none = () => Promise.resolve(new Response("", { status: 404 }));
const form = () => h(OdkWebForm, { formXml, fetchFormAttachment: none, missingResourceBehavior: "BLANK" });
document.body.append(Object.assign(document.createElement("div"), { id: "app" }));
createApp({ render: form }).use(webFormsPlugin).mount("#app");
let in_view = false;
tellPlaces(() => {
    const choices = [...document.querySelectorAll("label.value-option:has(input[type=radio])")];
    if (!in_view && choices.length > 0) {
        choices[0].scrollIntoView({ block: "center" });
        in_view = true;
    }
    return { page: 0, choices, next: null };
});
