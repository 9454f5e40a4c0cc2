// Reads a WARC with warcio, which is not ours, and says as JSON what it found; any complaint is an error.
import { createReadStream } from "node:fs";
import { WARCParser } from "warcio";

const summary = { records: 0, warcinfo: 0, request: 0, response: 0, titles: [] };
for await (const record of new WARCParser(createReadStream(process.argv[2]))) {
  summary.records += 1;
  summary[record.warcType] += 1;
  const text = await record.contentText();
  const title = record.warcType === "response" && /<title>([^<]*)<\/title>/.exec(text);
  if (title) summary.titles.push(title[1]);
}
console.log(JSON.stringify(summary));
