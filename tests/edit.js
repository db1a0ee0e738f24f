// Asks a YAML language server what an editor would: completions at every ␣ of a file, which it
// takes away, what it says of a word, and what it underlines.
//
// Usage: node edit.js SERVER FILE.yaml WORD

const { spawn } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { dirname } = require("node:path");
const { pathToFileURL } = require("node:url");

const CARET = "␣";

// A language server that is spoken to by messages on its standard input and output.
class Server {
  #process;
  #last = 0;
  #pending = new Map();
  #unread = Buffer.alloc(0);
  #published = new Map();

  constructor(program) {
    this.#process = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    this.#process.stdout.on("data", (bytes) => this.#read(bytes));
  }

  // Sends a request; the result is the server's answer.
  request(method, params) {
    const id = ++this.#last;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  // The diagnostics of a file, once the server has sent them.
  diagnostics(uri) {
    return new Promise((resolve) => this.#published.set(uri, resolve));
  }

  close() {
    this.#process.kill();
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(bytes) {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    for (;;) {
      const end = this.#unread.indexOf("\r\n\r\n");
      if (end < 0) return;
      const [, length] = this.#unread.toString("utf8", 0, end).match(/Content-Length: (\d+)/i);
      const last = end + 4 + Number(length);
      if (this.#unread.length < last) return;
      const message = JSON.parse(this.#unread.toString("utf8", end + 4, last));
      this.#unread = this.#unread.subarray(last);
      this.#take(message);
    }
  }

  #take({ id, method, params, result, error }) {
    if (method === "textDocument/publishDiagnostics") {
      this.#published.get(params.uri)?.(params.diagnostics);
    } else if (method && id !== undefined) {
      this.#send({ id, result: null });
    } else if (!method) {
      const { resolve, reject } = this.#pending.get(id);
      this.#pending.delete(id);
      if (error) reject(new Error(error.message));
      else resolve(result);
    }
  }
}

// The text without its carets, and the positions where they stood.
function withoutCarets(text) {
  const carets = [];
  const lines = text.split("\n").map((line, number) => {
    for (let character = line.indexOf(CARET); character >= 0; character = line.indexOf(CARET)) {
      carets.push({ line: number, character });
      line = line.replace(CARET, "");
    }
    return line;
  });
  return { text: lines.join("\n"), carets };
}

function positionOf(text, word) {
  const lines = text.split("\n");
  const line = lines.findIndex((candidate) => candidate.includes(word));
  return line < 0 ? undefined : { line, character: lines[line].indexOf(word) + 1 };
}

async function main([program, file, word]) {
  const { text, carets } = withoutCarets(readFileSync(file, "utf8"));
  const uri = pathToFileURL(file).href;
  const server = new Server(program);
  try {
    const rootUri = pathToFileURL(dirname(file)).href;
    await server.request("initialize", { processId: process.pid, rootUri, capabilities: {} });
    server.notify("initialized", {});
    const settings = { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } };
    server.notify("workspace/didChangeConfiguration", { settings });
    const underlined = server.diagnostics(uri);
    server.notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    const about = (position) => ({ textDocument: { uri }, position });
    const completions = [];
    for (const caret of carets) {
      const { items } = await server.request("textDocument/completion", about(caret));
      completions.push(items.map((item) => item.label));
    }
    const position = positionOf(text, word);
    const hover = position && (await server.request("textDocument/hover", about(position)));
    const diagnostics = (await underlined).map(({ range, message }) => ({ line: range.start.line + 1, message }));
    console.log(JSON.stringify({ completions, hover: hover?.contents?.value, diagnostics }));
  } finally {
    server.close();
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});
