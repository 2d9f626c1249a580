// SPDX-License-Identifier: Apache-2.0
import type { FileFinding } from '../blueprint/report';
import { securityRules } from './security/rules';
import type { CheckRule } from './types';

const own = (
  id: string,
  title: string,
  reason: string,
  severity: CheckRule['severity'] = 'error',
): CheckRule => ({ id, severity, title, reason });

/** Rules on the language, the schemas of providers and what is known of single arguments. */
const terraformRules: readonly CheckRule[] = [
  own(
    'terraform/syntax',
    "The file is read as Terraform's language.",
    'Terraform refuses the whole folder.',
  ),
  own(
    'terraform/labels',
    'A block has as many labels as its type asks for.',
    'Terraform refuses it.',
  ),
  own(
    'terraform/name',
    'Names have letters, digits, underscores and hyphens.',
    'Terraform refuses other names.',
  ),
  own(
    'terraform/unknown-type',
    'The provider has the resource or data source.',
    'The plan would fail.',
  ),
  own(
    'terraform/unknown-provider',
    'The schema of the provider is known here.',
    'Arguments of other providers are not checked.',
    'info',
  ),
  own(
    'terraform/unknown-argument',
    'The type has the argument.',
    'The plan would fail.',
  ),
  own(
    'terraform/unknown-block',
    'The type has the nested block.',
    'The plan would fail.',
  ),
  own(
    'terraform/missing-argument',
    'Every required argument and block is there.',
    'The plan would fail.',
  ),
  own(
    'terraform/read-only',
    'What the provider sets is not set by hand.',
    'The plan would fail.',
  ),
  own(
    'terraform/wrong-type',
    'A literal has the type of its argument.',
    'The plan would fail.',
  ),
  own(
    'terraform/block-as-argument',
    'Blocks are written as blocks.',
    'The plan would fail.',
  ),
  own(
    'terraform/argument-as-block',
    'Arguments are written as arguments.',
    'The plan would fail.',
  ),
  own(
    'terraform/too-many-blocks',
    'A block that may stand once stands once.',
    'The plan would fail.',
  ),
  own(
    'terraform/beta-only',
    'Types of the beta provider name it.',
    'The plan would fail.',
  ),
  own(
    'terraform/duplicate-block',
    'Each address is declared once.',
    'Terraform refuses the whole folder.',
  ),
  own(
    'terraform/duplicate-argument',
    'Each argument is written once.',
    'Terraform refuses it, or takes the last one in silence.',
  ),
  own(
    'terraform/unknown-reference',
    'What is named is declared.',
    'The plan would fail.',
  ),
  own(
    'terraform/unknown-attribute',
    'The attribute that is read is one of the type.',
    'The plan would fail.',
  ),
  own(
    'terraform/missing-index',
    'One of several resources is named by its key.',
    'The plan would fail.',
  ),
  own(
    'terraform/unknown-function',
    'Functions are those of the language.',
    'The plan would fail.',
  ),
  own(
    'terraform/unknown-variable',
    'Values of an environment are of declared variables.',
    'The value has no effect.',
    'warning',
  ),
  own(
    'terraform/cycle',
    'Nothing depends on itself, not even by way of others.',
    'Terraform refuses the whole folder.',
  ),
  own(
    'terraform/unused',
    'What is declared is used.',
    'What nobody uses is read and kept all the same.',
    'warning',
  ),
  own(
    'terraform/module-input',
    'A module in the same place gets what it asks for, and nothing else.',
    'The plan would fail.',
  ),
  own(
    'terraform/undeclared-provider',
    'A provider, or the name of one of several, is declared.',
    'The plan would fail.',
  ),
  own(
    'terraform/unknown-value',
    'The value is one that the service takes.',
    'The plan passes and the cloud refuses it.',
  ),
  own(
    'terraform/conflict',
    'Arguments that exclude each other are not both there.',
    'The plan would fail.',
  ),
  own(
    'terraform/number-range',
    'The number is one that the service takes.',
    'The plan passes and the cloud refuses it.',
  ),
  own(
    'check/no-reason',
    'An exception says why.',
    'Nobody can judge it later.',
    'warning',
  ),
  own(
    'check/too-many-findings',
    'There are few findings.',
    'Past a limit they are counted only.',
  ),
];

/** Every rule of `checkFiles`, by id. @public */
export const checkRules: readonly CheckRule[] = [
  ...terraformRules,
  ...securityRules.map(({ id, severity, title, reason }) => ({
    id,
    severity,
    title,
    reason,
  })),
].sort((a, b) => (a.id < b.id ? -1 : 1));

const severities = new Map(
  checkRules.map(({ id, severity }) => [id, severity]),
);

/** How much a rule matters where its finding does not say. @internal */
export const severityOf = (rule: string): FileFinding['severity'] =>
  severities.get(rule) ?? 'error';
