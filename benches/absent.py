#!/usr/bin/env python3
"""absent.py NOTES [--mundap BIN] [--words FILE] [--count N] [--seed S] [-v]: what is made of right words that the notes lack.

Draws N words from FILE (words between spaces, `#` begins a remark; `absent.txt` beside this script), leaving out those that
stand anywhere in the notes, alone or within another word. Right is to find nothing, or at most to offer another word.

Counts: nothing, offered (nothing found, another word suggested), shown (hits for another word, and it says so), silent
(hits for something else and no message).
"""
import argparse
import collections
import json
import os
import random
import re
import subprocess
import tempfile
import unicodedata
from pathlib import Path


def absent(path, notes):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    files = [p for p in Path(notes).rglob("*") if p.suffix in (".md", ".markdown", ".mdx", ".txt") and p.is_file()]
    text = "\n".join([str(p) + "\n" + p.read_text(encoding="utf-8", errors="ignore") for p in files])
    text = unicodedata.normalize("NFC", text).lower()
    joined = re.sub(r"\s", "", text)
    return [word for word in dict.fromkeys(words) if word not in text and word not in joined]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("notes")
    ap.add_argument("--mundap", default="target/release/mundap")
    ap.add_argument("--index", help="keep the index in this folder [default: a new one, thrown away]")
    ap.add_argument("--words", default=Path(__file__).with_name("absent.txt"))
    ap.add_argument("--count", type=int, default=300)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("-v", "--verbose", action="store_true")
    a = ap.parse_args()
    words = absent(a.words, a.notes)
    random.Random(a.seed).shuffle(words)
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        place = ["--notes", a.notes, "--index", a.index or os.path.join(folder, "index")]
        subprocess.run([a.mundap, "index", *place], check=True, capture_output=True)
        for word in words[: a.count]:
            command = [a.mundap, "search", *place, "--no-refresh", "--format", "json", "--", word]
            run = subprocess.run(command, capture_output=True, text=True)
            answer = json.loads(run.stdout) if run.stdout.strip() else {"hits": []}
            offer = re.search(r"did you mean `([^`]*)`", run.stderr)
            asked = (answer.get("relaxed") or {}).get("to")
            found = "shown" if asked else "silent"
            result = found if answer["hits"] else "offered" if offer else "nothing"
            counts[result] += 1
            if a.verbose and result != "nothing":
                met = answer["hits"][0].get("matched", []) if answer["hits"] else []
                print(f"{result:8} {word}: {asked or (offer and offer.group(1)) or ', '.join(met)}")
    total = sum(counts.values())
    print(f"{total} of {len(words)} words: {', '.join(f'{counts[k]} {k}' for k in ('nothing', 'offered', 'shown', 'silent'))}")


if __name__ == "__main__":
    main()
