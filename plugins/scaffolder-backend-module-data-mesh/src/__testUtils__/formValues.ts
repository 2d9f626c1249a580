// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** What a person gets who fills a template in with one of its own cases, and leaves the rest as it is. */
export function caseOf(
  template: string,
  title: string,
): Record<string, unknown> {
  const file = path.resolve(
    __dirname,
    `../../../../templates/${template}/template.yaml`,
  );
  const pages: Array<{ properties: Record<string, Record<string, never>> }> =
    parse(readFileSync(file, 'utf8')).spec.parameters;
  const { examples } = pages[0].properties.examples['ui:options'] as {
    examples: Array<{ title: string; values: object }>;
  };
  const defaults = pages
    .flatMap(page => Object.entries(page.properties))
    .flatMap(([name, field]) =>
      field.default === undefined ? [] : [[name, field.default]],
    );
  const { values } = examples.find(example => example.title === title)!;
  return { ...Object.fromEntries(defaults), ci: 'github', ...values };
}

/** A contract with one table, as a person writes it into a form. */
export const contractOf = (options: {
  domain: string;
  name: string;
  version?: string;
  columns: Record<string, string>;
}) => `apiVersion: v3.1.0
kind: DataContract
id: urn:datacontract:${options.domain}:${options.name}
name: ${options.name}
version: ${options.version ?? '1.0.0'}
status: active
domain: ${options.domain}
description:
  purpose: One row for each ${options.name}
schema:
  - name: ${options.name.replace(/-/g, '_')}
    physicalType: table
    properties:
${Object.entries(options.columns)
  .map(
    ([name, type]) => `      - name: ${name}
        logicalType: ${type}
        classification: internal
`,
  )
  .join('')}`;
