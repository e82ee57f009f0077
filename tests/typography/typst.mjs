// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles Typst files to PDF with the npm package @myriaddreamin/typst-ts-node-compiler, which
// stands in the folder TYPST (see compare). Usage: node typst.mjs IN.typ OUT.pdf …
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
const require = createRequire(join(process.env.TYPST, "package.json"));
const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
const compiler = NodeCompiler.create({
    fontArgs: [{ fontPaths: ["/usr/share/fonts/truetype/noto"] }],
    workspace: process.cwd(),
});
for (let at = 2; at + 1 < process.argv.length; at += 2) {
    const source = readFileSync(process.argv[at], "utf8");
    writeFileSync(process.argv[at + 1], compiler.pdf({ mainFileContent: source }));
}
