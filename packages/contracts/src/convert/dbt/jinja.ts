// SPDX-License-Identifier: Apache-2.0

/**
 * A text that dbt shows as it is: dbt runs what stands between `{{ }}` and `{% %}` in its YAML files,
 * and a contract must not be able to put code there.
 *
 * @internal
 */
export function literalText(text: string): string {
  return text.replace(/\{(?=[{%#])/g, "{{ '{' }}");
}
