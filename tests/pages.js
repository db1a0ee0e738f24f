// Looks at pages in Chromium: wide and narrow, light and dark, and printed.
//
// Usage: node pages.js FOLDER
//
// Prints what is wrong, one problem a line, for every .html file of the folder: what axe-core finds
// against, scrolling sideways, messages on the console, and print that makes no pages.

const { readdirSync, readFileSync } = require("node:fs");
const { join, resolve } = require("node:path");
const { pathToFileURL } = require("node:url");
const puppeteer = require("puppeteer-core");

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const SCREENS = [320, 1280].flatMap((width) => ["light", "dark"].map((scheme) => ({ width, scheme })));

async function main(folder) {
  const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".html"));
    for (const name of names.sort()) await look(browser, pathToFileURL(resolve(join(folder, name))).href, name);
    console.error(`${names.length} pages`);
  } finally {
    await browser.close();
  }
}

async function look(browser, address, name) {
  const page = await browser.newPage();
  const report = (what) => console.log(`${name}: ${what}`);
  page.on("console", (message) => report(`the console says ${message.text()}`));
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) report(`asks for ${request.url()}`);
  });
  await page.goto(address);
  const styled = await page.evaluate(() => getComputedStyle(document.body).marginTop === "0px");
  if (!styled) report("stands without its style");
  // The checker is allowed what the page itself is not.
  await page.setBypassCSP(true);
  for (const { width, scheme } of SCREENS) {
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto(address);
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    if (needed > width) report(`needs ${needed} pixels where there are ${width}`);
    await page.evaluate(AXE);
    const { violations, incomplete } = await page.evaluate(() => axe.run());
    const unsure = incomplete.filter(({ id }) => id === "color-contrast");
    for (const { id, nodes } of [...violations, ...unsure]) {
      for (const { html, any } of nodes) {
        report(`${width} ${scheme}: ${id}: ${html.slice(0, 160)} ${any.map(({ message }) => message).join("; ")}`);
      }
    }
  }
  const print = await page.pdf({ preferCSSPageSize: true });
  const pages = Buffer.from(print).toString("latin1").match(/\/Type\s*\/Page\b/g);
  if (!pages) report("prints no page");
  await page.close();
}

main(process.argv[2]).catch((error) => {
  console.error(error);
  process.exit(1);
});
