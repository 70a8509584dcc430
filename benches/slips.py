#!/usr/bin/env python3
"""slips.py NOTES [--mundap BIN] [--count N] [--seed S] [--half a|b] [-v]: whether slips of the notes' own words are seen through.

Makes N misspelt queries from words of the notes, Korean and Latin in turns: one key wrong, missing, doubled or swapped with
the next, on the two-set keyboard or QWERTY; every second one within a phrase of two words of the notes. A slip that is
itself a word of the notes is not made. The words are parted in two halves by their spelling, so that weights found on one
can be tried on the other.

Counts: found (searched for the right word), offered (the right word suggested), missed (neither, and nothing else
was shown in its place), misled (searched for another word), offered otherwise (another word suggested).
"""
import argparse
import collections
import hashlib
import json
import os
import random
import re
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
PAIRS = dict(zip("ㅘㅙㅚㅝㅞㅟㅢㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ", "ㅗㅏ ㅗㅐ ㅗㅣ ㅜㅓ ㅜㅔ ㅜㅣ ㅡㅣ ㄱㅅ ㄴㅈ ㄴㅎ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅂㅅ".split()))
JOINED = {pair: letter for letter, pair in PAIRS.items()}
LETTERS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ"))
LETTERS |= dict(zip("QWERTOP", "ㅃㅉㄸㄲㅆㅒㅖ"))
KEYS = {letter: key for key, letter in LETTERS.items()}
ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
SHIFTS = [0, 0.5, 1.5]


def beside(key):
    """The keys that touch a key."""
    place = {k: (row, column + SHIFTS[row]) for row, keys in enumerate(ROWS) for column, k in enumerate(keys)}
    row, column = place[key.lower()]
    near = [k for k, (r, c) in place.items() if k != key.lower() and abs(r - row) <= 1 and abs(c - column) <= 1]
    return [k.upper() if key.isupper() and k.upper() in LETTERS else k for k in near]


def keys_of(word):
    keys = ""
    for c in word:
        at = ord(c) - 0xAC00
        letters = (INITIALS[at // 588] + VOWELS[at // 28 % 21] + FINALS[at % 28].strip()) if 0 <= at < 11172 else c
        for letter in letters:
            keys += "".join(KEYS[part] for part in PAIRS.get(letter, letter)) if letter in KEYS or letter in PAIRS else letter
    return keys


def composed(keys):
    """What the keys give in the two-set layout, as an input method puts the letters together."""
    letters = [LETTERS.get(key, LETTERS.get(key.lower(), key)) for key in keys]
    text, at = "", 0
    while at < len(letters):
        if letters[at] not in INITIALS or at + 1 >= len(letters) or letters[at + 1] not in VOWELS:
            text += letters[at]
            at += 1
            continue
        initial, vowel = letters[at], letters[at + 1]
        at += 2
        if at < len(letters) and vowel + letters[at] in JOINED:
            vowel, at = JOINED[vowel + letters[at]], at + 1
        final = " "

        def free(after):
            return after >= len(letters) or letters[after] not in VOWELS

        pair = "".join(letters[at : at + 2])
        if JOINED.get(pair, "") and JOINED[pair] in FINALS and free(at + 2):
            final, at = JOINED[pair], at + 2
        elif at < len(letters) and letters[at] in FINALS and free(at + 1):
            final, at = letters[at], at + 1
        text += chr(0xAC00 + INITIALS.index(initial) * 588 + VOWELS.index(vowel) * 28 + FINALS.index(final))
    return text


def slip(word, chance):
    """The word with one key wrong, missing, doubled or swapped."""
    korean = "가" <= word[0] <= "힣"
    keys = list(keys_of(word) if korean else word)
    at = chance.randrange(len(keys))
    kind = chance.choice(["wrong", "missing", "doubled", "swapped"])
    if kind == "wrong":
        keys[at] = chance.choice(beside(keys[at]))
    elif kind == "missing":
        del keys[at]
    elif kind == "doubled":
        keys.insert(at, keys[at])
    elif at + 1 < len(keys):
        keys[at], keys[at + 1] = keys[at + 1], keys[at]
    return composed(keys) if korean else "".join(keys)


def words_of(mundap, notes):
    """Nouns and Latin words of the notes with their counts, and pairs of them that stand side by side."""
    files = [p for p in Path(notes).rglob("*") if p.suffix in (".md", ".markdown", ".mdx", ".txt") and p.is_file()]
    count, spread, pairs = collections.Counter(), collections.defaultdict(set), collections.Counter()
    everything = set()
    for path in files:
        text = path.read_text(encoding="utf-8", errors="ignore")
        everything.update(re.findall(r"[a-z]+|[가-힣]+", text.lower()))
        run = subprocess.run([mundap, "tokens", "-"], input=text, capture_output=True, text=True)
        raw, last = text.encode(), None
        for line in run.stdout.splitlines():
            cells = line.split("\t")
            if len(cells) < 5 or cells[3] not in ("NNG", "NNP", "SL") or cells[4] == "part":
                continue
            start, end = int(cells[1]), int(cells[2])
            word = raw[start:end].decode(errors="ignore").lower()
            whole = re.fullmatch(r"[가-힣]{2,}|[a-z]{4,}", word)
            edge = raw[max(0, start - 1) : start]
            if not whole or edge not in (b"", b" ", b"\n", b"#", b"*", b"(", b"`"):
                last = None
                continue
            count[word] += 1
            spread[word].add(path)
            if last and start - last[1] == 1 and raw[last[1] : start] == b" ":
                pairs[last[0], word] += 1
            last = (word, end)
    often = sorted(word for word in count if count[word] >= 5 and len(spread[word]) >= 3)
    known = set(often)
    phrases = sorted(pair for pair, times in pairs.items() if times >= 2 and known.issuperset(pair))
    return often, phrases, everything


def half(word):
    return "ab"[hashlib.sha256(word.encode()).digest()[0] % 2]


def queries(often, phrases, everything, a):
    """The misspelt queries with the words that were meant: (query, slip, word)."""
    chance = random.Random(a.seed)
    korean = lambda word: "가" <= word[0] <= "힣"
    mine = [word for word in often if not a.half or half(word) == a.half]
    pools = [[w for w in mine if korean(w)], [w for w in mine if not korean(w)]]
    of = collections.defaultdict(list)
    for pair in phrases:
        of[pair[0]].append((pair, 0))
        of[pair[1]].append((pair, 1))
    made, seen = [], set()
    while len(made) < a.count:
        alone, pool = len(made) % 2, pools[len(made) // 2 % 2]
        word = chance.choice(pool)
        if word in seen or not alone and not of[word]:
            continue
        wrong = slip(word, chance)
        if wrong == word or wrong.lower() in everything or len(wrong) < 2:
            continue
        seen.add(word)
        query = wrong
        if not alone:
            pair, at = chance.choice(of[word])
            query = " ".join(wrong if nth == at else other for nth, other in enumerate(pair))
        made.append((query, wrong, word))
    return made


def ask(command, query):
    began = time.perf_counter()
    run = subprocess.run([*command, "--", query], capture_output=True, text=True)
    took = (time.perf_counter() - began) * 1000
    answer = json.loads(run.stdout) if run.stdout.strip() else {"hits": []}
    offer = re.search(r"did you mean `([^`]*)`", run.stderr)
    return answer, offer.group(1) if offer else "", took


def verdict(answer, offer, wrong, word):
    asked = ((answer.get("relaxed") or {}).get("to") or "").lower()
    if word in asked:
        return "found"
    if word in offer.lower():
        return "offered"
    if asked and wrong not in asked:
        return "misled"
    met = {matched.lower() for hit in answer["hits"][:3] for matched in hit.get("matched", [])}
    if word in met:
        return "found"
    return "otherwise" if offer else "missed"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("notes")
    ap.add_argument("--mundap", default="target/release/mundap")
    ap.add_argument("--index", help="keep the index in this folder [default: a new one, thrown away]")
    ap.add_argument("--count", type=int, default=300)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--half", choices=["a", "b"])
    ap.add_argument("-v", "--verbose", action="store_true")
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = ["--notes", a.notes, "--index", a.index or os.path.join(folder, "index")]
        subprocess.run([a.mundap, "index", *place], check=True, capture_output=True)
        made = queries(*words_of(a.mundap, a.notes), a)
        command = [a.mundap, "search", *place, "--no-refresh", "--format", "json"]
        counts, times = collections.Counter(), []
        for query, wrong, word in made:
            answer, offer, took = ask(command, query)
            result = verdict(answer, offer, wrong, word)
            counts[result] += 1
            times.append(took)
            if a.verbose and result != "found":
                asked = (answer.get("relaxed") or {}).get("to") or ""
                print(f"{result:9} {query} <- {word}: {asked or offer}")
    total = len(made)
    right = counts["found"] + counts["offered"]
    print(f"{total} slips: {', '.join(f'{counts[k]} {k}' for k in ('found', 'offered', 'missed', 'misled', 'otherwise'))}")
    print(f"right word found or offered {100 * right / total:.1f} %, another shown {100 * counts['misled'] / total:.1f} %, "
          f"median {statistics.median(times):.0f} ms a process")


if __name__ == "__main__":
    main()
