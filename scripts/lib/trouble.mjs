// SPDX-License-Identifier: Apache-2.0

/** What a tool prints when a machine cannot do what is asked, and what a person can do about it. */
const KNOWN = [
  {
    pattern: /ENOSPC|no space left on device/i,
    advice: () =>
      'The disk is full. Free about 4 GB (the installed dependencies need 2.5 GB), and run the command again: it goes on where it stopped.',
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|ECONNRESET|RequestError|network (?:request|error)|socket hang up/i,
    advice: () =>
      'The npm registry cannot be reached. Check the network, or set a registry or proxy that this machine may use (npm: `npm config set registry …`; Yarn: YARN_NPM_REGISTRY_SERVER, HTTPS_PROXY), and run the command again.',
  },
  {
    pattern: /EACCES|EPERM|permission denied/i,
    advice: () =>
      'A file may not be written. This happens when an earlier run was made as another user: give the clone to yourself (`chown -R "$USER" .`) and run the command again.',
  },
  {
    pattern:
      /EBADPLATFORM|Unsupported platform|is incompatible with this (?:module|machine)|The platform .* is incompatible|no precompiled|Could not locate the bindings/i,
    advice: () =>
      `This platform (${process.platform} ${process.arch}) lacks a prebuilt part of a dependency. Linux (glibc), macOS and Windows on x64 or arm64 work; on others use the container image (see docs/how-to/deploy.md).`,
  },
];

/**
 * A sentence for a failed command: what to do where the cause is known, else the general advice and the last lines.
 *
 * @param {string} output what the command printed
 * @param {string} general what to say otherwise
 */
export function explain(output, general) {
  const known = KNOWN.find(({ pattern }) => pattern.test(output));
  const tail = output.trim().split('\n').slice(-12).join('\n');
  return `${known ? known.advice() : general}${tail ? `\n\n${tail}` : ''}`;
}
