"""A line between a station and a hub: relays TCP with a delay each way, and cuts every connection now and then.

    line.py PORT HOST:PORT --delay SECONDS --cut SECONDS
"""
import argparse
import asyncio

PIECE = 64 * 1024


async def relay(reader, writer, delay):
    """What came in goes out `delay` later, in order, at most a line's worth on the way."""
    way = asyncio.Queue(maxsize=64)
    clock = asyncio.get_running_loop().time

    async def deliver():
        while True:
            due, piece = await way.get()
            await asyncio.sleep(max(0, due - clock()))
            if not piece:
                writer.write_eof()
                return
            writer.write(piece)
            await writer.drain()

    delivering = asyncio.create_task(deliver())
    try:
        while True:
            piece = await reader.read(PIECE)
            await way.put((clock() + delay, piece))
            if not piece:
                break
        await delivering
    finally:
        delivering.cancel()


async def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("target")
    parser.add_argument("--delay", type=float, default=0)
    parser.add_argument("--cut", type=float, default=0)
    options = parser.parse_args()
    host, port = options.target.split(":")
    open_lines = set()

    async def serve(reader, writer):
        try:
            onward_reader, onward_writer = await asyncio.open_connection(host, int(port))
        except OSError:
            writer.close()
            return
        line = (writer, onward_writer)
        open_lines.add(line)
        try:
            await asyncio.gather(relay(reader, onward_writer, options.delay),
                                 relay(onward_reader, writer, options.delay))
        except (OSError, RuntimeError):
            pass
        finally:
            open_lines.discard(line)
            for each in line:
                each.transport.abort()

    server = await asyncio.start_server(serve, "0.0.0.0", options.port)
    while options.cut > 0:
        await asyncio.sleep(options.cut)
        for line in list(open_lines):
            for each in line:
                each.transport.abort()
    await server.serve_forever()


asyncio.run(main())
