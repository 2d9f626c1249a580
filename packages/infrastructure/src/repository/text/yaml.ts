// SPDX-License-Identifier: Apache-2.0
import { yamlText } from '@meshwright/contracts';

/**
 * A YAML file with a comment at its head. The comment is ours; values come from anywhere and are quoted as needed.
 *
 * @internal
 */
export function yamlFile(value: unknown, ...comment: string[]): string {
  return `${comment.map(line => `# ${line}\n`).join('')}${yamlText(value)}`;
}

/** A record without the members that are undefined or empty. @internal */
export function compact(
  record: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) =>
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}
