// SPDX-License-Identifier: Apache-2.0

/**
 * Loads the official client of an engine. It is installed by whoever needs that engine, as one has no use for the clients
 * of seven.
 *
 * @throws Error that says what to install
 * @internal
 */
export function loadClient<T>(name: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') {
      throw new Error(
        `The client of this engine is not installed. Install it beside Meshwright: npm install ${name}`,
      );
    }
    throw error;
  }
}
