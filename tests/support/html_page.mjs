// Opens an HTML report in Chromium as an editor would and does what she does: filters, follows a chain, decides, saves.
// usage: node html_page.mjs PAGE FOLDER; prints one JSON object, pictures and the saved decisions go into FOLDER.
import { openReport } from "./report_page.mjs";

const [page, folder] = process.argv.slice(2);
const { browser, tab, errors } = await openReport(page, { viewport: { width: 1280, height: 900 } });
const told = () => tab.locator("#told").textContent();
const out = { all: await told() };
await tab.screenshot({ path: folder + "/wide.png" });

await tab.uncheck("input[value=style]");
await tab.uncheck("input[value=warning]");
await tab.check("input[name=only]");
out.errors_only = await told();
out.notes_with_errors = await tab.locator(".note:visible").count();
await tab.check("input[value=style]");
await tab.check("input[value=warning]");
await tab.uncheck("input[name=only]");
await tab.fill("input[name=words]", "no such words stand there");
out.notes_of_no_words = await tab.locator(".note:visible").count();
await tab.fill("input[name=words]", "");

await tab.locator(".chain a").first().click();
out.target = await tab.evaluate(() => location.hash);
out.target_visible = await tab.locator(":target").isVisible();

const first = tab.locator(".finding").first();
await first.locator("button[data-decision=dismissed]").click();
await tab.locator(".finding").nth(1).locator("button[data-decision=confirmed]").click();
const [download] = await Promise.all([tab.waitForEvent("download"), tab.click("button[name=save]")]);
await download.saveAs(folder + "/triage.json");
await tab.waitForTimeout(500); // what a page keeps reaches the browser a moment later
await tab.reload();
out.kept = await tab.locator(".finding[data-decided=dismissed]").count();
await tab.check("input[name=open]");
out.undecided = await told();
await first.locator("summary").evaluate((summary) => summary.click());
out.explained = await tab.locator("details.rule").count();

await tab.setViewportSize({ width: 400, height: 800 });
out.overflow = await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
await tab.screenshot({ path: folder + "/narrow.png" });
await tab.emulateMedia({ media: "print" });
out.form_in_print = await tab.locator("form").isVisible();
out.errors = errors;
console.log(JSON.stringify(out));
await browser.close();
