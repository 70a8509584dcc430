#!/usr/bin/env python3
"""Asks hostile queries and reads hostile inputs of 64 kB, each in a process of its own, and tells what each takes.

    benches/hostile.py PROGRAM [COUNT]

2,000 queries by chance, unless COUNT says otherwise, over a handful of notes; then one input of 64 kB of every
kind as a query, a note, a text for the analyser and a file of words. Fails where one takes over a second of the
processor's time, or 200 MB, or ends otherwise than with 0, 1 or 2. SEED names the row of queries. Needs Linux.
"""

import os
import random
import subprocess
import sys
import tempfile

SECONDS, MEGABYTES, BYTES = 1.0, 200, 64 * 1024

PIECES = [
    "락", "트랜잭션", "Redis", "ㄹㄷㅅ", "\u1112\u1161\u11ab", '"', "“", "”", "'", "(", ")", "+", "-", " OR ", " AND ",
    " NOT ", "*", "?", "path:", "tag:", "is:", "after:", "before:", "q:", "a:", "heading:", "{a,", "[", "\\", "/",
    "^", "~", "\x7f", "\u202e", "👨\u200d👩", " ", "9" * 22, "가나", "e\u0301", "a_b-c", "C++", "http://a.b/", "트랜*", "\n",
]


def run(command, folder, text):
    """Seconds of the processor's time, megabytes, exit code."""
    with tempfile.TemporaryFile() as given:
        given.write(text)
        given.seek(0)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        child = subprocess.Popen(command, cwd=folder, stdin=given, env={"HOME": folder, "MUNDAP_WORDS": "words.toml"}, **quiet)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, child.returncode


def queries(count):
    chance = random.Random(int(os.environ.get("SEED", "1")))
    for _ in range(count):
        if chance.random() < 0.2:
            yield chance.choice(PIECES) * chance.randint(1, 3000)
        else:
            yield "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 60)))


def large():
    for piece in PIECES + ["가", "a", "가 ", "a b ", "# 락?\n", "- a?\n", "> ", "[[", "| a ", "a,b\n", "<a ", "“a” "]:
        yield piece, (piece * (BYTES // len(piece.encode()) + 1)).encode()[:BYTES].decode(errors="ignore")


def main():
    program = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    worst, over, done = {}, 0, 0

    def take(kind, name, command, text=""):
        nonlocal over, done
        seconds, megabytes, code = run([program, *command], folder, text.encode())
        done += 1
        worst[kind] = tuple(map(max, worst.get(kind, (0, 0)), (seconds, megabytes)))
        if seconds > SECONDS or megabytes > MEGABYTES or code not in (0, 1, 2):
            over += 1
            print(f"over: {kind} {name[:60]!r}: {seconds:.2f} s, {megabytes:.0f} MB, exit {code}")

    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/notes")
        for number in range(40):
            with open(f"{folder}/notes/n{number}.md", "w") as note:
                note.write(f"# 묶음 {number}\n\n## {number}번째 락은?\n\n트랜잭션 격리 {number % 7}, Redis 캐시.\n")
        places = ["--notes", "notes", "--index", "i"]
        run([program, "index", *places], folder, b"")
        for query in queries(count):
            take("query", query, ["search", *places, "--", query])
        for name, text in large():
            line = text.replace("\n", " ")
            take("64 kB query", name, ["search", *places, "--queries", "-"], line)
            take("64 kB query, --all", name, ["search", *places, "--all", "--queries", "-"], line)
            take("64 kB note", name, ["split", "-"], text)
            take("64 kB text", name, ["tokens", "-"], text)
            with open(f"{folder}/words.toml", "w") as words:
                words.write(f"[words]\n{text}" if "\n" in text else f'[words]\n"{text}" = []')
            take("64 kB words", name, ["words", "list"])
            os.remove(f"{folder}/words.toml")
    for kind, (seconds, megabytes) in worst.items():
        print(f"{kind:20} at most {seconds:.2f} s, {megabytes:.0f} MB")
    print(f"{done} inputs, {over} over {SECONDS:.0f} s or {MEGABYTES} MB")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
