// Fills in a form with another program: every line, every third box of a choice, every lone box.
//
// Usage: node fill_in.js pdf-lib|chromium FORM.pdf WORDS FILLED.pdf

const { spawn } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { PDFCheckBox, PDFDocument, PDFName, PDFRadioGroup, PDFTextField } = require("pdf-lib");

// By the functions of pdf-lib, which draws every field anew.
async function withPdfLib(form, words, filled) {
  const file = await PDFDocument.load(readFileSync(form));
  for (const field of file.getForm().getFields()) {
    if (field instanceof PDFTextField) field.setText(words);
    if (field instanceof PDFRadioGroup) field.select(field.getOptions()[2]);
    if (field instanceof PDFCheckBox) field.check();
  }
  writeFileSync(filled, await file.save());
}

// By the keyboard in the viewer of Chromium: from field to field with the tab key, in the order of
// the annotations, which pdf-lib reads.
async function withChromium(form, words, filled) {
  const plan = await keysToPress(form, words);
  const folder = mkdtempSync(join(tmpdir(), "fill-in-"));
  const browser = new Browser(folder);
  try {
    const viewer = await Viewer.open(browser, pathToFileURL(form).href);
    await viewer.clickIntoThePage();
    for (const keys of plan) {
      await viewer.pressTab();
      await viewer.type(keys);
    }
    await viewer.pressTab();
    writeFileSync(filled, await viewer.saved());
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, maxRetries: 5 });
  }
}

// The text to type at each stop of the tab key.
async function keysToPress(form, words) {
  const file = await PDFDocument.load(readFileSync(form));
  const fields = file.getForm().getFields();
  const owner = new Map();
  for (const field of fields) {
    field.acroField.getWidgets().forEach((widget, index) => owner.set(widget.dict, { field, index }));
  }
  const annotations = file.getPages().flatMap((page) => page.node.Annots()?.asArray() ?? []);
  return annotations
    .map((reference) => file.context.lookup(reference))
    .filter((annotation) => annotation.get(PDFName.of("Subtype")) === PDFName.of("Widget"))
    .map((annotation) => {
      const { field, index } = owner.get(annotation);
      if (field instanceof PDFTextField) return words;
      return field instanceof PDFCheckBox || index === 2 ? " " : "";
    });
}

// A browser that is told what to do by messages on two pipes.
class Browser {
  #process;
  #last = 0;
  #pending = new Map();
  #unread = "";

  constructor(folder) {
    const options = ["--headless=new", "--no-sandbox", "--no-first-run", "--remote-debugging-pipe"];
    this.#process = spawn("chromium", [...options, `--user-data-dir=${folder}`], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    this.#process.stdio[4].setEncoding("utf8").on("data", (text) => this.#read(text));
  }

  // Sends a command; the result is the browser's answer.
  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#last;
    this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
  }

  async close() {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill();
    await ended;
  }

  #read(text) {
    const messages = (this.#unread + text).split("\0");
    this.#unread = messages.pop();
    for (const { id, error, result } of messages.map((message) => JSON.parse(message))) {
      const waiting = this.#pending.get(id);
      this.#pending.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result);
    }
  }
}

// A page with the browser's own viewer in it.
class Viewer {
  constructor(browser, page, frame) {
    Object.assign(this, { browser, page, frame });
  }

  static async open(browser, url) {
    const { targetId } = await browser.send("Target.createTarget", { url });
    const page = await attach(browser, targetId);
    await browser.send("Page.bringToFront", {}, page);
    await browser.send("Emulation.setFocusEmulationEnabled", { enabled: true }, page);
    const extension = await until(async () => {
      const { targetInfos } = await browser.send("Target.getTargets");
      return targetInfos.find((target) => target.url.startsWith("chrome-extension://"));
    });
    const viewer = new Viewer(browser, page, await attach(browser, extension.targetId));
    await until(() => viewer.#value(`document.querySelector("pdf-viewer")?.documentDimensions != null`));
    return viewer;
  }

  // Clicks where the first page is empty, so that the keyboard belongs to the document.
  async clickIntoThePage() {
    const place = `(() => {
      const viewer = document.querySelector("pdf-viewer");
      const { left, top } = viewer.shadowRoot.querySelector("#plugin").getBoundingClientRect();
      return { x: left + 30, y: top + 30 };
    })()`;
    const at = await this.#value(place);
    for (const type of ["mousePressed", "mouseReleased"]) {
      const click = { type, ...at, button: "left", clickCount: 1 };
      await this.browser.send("Input.dispatchMouseEvent", click, this.page);
    }
    await this.#idle();
  }

  async pressTab() {
    for (const type of ["rawKeyDown", "keyUp"]) {
      const event = { type, key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
      await this.browser.send("Input.dispatchKeyEvent", event, this.page);
    }
    await this.#idle();
  }

  async type(text) {
    for (const character of text) {
      const event = { type: "char", key: character, text: character };
      await this.browser.send("Input.dispatchKeyEvent", event, this.page);
    }
    await this.#idle();
  }

  // Waits for the answer to a question, which comes when all before it is done.
  #idle() {
    return this.#value(`document.querySelector("pdf-viewer").currentController.getSelectedText()`);
  }

  // The file as the viewer saves it with what has been filled in.
  async saved() {
    const file = await this.#value(`(async () => {
      const { dataToSave } = await document.querySelector("pdf-viewer").currentController.save("EDITED");
      return Array.from(new Uint8Array(dataToSave), (byte) => String.fromCharCode(byte)).join("");
    })()`);
    return Buffer.from(file, "latin1");
  }

  async #value(expression) {
    const question = { expression, awaitPromise: true, returnByValue: true };
    const answer = await this.browser.send("Runtime.evaluate", question, this.frame);
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception.description);
    return answer.result.value;
  }
}

async function attach(browser, targetId) {
  const session = await browser.send("Target.attachToTarget", { targetId, flatten: true });
  return session.sessionId;
}

// The first answer that is not empty; an error after twenty seconds.
async function until(question) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await question();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no answer to ${question}`);
}

const [program, ...rest] = process.argv.slice(2);
({ "pdf-lib": withPdfLib, chromium: withChromium })[program](...rest).catch((error) => {
  console.error(error);
  process.exit(1);
});
