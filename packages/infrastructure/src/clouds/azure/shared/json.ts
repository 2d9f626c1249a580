// SPDX-License-Identifier: Apache-2.0

/**
 * JSON for a file that Terraform, Azure or a template engine reads later.
 *
 * Two braces in a row never stand in a text of it: the engine that fills in Fabric's definitions takes them for code.
 *
 * @internal
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)
    .replace(/\{\{/g, '{\\u007b')
    .replace(/\}\}/g, '}\\u007d')}\n`;
}
