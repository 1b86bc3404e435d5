// SPDX-License-Identifier: Apache-2.0
// Makes of each browser's page one file of HTML that needs no server: node build.mjs FOLDER, which holds the
// packages of package.json.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url)), folder = resolve(process.argv[2]);
const { build } = createRequire(join(folder, "package.json"))("esbuild");
for (const name of ["plain", "surveyjs", "webforms"]) {
    const { outputFiles } = await build({
        entryPoints: [join(here, name + ".mjs")], outdir: folder, write: false, bundle: true, minify: true, format: "esm",
        target: "es2022", nodePaths: [join(folder, "node_modules")], logLevel: "error",
        loader: { ".xml": "text", ".woff2": "dataurl", ".woff": "dataurl", ".ttf": "dataurl", ".svg": "dataurl" },
        define: { "process.env.NODE_ENV": '"production"' },
    });
    const made = ending => outputFiles.find(file => file.path.endsWith(ending))?.text ?? "";
    const script = made(".js").replaceAll("</script", "<\\/script");
    writeFileSync(join(folder, name + ".html"),
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><style>${made(".css")}</style><body>` +
        `<script type="module">${script}</script></body></html>\n`);
}
