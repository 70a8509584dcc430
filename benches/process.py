#!/usr/bin/env python3
"""process.py NOTES [--mundap BIN] [--runs N] [--queries Q…]: how long whole commands take, process start included.

Prints medians and 90th percentiles in milliseconds: a first index, a refresh that finds nothing new, searches with and
without that refresh, and `--all`. The index lies in a temporary folder; the notes are not touched.
"""
import argparse
import statistics
import subprocess
import tempfile
import time

QUERIES = ["Redis", "트랜잭션 격리 수준", "캐시를 왜 쓰나요", "데드락", "what did I say about Kafka"]


def timed(command):
    began = time.perf_counter()
    run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if run.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit {run.returncode}: {run.stderr.decode()[:300]}")
    return (time.perf_counter() - began) * 1000


def report(name, times):
    times = sorted(times)
    slow = times[min(len(times) - 1, len(times) * 9 // 10)]
    print(f"{name:28} median {statistics.median(times):8.1f} ms   p90 {slow:8.1f} ms   runs {len(times)}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("notes")
    ap.add_argument("--mundap", default="target/release/mundap")
    ap.add_argument("--runs", type=int, default=20)
    ap.add_argument("--queries", nargs="+", default=QUERIES)
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as index:
        at = ["--notes", a.notes, "--index", index]
        report("index, first", [timed([a.mundap, "index", *at])])
        report("index, nothing new", [timed([a.mundap, "index", *at]) for _ in range(a.runs)])
        for name, flags in [("search", []), ("search --no-refresh", ["--no-refresh"]), ("search --all", ["--all"])]:
            report(name, [timed([a.mundap, "search", *at, *flags, q]) for _ in range(a.runs) for q in a.queries])


if __name__ == "__main__":
    main()
