// Opens an HTML report in Chromium, dismisses its first finding where asked to, and saves the decisions.
// usage: node html_save.mjs PAGE FILE [dismiss]; prints one JSON object, the decisions go into FILE.
import { chromium } from "playwright-core";

const [page, file, dismiss] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ acceptDownloads: true, offline: true });
const tab = await context.newPage();
const errors = [];
tab.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
tab.on("pageerror", (error) => errors.push(error.message));
await tab.goto("file://" + page);
const out = { all: await tab.locator("#told").textContent(), visible: await tab.locator(".finding:visible").count() };
if (dismiss) await tab.locator(".finding button[data-decision=dismissed]").first().click();
const [download] = await Promise.all([tab.waitForEvent("download"), tab.click("button[name=save]")]);
await download.saveAs(file);
await tab.fill("input[name=words]", "no such words stand there");
out.sources_of_no_words = await tab.locator("tr[data-source]:visible").count();
out.name = download.suggestedFilename();
out.errors = errors;
console.log(JSON.stringify(out));
await browser.close();
