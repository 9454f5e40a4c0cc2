"""Scores the program against hand-made answers and says what a change gained and lost.

A folder DIR holds manuscripts (DIR/manuscripts/NAME.EXT) and answers to them (DIR/gold/NAME). Answers are either
notes.json with citations.json (and urls.json, findings-notes-A-B.json, findings.json where they are given) or gold.json, which lists
id. and supra forms only; a folder with neither is passed over. The notes of notes.json are the ones that are asked.

Every single answer becomes a question with a name ("paper 17.2 antecedent") that was answered right or not. The
figures are shares of right ones; two runs are compared question by question."""
import argparse
import collections
import difflib
import json
import pathlib
import re
import subprocess
import sys

FIELDS = {"authors": "authors", "title": "title", "volume": "volume", "page": "first_page", "pincite": "pincite", "year": "year", "url": "url"}
NOTES_A_FALSE_POSITIVE = 200  # at most one error or warning that no editor would say in so many notes
ALIKE = 0.6  # two citations of a note are taken for the same one from this likeness on
SAME_MEDIUM = {"web", "news", "press-release"}
OTHER_NAMES = {"blog": "web", "internal-cross-ref": None}


def folded(text):
    text = re.sub(r"[*_]+", "", text or "")
    for curly, straight in (("\u00a0", " "), ("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"')):
        text = text.replace(curly, straight)
    return " ".join(text.split())


def words(value):
    return re.sub(r"[^0-9a-z]+", " ", folded(str(value)).lower()).strip()


def ratio(a, b):
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def likeness(a, b):
    a, b = folded(a), folded(b)
    short, long = sorted((words(a), words(b)), key=len)
    contained = len(short) > 20 and short in long
    return max(ratio(a, b), ALIKE if contained else 0)


def pair(gold, ours):
    """The pairing in order that is most alike in sum."""
    like = [[likeness(g["raw"], o["raw"]) for o in ours] for g in gold]
    best = [[0.0] * (len(ours) + 1) for _ in range(len(gold) + 1)]
    for i in reversed(range(len(gold))):
        for j in reversed(range(len(ours))):
            both = like[i][j] + best[i + 1][j + 1] if like[i][j] >= ALIKE else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(ours):
        if like[i][j] >= ALIKE and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            pairs.append((gold[i], ours[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def surnames(names):
    return {words(n).split()[-1] for n in names or [] if words(n) not in ("", "et al", "al")}


def field_right(name, want, got):
    if name == "authors":
        return surnames(want) == surnames(got)
    if name == "title":
        return ratio(words(want), words(got)) >= 0.9
    if name == "pincite":
        return re.sub(r"^(at|p|pp) ", "", words(want)) == re.sub(r"^(at|p|pp) ", "", words(got))
    if name == "url":
        return want == got
    return words(want) == words(got)


def kind_right(gold, got):
    others = gold.get("alt_kind") or []
    wanted = {OTHER_NAMES.get(k, k) for k in [gold.get("kind"), *(others if isinstance(others, list) else [others])]} - {None}
    return not wanted or got in wanted or (got in SAME_MEDIUM and bool(wanted & SAME_MEDIUM))


class Verdicts:
    """Questions answered right or wrong: group -> name -> (right, what was said)."""

    def __init__(self, paper):
        self.paper = paper
        self.groups = collections.OrderedDict()
        self.judged_notes = 0  # of a paper whose findings are listed

    def add(self, group, name, right, said=""):
        self.groups.setdefault(group, {})[name] = (bool(right), str(said))


def by_note(items):
    out = collections.defaultdict(list)
    for item in items:
        out[str(item["note"])].append(item)
    return out


def score_notes(v, gold, report):
    ours = collections.defaultdict(list)
    for note in report["notes"]:
        ours[note["label"]].append(note)
    for g in gold:
        found = ours[str(g["note"])]
        text = found[0]["text"] if found else ""
        v.add("notes", str(g["note"]), len(found) == 1 and folded(text) == folded(g["text"]), "" if found else "no such note")


def score_citations(v, gold, report, asked):
    golds, ours = by_note(gold), by_note(report["citations"])
    pairs = [p for note in golds for p in pair(golds[note], ours[note])]
    matched, known = {g["id"] for g, _ in pairs}, {o["id"]: g["id"] for g, o in pairs}
    for g in gold:
        if str(g["note"]) in asked:
            v.add("found", g["id"], g["id"] in matched, g["raw"][:90])
    for o in report["citations"]:
        if o["note"] in asked:
            v.add("real", o["id"], o["id"] in known, o["raw"][:90])
    for g, o in pairs:
        if str(g["note"]) in asked:
            score_pair(v, g, o, known)
    for g in gold:
        if str(g["note"]) in asked and g.get("antecedent") and g["form"] != "full" and g["id"] not in matched:
            v.add("antecedents", g["id"], False, "not found")


def score_pair(v, g, o, known):
    v.add("forms", g["id"], o["form"] in (g["form"], g.get("alt_form")), f"{o['form']}, should be {g['form']}")
    for name in ("signal", "supra_note"):
        if g.get(name) not in (None, ""):
            v.add(name, g["id"], words(o.get(name) or "") == words(g[name]), f"{o.get(name)!r}, should be {g[name]!r}")
    if g["form"] == "full":
        v.add("kinds", g["id"], kind_right(g, o["kind"]), f"{o['kind']}, should be {g['kind']}")
        for name, key in FIELDS.items():
            wanted = [g[k] for k in (key, "alt_" + key) if g.get(k) not in (None, "", [])]
            if g.get(key) not in (None, "", []):
                v.add(name, g["id"], any(field_right(name, w, o.get(name)) for w in wanted), f"{o.get(name)!r}, should be {g[key]!r}")
    elif g.get("antecedent") and g["form"] != "cross-reference":
        got = known.get(o["antecedent"])
        v.add("antecedents", g["id"], got == g["antecedent"], f"{got or o['antecedent']}, should be {g['antecedent']}: {o['raw'][:60]}")


def score_urls(v, gold, report, asked):
    wanted = {(u["url"], str(n)) for u in gold for n in u.get("notes") or [u.get("note")] if str(n) in asked}
    got = {(link["url"], str(n)) for link in report["links"] for n in link["notes"] if str(n) in asked}
    for url, note in sorted(wanted | got):
        v.add("urls", f"{note} {url}", (url, note) in wanted and (url, note) in got, "missed" if (url, note) in wanted else "invented")


def places(finding):
    return {str(finding["note"])} | {str(r).split(".")[0] for r in finding.get("related") or []}


def score_findings(v, folder, report, names):
    """Listed findings have to be reported by one of the rules their class stands for; listed non-findings must not be."""
    said = collections.defaultdict(set)
    for f in report["findings"]:
        said[str(f["note"])].add(f["name"])
    for path in sorted(folder.glob("findings-notes-*.json")):
        for n, f in enumerate(load(path)):
            rules = set(names.get(f["class"]) or [])
            if rules and f["severity"] != "style" and f.get("detect") in ("mechanical", "cross-note"):
                v.add("findings", f"{f['note']} {f['class']} #{n}", any(said[p] & rules for p in places(f)), f["explain"][:90])


def score_rules(v, gold, report):
    """findings.json: what an editor would say at its severities error and warning, by note and rule. What is reported
    besides is a false positive until somebody judges it and lists it."""
    wanted = collections.Counter((str(f["note"]), f["rule"]) for f in gold)
    got = collections.Counter((str(f["note"]), f["rule"]) for f in report["findings"] if f["severity"] != "style")
    for note, rule in sorted(wanted | got):
        for n in range(max(wanted[note, rule], got[note, rule])):
            found, listed = n < got[note, rule], n < wanted[note, rule]
            v.add("rules", f"{rule} note {note} #{n}", found and listed, "missed" if listed else "unlisted")


def table_by_rule(all_verdicts):
    """Of each rule: how many of the listed findings were reported, and how many reported ones are not listed."""
    rows = collections.defaultdict(lambda: [0, 0, 0])
    for v in all_verdicts:
        for name, (right, said) in v.groups.get("rules", {}).items():
            rows[name.split()[0]][0 if right else 1 if said == "missed" else 2] += 1
    return rows


def show_table(rows, notes):
    if not rows:
        return
    print("\nErrors and warnings by rule   found  missed  unlisted")
    for rule, (found, missed, unlisted) in sorted(rows.items()):
        print(f"  {rule:26}  {found:5}  {missed:6}  {unlisted:8}")
    print(f"  {'in ' + str(notes) + ' notes':26}  {sum(r[0] for r in rows.values()):5}  {sum(r[1] for r in rows.values()):6}  {sum(r[2] for r in rows.values()):8}")


def score_forms(v, gold, report):
    """gold.json: the note each id. stands on, the note each supra means."""
    at = {c["id"]: c for c in report["citations"]}
    forms = collections.defaultdict(list)
    for c in report["citations"]:
        forms[c["note"], c["form"]].append(c)
    for g in gold["id_forms"]:
        ours = forms[str(g["note"]), "id"]
        c = ours[g["index"] - 1] if len(ours) >= g["index"] else None
        step = at.get(c["chain"][1]) if c and len(c["chain"]) > 1 else None
        right = c and (not g.get("ok", True) or g["antecedent_note"] is None or step and step["note"] == str(g["antecedent_note"]))
        v.add("antecedents", f"{g['note']} id #{g['index']}", right, f"stands on {step and step['note']}, should on {g['antecedent_note']}")
    for n, g in enumerate(gold["supra_forms"]):
        claimed = g["target_note_claimed"] and str(g["target_note_claimed"])
        ours = [c for f in ("supra", "full") for c in forms[str(g["note"]), f] if (c.get("supra_note") or None) == claimed and (f == "supra" or claimed)]
        c = next((c for c in ours if words(g["name"])[:12] in words(c["raw"])), ours[0] if ours else None)
        goal = at.get(c["antecedent"]) if c else None
        right = c and (goal is None if g["target_note_true"] is None else goal and goal["note"] == str(g["target_note_true"]))
        v.add("antecedents", f"{g['note']} supra #{n}", right, f"{g['name']}: in {goal and goal['note']}, should be in {g['target_note_true']}")


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def score(program, manuscript, folder, names):
    run = subprocess.run([program, "check", "--offline", "--format", "json", manuscript], capture_output=True)
    v = Verdicts(manuscript.stem)
    if run.returncode > 1:
        sys.exit(f"{manuscript}: the program gave no report: {run.stderr.decode()}")
    report = json.loads(run.stdout)["manuscripts"][0]
    if not (folder / "notes.json").exists():
        score_forms(v, load(folder / "gold.json"), report)
        return v
    notes = load(folder / "notes.json")
    cited = load(folder / "citations.json")
    asked = {str(n["note"]) for n in notes} & ({str(c["note"]) for c in cited} | {n["label"] for n in report["notes"]})
    score_notes(v, notes, report)
    score_citations(v, cited, report, asked)
    if (folder / "urls.json").exists():
        score_urls(v, load(folder / "urls.json"), report, asked)
    score_findings(v, folder, report, names)
    if (folder / "findings.json").exists():
        v.judged_notes = len(report["notes"])
        score_rules(v, load(folder / "findings.json"), report)
    return v


def share(answers):
    return sum(right for right, _ in answers.values()) / len(answers)


def figures(v):
    out = {group: share(answers) for group, answers in v.groups.items()}
    if "found" in out and "real" in out:
        found, real = out.pop("found"), out.pop("real")
        out = {"citations": 2 * found * real / (found + real) if found + real else 0.0, **out}
    return out


def show(v, misses):
    print(f"\n{v.paper}")
    print("  " + "  ".join(f"{group} {value:.3f}" for group, value in figures(v).items()))
    if misses:
        for group, answers in v.groups.items():
            for name, (right, said) in answers.items():
                if not right:
                    print(f"    {group} {name}: {said}")


def compare(before, after):
    """Questions that both runs were asked, and whose answers differ."""
    gained, lost = [], []
    for paper, groups in after.items():
        for group, answers in groups.items():
            for name, right in answers.items():
                was = before.get(paper, {}).get(group, {}).get(name)
                if was is not None and was != right:
                    (gained if right else lost).append(f"{paper} {group} {name}")
    return gained, lost


def pairs_of(folders):
    for folder in folders:
        golds = sorted(p for p in (folder / "gold").iterdir() if (p / "notes.json").exists() or (p / "gold.json").exists())
        for gold in golds:
            for manuscript in sorted((folder / "manuscripts").glob(gold.name + ".*")):
                yield folder, manuscript, gold


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    parser.add_argument("--misses", action="store_true", help="list every wrong answer")
    parser.add_argument("--before", type=pathlib.Path, help="verdicts of an earlier run to compare with")
    parser.add_argument("--save", type=pathlib.Path, help="write the verdicts of this run")
    parser.add_argument("--floor", type=float, help="fail where citations or antecedents of a paper are under this, or findings by rule are wrong")
    options = parser.parse_args()
    verdicts, low, scored = {}, [], []
    for folder, manuscript, gold in pairs_of(options.folders):
        classes = folder / "eval" / "class_map.json"
        v = score(options.program, manuscript, gold, load(classes) if classes.exists() else {})
        show(v, options.misses)
        scored.append(v)
        verdicts[v.paper] = {g: {name: right for name, (right, _) in answers.items()} for g, answers in v.groups.items()}
        low += [f"{v.paper}: {g} {x:.3f}" for g, x in figures(v).items() if g in ("citations", "antecedents") and options.floor and x < options.floor]
    rows, notes = table_by_rule(scored), sum(v.judged_notes for v in scored)
    show_table(rows, notes)
    unlisted, missed = sum(r[2] for r in rows.values()), sum(r[1] for r in rows.values())
    if options.floor and unlisted * NOTES_A_FALSE_POSITIVE > notes:
        low.append(f"{unlisted} unlisted errors and warnings in {notes} notes: one in {NOTES_A_FALSE_POSITIVE} may be")
    if options.floor and missed:
        low.append(f"{missed} listed errors and warnings are missed")
    if options.before:
        gained, lost = compare(load(options.before), verdicts)
        print(f"\nAgainst {options.before.stem}: {len(gained)} gained, {len(lost)} lost")
        print("".join(f"  + {g}\n" for g in gained) + "".join(f"  - {x}\n" for x in lost), end="")
    if options.save:
        options.save.write_text(json.dumps(verdicts), encoding="utf-8")
    for line in low:
        print("Under the floor: " + line)
    sys.exit(1 if low else 0)


if __name__ == "__main__":
    main()
