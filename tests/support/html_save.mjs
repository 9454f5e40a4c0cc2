// Opens an HTML report in Chromium, dismisses its first finding where asked to, and saves the decisions.
// usage: node html_save.mjs PAGE FILE [dismiss]; prints one JSON object, the decisions go into FILE.
import { openReport } from "./report_page.mjs";

const [page, file, dismiss] = process.argv.slice(2);
const { browser, tab, errors } = await openReport(page);
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
