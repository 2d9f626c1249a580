// SPDX-License-Identifier: Apache-2.0
// Writes the feature columns of the contract from features.mjs; the rest of the contract is written by hand.
// Run it here: node write-contract.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { featureGroups } from './features.mjs';

const file = new URL('contracts/churn-features.odcs.yaml', import.meta.url);
const BEGIN = '      # Feature columns, written by write-contract.mjs: begin\n';
const END = '      # Feature columns, written by write-contract.mjs: end\n';

const quoted = text =>
  /: | #|^['"[{&*!|>%@`]/.test(text) ? `'${text.replaceAll("'", "''")}'` : text;

function limits({ logicalType, minimum, maximum }) {
  const lines = [];
  if (minimum !== undefined) lines.push(`minimum: ${minimum}`);
  if (maximum !== undefined) lines.push(`maximum: ${maximum}`);
  if (logicalType === 'integer') lines.push('format: i32');
  return lines.length
    ? ['logicalTypeOptions:', ...lines.map(line => `  ${line}`)]
    : [];
}

function column(feature, { group, source }) {
  const lines = [
    `businessName: ${quoted(feature.businessName)}`,
    `logicalType: ${feature.logicalType}`,
    `physicalType: ${feature.physicalType}`,
    ...limits(feature),
    'classification: restricted',
    `tags: [${group}]`,
    `description: ${quoted(feature.description)}`,
    `transformSourceObjects: [${source}]`,
    ...(feature.examples
      ? [
          `examples: [${feature.examples
            .map(example => `'${example}'`)
            .join(', ')}]`,
        ]
      : []),
  ];
  return [
    `      - name: ${feature.name}`,
    ...lines.map(line => `        ${line}`),
  ].join('\n');
}

const columns = featureGroups
  .map(group =>
    [
      `      # ${group.title}`,
      ...group.features.map(feature => column(feature, group)),
    ].join('\n'),
  )
  .join('\n');
const text = readFileSync(file, 'utf8');
const begin = text.indexOf(BEGIN);
const end = text.indexOf(END);
if (begin === -1 || end < begin) {
  throw new Error(
    `${file.pathname} has lost the two comments that enclose the feature columns`,
  );
}
writeFileSync(
  file,
  `${text.slice(0, begin)}${BEGIN}${columns}\n${text.slice(end)}`,
);
