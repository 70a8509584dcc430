#!/usr/bin/env python3
"""respelled.py NOTES QUESTIONS [--mundap BIN] [--index DIR]: which words of right questions are taken for slips.

Asks the notes in NOTES every line of the file QUESTIONS, which others wrote and hardly misspelt, and prints each word that
was searched for as another, with the other. Most of them are faults; the few real slips are told by reading.
"""
import argparse
import json
import os
import subprocess
import tempfile
from pathlib import Path


def changes(query, asked):
    typed, meant = query.split(), asked.split()
    if len(typed) != len(meant):
        return [(query, asked)]
    return [(a, b) for a, b in zip(typed, meant) if a.strip("\"'.,?!") != b.strip("\"'.,?!")]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("notes")
    ap.add_argument("questions")
    ap.add_argument("--mundap", default="target/release/mundap")
    ap.add_argument("--index", help="keep the index in this folder [default: a new one, thrown away]")
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        command = [a.mundap, "search", "--notes", a.notes, "--index", a.index or os.path.join(folder, "index")]
        command += ["--queries", a.questions, "--format", "jsonl", "-n", "1"]
        run = subprocess.run(command, capture_output=True, text=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    count = 0
    for answer in answers:
        relaxed = answer.get("relaxed") or {}
        if relaxed.get("how") == "spelling":
            count += 1
            for typed, meant in changes(answer["query"], relaxed["to"]):
                print(f"{typed} -> {meant}")
    lines = len(Path(a.questions).read_text(encoding="utf-8").splitlines())
    print(f"{count} of {lines} questions asked with another word")


if __name__ == "__main__":
    main()
