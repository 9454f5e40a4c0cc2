// Where our table of reporters disagrees with the one that other people publish in the npm package
// @beshkenadze/eyecite: other years, or a spelling taken for another reporter. Prints one line a disagreement and counts
// what stands in theirs alone (--absent lists it); with --check, fails on a disagreement that judged_tables.tsv does not
// judge, and on a judgement that no disagreement needs any more.
import { readFileSync } from "node:fs";
import { COURTS, REPORTERS } from "@beshkenadze/eyecite";

const root = new URL("../../", import.meta.url);
const table = (name) =>
  readFileSync(new URL(`lib/facts/tables/${name}.tsv`, root), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split("\t"));
const bare = (words) => words.replace(/ ?\((BNA|CCH|CRR|LRP|MB|P ?& ?F|P-H|RIA|West|Envtl. Law Inst.)\)$/, ""); // services stand without their publisher
const key = (words) => bare(words).toLowerCase().replace(/[^a-z0-9&]/g, "");
const year = (date) => (date ? Number(date.slice(0, 4)) : null);

const ours = new Map(table("reporters").map((row) => [row[0], { printed: row[1], first: Number(row[4]) || null, last: Number(row[5]) || null }]));
const variants = new Map(table("reporter_variants").map((row) => [row[0], row[1] === undefined ? row[0] : row[row.length - 1]]));
const courts = new Set(table("courts").map((row) => row[0]));

const found = new Set();
const absent = new Set();
const tell = (...parts) => found.add(parts.join("\t"));

// Editions of one printed form may belong to several reporters: the years of all of them count.
const theirs = new Map();
for (const group of Object.values(REPORTERS))
  for (const reporter of group)
    for (const [printed, dates] of Object.entries(reporter.editions)) {
      const seen = theirs.get(key(printed)) ?? { printed, starts: [], ends: [], variations: [] };
      seen.starts.push(year(dates.start));
      seen.ends.push(year(dates.end));
      theirs.set(key(printed), seen);
    }
for (const [id, reporter] of theirs) {
  const mine = ours.get(id) ?? ours.get(variants.get(id));
  if (!mine) {
    absent.add(`reporter\t${reporter.printed}`);
    continue;
  }
  const first = reporter.starts.every((y) => y !== null) ? Math.min(...reporter.starts) : null;
  const last = reporter.ends.every((y) => y !== null) ? Math.max(...reporter.ends) : null;
  if (first && mine.first && first > 1750 && mine.first - first > 1) tell("reporter", reporter.printed, `first year ${mine.first}, theirs ${first}`);
  if (last && mine.last && last - mine.last > 1) tell("reporter", reporter.printed, `last year ${mine.last}, theirs ${last}`);
}
for (const group of Object.values(REPORTERS))
  for (const reporter of group)
    for (const [variation, edition] of Object.entries(reporter.variations ?? {})) {
      const target = variants.get(key(variation)) ?? (ours.has(key(variation)) ? key(variation) : undefined);
      const right = ours.has(key(edition)) ? key(edition) : variants.get(key(edition));
      if (target && right && target !== right) tell("variant", variation, `${target}, theirs ${right}`);
    }
for (const court of Object.values(COURTS))
  if (court.citation_string && !courts.has(key(court.citation_string))) absent.add(`court\t${court.citation_string}`);

const lines = [...found].sort();
if (!process.argv.includes("--check")) {
  console.log((process.argv.includes("--absent") ? [...absent].sort() : lines).join("\n"));
} else {
  const judged = readFileSync(new URL("judged_tables.tsv", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split("\t"));
  const known = new Set(judged.map((row) => row.slice(0, 3).join("\t")));
  const unjudged = lines.filter((line) => !known.has(line));
  const idle = [...known].filter((line) => !found.has(line));
  const empty = judged.filter((row) => !row[3]).map((row) => row.join("\t"));
  for (const line of unjudged) console.error(`not judged: ${line}`);
  for (const line of idle) console.error(`no disagreement any more: ${line}`);
  for (const line of empty) console.error(`judgement missing: ${line}`);
  console.log(`${lines.length} disagreements, ${lines.length - unjudged.length} judged; ${absent.size} reporters and courts stand in theirs alone`);
  process.exit(unjudged.length + idle.length + empty.length > 0 ? 1 : 0);
}
