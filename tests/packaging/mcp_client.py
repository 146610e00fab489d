"""Calls the core's server with the SDK's own client: the calls as JSON on standard input, the answers on output."""

from __future__ import annotations

import asyncio
import json
import sys

from mcp import Client, StdioServerParameters, stdio_client


async def main(command: str) -> None:
    """Lists the tools, makes each call in order, and prints what came back."""
    server = StdioServerParameters(command=command, args=["mcp"])
    async with Client(stdio_client(server)) as client:
        tools = [tool.model_dump(mode="json") for tool in (await client.list_tools()).tools]
        answers = []
        for name, arguments in json.load(sys.stdin):
            answer = await client.call_tool(name, arguments)
            texts = [part.text for part in answer.content]
            answers.append({"texts": texts, "content": answer.structured_content, "error": answer.is_error})
    print(json.dumps({"tools": tools, "answers": answers}))


asyncio.run(main(sys.argv[1]))
