// SPDX-License-Identifier: Apache-2.0
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

/** What an engine says to a statement. */
export type Answer =
  | { names: string[]; rows: Array<Array<string | null>> }
  | { error: string }
  /** It is never done. */
  | 'endless';

/** One call to a fake, and what it has of the statements so far. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: any;
  bytes: Buffer;
}

/** A service that speaks the protocol of an engine. */
export interface FakeService {
  url: string;
  /** Calls that started a statement. */
  started: Call[];
  /** Texts of statements. */
  statements: string[];
  /** Texts of statements that were told to stop. */
  cancelled: string[];
  /** Calls that are refused from now on, since the service is busy. */
  busy: number;
  /** Path, or words of its bytes, whose next call is refused so. */
  busyAt?: string;
  /** Every call, also those that are refused. */
  calls: Call[];
  close(): Promise<void>;
}

/** What a fake does with calls: `start` gives a statement an id (or takes its own), `answer` finds what is said to it. */
export interface Statements {
  start(call: Call, text: string, own?: string): string;
  /** The first question finds a statement running. */
  isRunning(id: string): boolean;
  answer(id: string): Exclude<Answer, 'endless'>;
  cancel(id: string): void;
  isCancelled(id: string): boolean;
}

/** What a fake sends back. */
export interface Reply {
  status?: number;
  json?: unknown;
  /** What is sent in place of JSON. */
  bytes?: Buffer;
  /** Milliseconds that it takes. */
  after?: number;
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  return request.headers['content-encoding'] === 'gzip'
    ? gunzipSync(bytes)
    : bytes;
}

function bodyOf(bytes: Buffer): any {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}

/** Brings a fake up on a port of its own, which is encrypted where there is a certificate. */
export async function fakeService(
  answers: (text: string) => Answer,
  handle: (call: Call, statements: Statements) => Reply | Promise<Reply>,
  certificate?: { key: string; cert: string },
): Promise<FakeService> {
  const fake: Omit<FakeService, 'url' | 'close'> = {
    started: [],
    statements: [],
    cancelled: [],
    busy: 0,
    calls: [],
  };
  const asked = new Map<string, number>();
  const texts = new Map<string, string>();
  const stopped = new Set<string>();
  const textOf = (id: string) => texts.get(id)!;
  const statements: Statements = {
    start(call, text, own) {
      const id = own ?? `statement-${texts.size}`;
      fake.started.push(call);
      fake.statements.push(text);
      texts.set(id, text);
      return id;
    },
    isRunning(id) {
      const times = asked.get(id) ?? 0;
      asked.set(id, times + 1);
      return times === 0 || answers(textOf(id)) === 'endless';
    },
    answer(id) {
      const answer = answers(textOf(id));
      if (answer === 'endless') throw new Error('It is not done');
      return answer;
    },
    cancel(id) {
      stopped.add(id);
      fake.cancelled.push(textOf(id));
    },
    isCancelled: id => stopped.has(id),
  };
  const listener = async (
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    const bytes = await bytesOf(request);
    const url = new URL(request.url ?? '/', 'http://fake');
    const call: Call = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: bodyOf(bytes),
      bytes,
    };
    fake.calls.push(call);
    const { busyAt } = fake;
    if (
      fake.busy > 0 ||
      (busyAt && (call.path === busyAt || bytes.includes(busyAt)))
    ) {
      fake.busy = Math.max(0, fake.busy - 1);
      fake.busyAt = undefined;
      response.writeHead(503, {
        'content-type': 'application/json',
        'retry-after': '0',
      });
      response.end('{"message": "Too many requests"}');
      return;
    }
    const reply = await handle(call, statements);
    if (reply.after) await sleep(reply.after);
    response.writeHead(reply.status ?? 200, {
      'content-type': reply.bytes
        ? 'application/octet-stream'
        : 'application/json',
    });
    response.end(reply.bytes ?? JSON.stringify(reply.json));
  };
  const server = certificate
    ? createSecureServer(certificate, listener)
    : createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(fake, {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${
      (server.address() as AddressInfo).port
    }`,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
