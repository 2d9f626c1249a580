// SPDX-License-Identifier: Apache-2.0
import { connect } from 'node:net';

/** Whether something listens on a port of this machine. */
export function isTaken(port) {
  const tries = ['127.0.0.1', '::1'].map(
    host =>
      new Promise(resolve => {
        const socket = connect({ port, host });
        const done = value => {
          socket.destroy();
          resolve(value);
        };
        socket.setTimeout(1000, () => done(false));
        socket.once('connect', () => done(true));
        socket.once('error', () => done(false));
      }),
  );
  return Promise.all(tries).then(results => results.includes(true));
}
