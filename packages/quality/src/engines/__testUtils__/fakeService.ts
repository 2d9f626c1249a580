// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingMessage } from 'node:http';
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
  /** Path whose next call is refused so. */
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
  json: unknown;
  /** Milliseconds that it takes. */
  after?: number;
}

async function bodyOf(request: IncomingMessage): Promise<any> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  let bytes: Buffer = Buffer.concat(parts);
  if (request.headers['content-encoding'] === 'gzip') bytes = gunzipSync(bytes);
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}

/** Brings a fake up on a port of its own. */
export async function fakeService(
  answers: (text: string) => Answer,
  handle: (call: Call, statements: Statements) => Reply,
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
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    const call: Call = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: await bodyOf(request),
    };
    fake.calls.push(call);
    if (fake.busy > 0 || fake.busyAt === call.path) {
      fake.busy = Math.max(0, fake.busy - 1);
      fake.busyAt = undefined;
      response.writeHead(503, {
        'content-type': 'application/json',
        'retry-after': '0',
      });
      response.end('{"message": "Too many requests"}');
      return;
    }
    const { status = 200, json, after } = handle(call, statements);
    if (after) await sleep(after);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(json));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(fake, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
