// SPDX-License-Identifier: Apache-2.0

/** An edit that cannot be made. The text stays as it was. @public */
export class DescriptorEditError extends Error {
  /** JSON Pointer of the edit. */
  readonly path: string;

  constructor(message: string, path: string) {
    super(message);
    this.name = 'DescriptorEditError';
    this.path = path;
  }
}
