// SPDX-License-Identifier: Apache-2.0

/** Lets whatever else waits in this process have its turn: requests are answered in between. @internal */
export const otherTurns = () =>
  new Promise<void>(resolve => setImmediate(resolve));
