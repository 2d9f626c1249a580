// SPDX-License-Identifier: Apache-2.0

/** Somebody stopped a measurement. @internal */
export class MeasureCancelled extends Error {
  /** @param by - entity ref of who did */
  constructor(readonly by: string) {
    super('The measurement was stopped.');
  }
}
