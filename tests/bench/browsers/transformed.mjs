// SPDX-License-Identifier: Apache-2.0
// What a server of Enketo does once for each form, and its clients never: the form as HTML and its model, as JSON.
import { transform } from "enketo-transformer/web";
import xform from "../../../assets/consultations/liverpool-equality-objectives-2024-2028/form.xml";

const { form, model } = await transform({ xform });
document.body.textContent = JSON.stringify({ form, model });
