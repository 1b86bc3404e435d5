// SPDX-License-Identifier: Apache-2.0
// Makes of each browser's page one file of HTML that needs no server: node build.mjs FOLDER, which holds the
// packages of package.json.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url)), folder = resolve(process.argv[2]);
const packages = join(folder, "node_modules"), wanted = createRequire(join(folder, "package.json"));
const { build } = wanted("esbuild");

// What Enketo's own build gives these names.
const of_enketo = Object.fromEntries(Object.entries({
    config: "config", widgets: "src/js/widgets", translator: "src/js/fake-translator", dialog: "src/js/fake-dialog",
    "file-manager": "src/js/file-manager", "xpath-evaluator-binding": "src/js/xpath-evaluator-binding",
}).map(([name, file]) => [`enketo/${name}`, join(packages, "enketo-core", file + ".js")]));

async function page(name) {
    const { outputFiles } = await build({
        entryPoints: [join(here, name + ".mjs")], outdir: folder, write: false, bundle: true, minify: true, format: "esm",
        target: "es2022", nodePaths: [folder, packages], alias: of_enketo, logLevel: "error",
        external: ["libxslt"],  // what Enketo transforms with outside of a browser
        loader: { ".xml": "text", ".woff2": "dataurl", ".woff": "dataurl", ".ttf": "dataurl", ".svg": "dataurl", ".png": "dataurl" },
        define: { "process.env.NODE_ENV": '"production"' },
    });
    const made = ending => outputFiles.find(file => file.path.endsWith(ending))?.text ?? "";
    const script = made(".js").replaceAll("</script", "<\\/script"), file = join(folder, name + ".html");
    writeFileSync(file,
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><style>${made(".css")}</style><body>` +
        `<script type="module">${script}</script></body></html>\n`);
    return file;
}

// What a browser has made of a page, as text.
function text_of(file) {
    const dom = execFileSync("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=30000", "--dump-dom",
        "file://" + file], { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "ignore"] });
    const body = dom.slice(dom.lastIndexOf("<body>") + "<body>".length, dom.lastIndexOf("</body>"));
    return body.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&nbsp;", "\u00a0").replaceAll("&amp;", "&");
}

// Its style sheets name the packages beside it by where they lie in its own repository.
const there = "/packages/enketo-core/node_modules/", sass = wanted("sass");
const findFileUrl = url => (url.startsWith(there) ? pathToFileURL(join(packages, url.slice(there.length))) : null);
const sheet = join(packages, "enketo-core/src/sass/formhub/formhub.scss");
writeFileSync(join(folder, "enketo.css"), sass.compile(sheet, { importers: [{ findFileUrl }], logger: sass.Logger.silent }).css);
writeFileSync(join(folder, "enketo_form.json"), JSON.stringify(JSON.parse(text_of(await page("transformed")))));
for (const name of ["plain", "surveyjs", "webforms", "enketo"]) await page(name);
