"""Times a batch: batch.py PROGRAM [MANUSCRIPTS]. Writes so many manuscripts of 200 notes with known truth (each has some wrong
supras, of which the report must tell exactly), and checks them with one job and with two; once more with a state, again from
that state, and as three shards that are merged. Prints wall time, manuscripts a second, peak memory of the largest process,
and whether all reports are the same to the byte."""
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time

NOTES = 200
JOURNALS = ["YALE L.J.", "HARV. L. REV.", "COLUM. L. REV.", "STAN. L. REV.", "U. CHI. L. REV.", "MICH. L. REV."]
SURNAMES = ["Marlowe", "Solberg", "Ferrant", "Lind", "Tanner", "Okafor", "Brandt", "Quill", "Haverford", "Imber"]
WORDS = ["Weirs", "Fords", "Locks", "Quotas", "Harbors", "Pilots", "Eels", "Ferries", "Tides", "Wrecks", "Tolls", "Dredging"]


def full(random_, number):
    surname = random_.choice(SURNAMES) + chr(97 + number % 26) * 2
    title = f"{random_.choice(WORDS)} and {random_.choice(WORDS)} of the {number}th District"
    volume = random_.randint(90, 120)
    journal = random_.choice(JOURNALS)
    page = random_.randint(1, 900)
    return surname, f"Ada {surname}, *{title}*, {volume} {journal} {page}, {page + 5} ({1900 + volume})"


def manuscript(seed):
    """Text, and how many supras point to a note that does not cite their work."""
    random_ = random.Random(seed)
    notes, firsts, wrong = [], [], 0
    for number in range(1, NOTES + 1):
        kind = random_.random()
        if kind < 0.5 or len(firsts) < 3:
            surname, citation = full(random_, seed * NOTES + number)
            if any(surname == s for s, _ in firsts):
                notes.append(f"{citation}.")
                continue
            firsts.append((surname, number))
            notes.append(f"See {citation}.")
        elif kind < 0.7:
            surname, first = random_.choice(firsts)
            notes.append(f"{surname}, *supra* note {first}, at {random_.randint(1, 900)}.")
            if random_.random() < 0.05:
                notes[-1] = f"{surname}, *supra* note {number + 900}, at 7."
                wrong += 1
        else:
            notes.append(f"Marsh v. Harbor Board, {random_.randint(100, 900)} F.2d {random_.randint(1, 900)} (9th Cir. {random_.randint(1960, 1990)}).")
    body = " ".join(f"The tide turns at this place and no other.[^{n}]" for n in range(1, NOTES + 1))
    return body + "\n\n" + "\n".join(f"[^{n}]: {text}" for n, text in enumerate(notes, 1)) + "\n", wrong


def run(program, arguments, out):
    """Seconds, and kilobytes of the process at its largest."""
    began = time.monotonic()
    with open(out, "wb") as file:
        process = subprocess.Popen([program, *arguments], stdout=file)
        _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 1), arguments
    return time.monotonic() - began, usage.ru_maxrss


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main():
    program = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.mkdir("in")
        truth = {}
        for i in range(count):
            text, truth[f"in/{i:06}.md"] = manuscript(i)
            with open(f"in/{i:06}.md", "w", encoding="utf-8") as file:
                file.write(text)
        base = ["check", "--offline", "--quiet", "--format", "jsonl"]
        shards = [[*base, "--jobs", "1", "--shard", f"{k}/3", "--state", f"shard{k}", "in"] for k in (1, 2, 3)]
        steps = [
            ("one job", [*base, "--jobs", "1", "in"]),
            ("two jobs", [*base, "--jobs", "2", "in"]),
            ("two jobs, Markdown report", ["check", "--offline", "--quiet", "--format", "markdown", "--jobs", "2", "in"]),
            ("two jobs, keeping a state", [*base, "--jobs", "2", "--state", "state", "in"]),
            ("again from the state", [*base, "--jobs", "2", "--state", "state", "in"]),
            *((f"shard {k + 1} of 3", shards[k]) for k in range(3)),
            ("merge of the shards", ["merge", "--quiet", "--format", "jsonl", "--jobs", "2", "shard1", "shard2", "shard3"]),
        ]
        seconds = {}
        for n, (name, arguments) in enumerate(steps):
            seconds[name], memory = run(program, arguments, f"out{n}")
            print(f"{name:28} {seconds[name]:7.2f} s  {count / seconds[name]:7.0f} manuscripts/s  {memory / 1024:6.0f} MB", flush=True)
        print(f"one job / two jobs           {seconds['one job'] / seconds['two jobs']:7.2f}")
        same = {digest(f"out{n}") for n, (name, _) in enumerate(steps) if "shard " not in name and "Markdown" not in name}
        print("reports the same to the byte:", len(same) == 1)
        told, checked = 0, 0
        with open("out0", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                if "path" in row:
                    checked += 1
                    told += sum(f["rule"] == "S001" for f in row["findings"]) == truth[row["path"]]
        print(f"manuscripts whose wrong supras are told exactly: {told} of {checked}")
        sizes = [os.path.getsize(f"in/{name}") for name in os.listdir("in")]
        state = sum(os.path.getsize(os.path.join("state", name)) for name in os.listdir("state"))
        print(f"manuscripts {sum(sizes) / 1e6:.1f} MB, state {state / 1e6:.1f} MB, JSON lines {os.path.getsize('out0') / 1e6:.0f} MB")


main()
