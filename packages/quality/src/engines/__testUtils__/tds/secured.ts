// SPDX-License-Identifier: Apache-2.0
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';
import { KIND, Messages, packets } from './packets';

/**
 * A connection that is encrypted after it was begun in plain: the handshake comes in packets of the kind that was spoken until
 * then, and everything after it in none.
 */
export function secured(
  socket: Socket,
  certificate: { key: string; cert: string },
): TLSSocket {
  const messages = new Messages();
  let isShaking = true;
  let pending: Buffer[] = [];
  const flush = () => {
    const data = Buffer.concat(pending);
    pending = [];
    if (data.length > 0 && !socket.destroyed) {
      socket.write(isShaking ? packets({ kind: KIND.prelogin, data }) : data);
    }
  };
  const inner = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      pending.push(chunk);
      // All of a step of the handshake belongs into one message.
      setImmediate(flush);
      done();
    },
  });
  socket.on('data', (bytes: Buffer) => {
    if (isShaking && bytes[0] === KIND.prelogin) {
      for (const { data } of messages.take(bytes)) inner.push(data);
    } else {
      isShaking = false;
      inner.push(bytes);
    }
  });
  socket.on('close', () => inner.destroy());
  return new TLSSocket(inner, {
    isServer: true,
    secureContext: createSecureContext(certificate),
  });
}
