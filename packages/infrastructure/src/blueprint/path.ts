// SPDX-License-Identifier: Apache-2.0

const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/** Whether Windows keeps a name for a device, so that no file can have it. @internal */
export const isReservedName = (name: string) =>
  RESERVED.test(name.split('.')[0]);

/**
 * What is wrong with a relative path to a file, in words that complete "this is no path …: ".
 *
 * @returns undefined for a path that stays below its folder on every operating system
 * @internal
 */
export function pathFault(path: string): string | undefined {
  if (path.length > 512) return 'it is longer than 512 characters';
  if (path.includes('\\')) return "write it with '/'";
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) {
    return 'it names a drive or a host, and nothing outside the folder of the blueprint is read';
  }
  if (path.startsWith('/') || path.startsWith('~')) {
    return 'it does not start in the folder of the blueprint';
  }
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f<>:"|?*%]/.test(path)) {
    return 'it has characters that no file name should have';
  }
  const steps = path.split('/');
  if (steps.includes('..')) return 'it leaves the folder of the blueprint';
  if (steps.some(name => name === '' || name === '.')) {
    return 'it has empty steps';
  }
  if (steps.some(isReservedName)) return 'it has a name that Windows reserves';
  return undefined;
}
