// SPDX-License-Identifier: Apache-2.0
import type { JsonValue } from '@backstage/types';
import type { Response } from 'express';

type End = Response['end'];

/** OK, and created. */
const ANSWERS = [200, 201];

/** Holds an answer back until all of it is there, so that it can be changed before anybody reads it. */
class BufferedAnswer {
  readonly #chunks: Buffer[] = [];

  constructor(private readonly response: Response) {}

  add(chunk: unknown, encoding?: unknown): void {
    if (chunk === undefined || chunk === null || typeof chunk === 'function') {
      return;
    }
    this.#chunks.push(
      Buffer.isBuffer(chunk)
        ? chunk
        : Buffer.from(
            chunk as string,
            typeof encoding === 'string'
              ? (encoding as BufferEncoding)
              : undefined,
          ),
    );
  }

  /** What was written, changed where it is an answer in JSON. */
  async body(change: (body: JsonValue) => Promise<void>): Promise<Buffer> {
    const whole = Buffer.concat(this.#chunks);
    const type = String(this.response.getHeader('content-type') ?? '');
    if (!ANSWERS.includes(this.response.statusCode) || !type.includes('json')) {
      return whole;
    }
    const body = JSON.parse(whole.toString('utf8')) as JsonValue;
    await change(body);
    return Buffer.from(JSON.stringify(body));
  }
}

/**
 * Lets an answer in JSON be changed after it was written and before it is sent. Where the change fails, nothing of the
 * answer is sent.
 *
 * @internal
 */
export function changeAnswer(
  response: Response,
  change: (body: JsonValue) => Promise<void>,
  onError: (error: Error) => void,
): void {
  const buffered = new BufferedAnswer(response);
  const end = response.end.bind(response) as (chunk?: Buffer) => void;
  response.write = ((chunk: unknown, encoding?: unknown, done?: unknown) => {
    buffered.add(chunk, encoding);
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') setImmediate(() => callback());
    return true;
  }) as Response['write'];
  response.end = ((chunk?: unknown, encoding?: unknown) => {
    buffered.add(chunk, encoding);
    buffered
      .body(change)
      .then(body => {
        if (!response.headersSent) {
          response.removeHeader('etag');
          response.setHeader('content-length', body.length);
        }
        end(body);
      })
      .catch(error => {
        onError(error as Error);
        response.statusCode = 503;
        response.removeHeader('etag');
        const body = Buffer.from(
          JSON.stringify({
            error: {
              name: 'ServiceUnavailableError',
              message:
                'What you may see of this could not be decided, so nothing is shown. Try again.',
            },
          }),
        );
        response.setHeader('content-length', body.length);
        end(body);
      });
    return response;
  }) as End;
}
