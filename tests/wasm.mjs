// The engine as WebAssembly beside the program: `node tests/wasm.mjs target/debug/cxo`. Both say the
// same, and make the same bytes of every example. The folder target/studio comes from studio/build.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";

const DAY = "2026-12-01";
const program = resolve(process.argv[2]);
const epoch = { SOURCE_DATE_EPOCH: String(Date.parse(DAY) / 1000) };
const cxo = (...options) =>
  execFileSync(program, options, {
    encoding: "utf8",
    env: { ...process.env, ...epoch },
    stdio: ["ignore", "pipe", "pipe"],
  });

// The script is a classic one, as the page needs it: it leaves one global variable.
const built = (name) => readFileSync(join("target/studio", name));
const engine = new Function(`${built("cxo.js")}; return wasm_bindgen;`)();
engine.initSync({ module: built("cxo_bg.wasm") });

assert.equal(engine.schema(), cxo("schema").trimEnd());

const examples = readdirSync("profiles");
const files = new engine.Files();
for (const name of examples) files.add(name, readFileSync(join("profiles", name)));

const folder = mkdtempSync(join(tmpdir(), "cxo-"));
try {
  let count = 0;
  for (const example of examples.filter((name) => name.endsWith(".yaml"))) {
    const path = join("profiles", example);
    cxo("render", path, "-d", "all", "-f", "all", "-l", "fr,en", "-o", folder);
    cxo("kit", path, "-l", "fr,en", "-o", folder);
    const expected = join(folder, basename(example, ".yaml"));
    const made = engine.render(readFileSync(path), files, DAY);
    assert.deepEqual(made.map((file) => file.name).sort(), readdirSync(expected).sort());
    for (const { name, bytes } of made) {
      const isSame = readFileSync(join(expected, name)).equals(bytes);
      assert.ok(isSame, `${example}: ${name} is not what the program writes`);
    }
    count += made.length;
  }
  console.log(`${count} files are the same`);
} finally {
  rmSync(folder, { recursive: true });
}
