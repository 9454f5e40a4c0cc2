// Replays a page of a WACZ in ReplayWeb.page, as a reader of an archive would, in Chromium; prints the text that is shown.
// usage: node replay.mjs ARCHIVE.wacz URL WORDS; ends with 1 where the words are not seen.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [archive, url, words] = process.argv.slice(2);
const player = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "node_modules", "replaywebpage");
const page = `<!doctype html><script src="/replay/ui.js"></script><replay-web-page replayBase="/replay/" embed="replayonly" source="/archive.wacz" url="${encodeURI(url)}" style="height:600px;display:block"></replay-web-page>`;

const files = { "/replay/ui.js": join(player, "ui.js"), "/replay/sw.js": join(player, "sw.js"), "/archive.wacz": archive };
const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  const file = files[path];
  if (path === "/") return response.writeHead(200, { "content-type": "text/html" }).end(page);
  if (!file) return response.writeHead(404).end();
  const size = statSync(file).size;
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range || "");
  const from = range ? (range[1] ? Number(range[1]) : Math.max(0, size - Number(range[2]))) : 0;
  const to = range && range[1] && range[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
  response.writeHead(range ? 206 : 200, {
    "content-type": file.endsWith(".js") ? "text/javascript" : "application/zip",
    "content-length": to - from + 1,
    "accept-ranges": "bytes",
    ...(range ? { "content-range": `bytes ${from}-${to}/${size}` } : {}),
  });
  createReadStream(file, { start: from, end: to }).pipe(response);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
const tab = await browser.newPage();
let seen = "";
// The player reads the index while it shows the page, and may look for a record before it knows it: then it is asked again.
for (let asked = 0; asked < 6 && !seen.includes(words); ++asked) {
  await tab.goto(`http://localhost:${server.address().port}/`);
  for (const end = Date.now() + 8_000; Date.now() < end && !seen.includes(words); await tab.waitForTimeout(200)) {
    seen = "";
    for (const frame of tab.frames()) seen += await frame.evaluate(() => (document.body ? document.body.innerText : "")).catch(() => "");
  }
}
console.log(seen);
await browser.close();
server.close();
server.closeAllConnections();
process.exit(seen.includes(words) ? 0 : 1);
