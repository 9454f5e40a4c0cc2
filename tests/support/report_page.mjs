// An HTML report in Chromium, without a network; what the page complains of is gathered in `errors`.
import { chromium } from "playwright-core";

export async function openReport(page, settings = {}) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  const context = await browser.newContext({ acceptDownloads: true, offline: true, ...settings });
  const tab = await context.newPage();
  const errors = [];
  tab.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  tab.on("pageerror", (error) => errors.push(error.message));
  await tab.goto("file://" + page);
  return { browser, tab, errors };
}
