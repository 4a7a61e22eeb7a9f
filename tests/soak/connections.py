"""Opens so many TLS connections to a hub, asks once on each, holds them all, and meanwhile asks from one more:

    connections.py HOST:PORT COUNT [--least-served N]

They come from a hundred addresses of this machine, as from a hundred schools. Fails when an answer is neither 200
nor 503, or when the hub does not serve as before once they are gone.
"""
import argparse
import asyncio
import collections
import resource
import ssl
import sys
import time

REQUEST = b"GET /v1/hub HTTP/1.1\r\nHost: hub\r\n\r\n"


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE  # whoever attacks does not look
    return made


class Crowd:
    def __init__(self, address, tls):
        host, port = address.split(":")
        self.host, self.port, self.tls = host, int(port), tls
        self.held, self.answers = [], collections.Counter()

    async def ask(self, source):
        """The status, and the line when it stays open."""
        try:
            reader, writer = await asyncio.wait_for(asyncio.open_connection(
                self.host, self.port, ssl=self.tls, local_addr=(source, 0)), 60)
            writer.write(REQUEST)
            status = await asyncio.wait_for(reader.readline(), 60)
            return status.split(b" ")[1].decode() if status else "cut", writer
        except (OSError, asyncio.TimeoutError):
            return "cut", None

    async def join(self, number, gate):
        async with gate:
            status, writer = await self.ask(f"127.0.1.{number % 100 + 1}")
        self.answers[status] += 1
        if writer:
            self.held.append(writer)


async def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("count", type=int)
    parser.add_argument("--least-served", type=int, default=1)
    options = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    crowd = Crowd(options.address, context())
    gate, began = asyncio.Semaphore(200), time.monotonic()
    await asyncio.gather(*(crowd.join(number, gate) for number in range(options.count)))
    lasted = time.monotonic() - began
    one_more, writer = await crowd.ask("127.0.2.1")
    if writer:
        writer.close()
    for line in crowd.held:
        line.transport.abort()
    await asyncio.sleep(2)
    after, _ = await crowd.ask("127.0.2.2")
    print(f"{options.count} connections in {lasted:.0f} s: {dict(crowd.answers)}; "
          f"one more meanwhile: {one_more}; afterwards: {after}")
    sound = (set(crowd.answers) <= {"200", "503", "cut"} and crowd.answers["200"] >= options.least_served
             and one_more in ("200", "503") and after == "200")
    sys.exit(0 if sound else 1)


asyncio.run(main())
