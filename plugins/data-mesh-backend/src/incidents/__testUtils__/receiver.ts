// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver got. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A receiver of webhooks on this machine, that can go down and come back at the same address. */
export class Receiver {
  readonly got: Received[] = [];
  /** What it answers; no answer at all where this is undefined. */
  answer: { status: number; headers?: Record<string, string> } | undefined = {
    status: 204,
  };
  #server?: Server;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hook`;
  }

  async up(): Promise<void> {
    this.#server = createServer((req, res) => {
      const parts: Buffer[] = [];
      req.on('data', part => parts.push(part));
      req.on('end', () => {
        this.got.push({
          path: req.url ?? '',
          headers: req.headers,
          text: Buffer.concat(parts).toString('utf8'),
        });
        if (!this.answer) return;
        res.writeHead(this.answer.status, this.answer.headers).end('{}');
      });
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  /** Bodies as JSON. */
  get bodies(): any[] {
    return this.got.map(({ text }) => JSON.parse(text));
  }
}
