#!/usr/bin/env python3
"""Speaks to `mundap mcp` with the client of PyPI's package `mcp`, and measures warm searches.

Usage: python3 benches/mcp_client.py target/release/mundap NOTES QUERY [COUNT]
"""

import asyncio
import statistics
import sys
import time

try:
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client
except ImportError:
    sys.exit("not run: the package `mcp` is not installed (python3 -m pip install mcp)")


async def main(program, notes, query, count):
    server = StdioServerParameters(command=program, args=["mcp", "--notes", notes])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        hello = await session.initialize()
        print("protocol", getattr(hello, "protocolVersion", None) or getattr(hello, "protocol_version", None))
        tools = (await session.list_tools()).tools
        print("tools", ", ".join(tool.name for tool in tools))
        found = await session.call_tool("search", {"query": query})
        fields = getattr(found, "structuredContent", None) or getattr(found, "structured_content", None)
        print("total", fields["total"], "hits", len(fields["hits"]))
        print(found.content[0].text[:400])
        if fields["hits"]:
            shown = await session.call_tool("show", {"ids": [fields["hits"][0]["id"]]})
            print(shown.content[0].text[:400])
        opened = await session.call_tool("list_unanswered", {"limit": 2})
        print(opened.content[0].text[:300])
        times = []
        for _ in range(count):
            began = time.perf_counter()
            answer = await session.call_tool("search", {"query": query})
            times.append((time.perf_counter() - began) * 1e3)
        inside = (getattr(answer, "structuredContent", None) or answer.structured_content)["took_ms"]
        print(f"warm search: median {statistics.median(times):.2f} ms with the client, {inside:.2f} ms of it inside")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    asyncio.run(main(*sys.argv[1:4], int(sys.argv[4]) if len(sys.argv) > 4 else 200))
