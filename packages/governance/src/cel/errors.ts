// SPDX-License-Identifier: Apache-2.0

/** An expression that cannot be used, with the place in it. @public */
export class CelError extends Error {
  constructor(
    message: string,
    /** Offset in the text of the expression, in UTF-16 units. */
    readonly offset: number = 0,
    /** What to write instead, where that is plain. */
    readonly suggestion?: string,
  ) {
    super(message);
    this.name = 'CelError';
  }
}
