// SPDX-License-Identifier: Apache-2.0
import type { Impact } from './impact';

/** What is known about a kind of change before looking at a single one. @public */
export interface ChangeRule {
  /** What happened, as a heading. */
  title: string;
  /** Usual impact on those who read; a single change may differ, and says why. */
  readers: Impact;
  /** Usual impact on those who write. */
  writers: Impact;
  /** Set when the change is one of words only. */
  documentation?: true;
}

function rule(title: string, readers: Impact, writers: Impact): ChangeRule {
  return { title, readers, writers };
}

/** A change of words. */
function words(title: string): ChangeRule {
  return {
    title,
    readers: 'compatible',
    writers: 'compatible',
    documentation: true,
  };
}

/** A change for the better, or one that touches nobody. */
function harmless(title: string): ChangeRule {
  return rule(title, 'compatible', 'compatible');
}

/**
 * Every kind of change that a comparison can find. The keys are stable ids.
 *
 * @public
 */
export const changeRules = {
  'id-changed': rule('Contract id changed', 'risky', 'risky'),
  'name-changed': words('Name changed'),
  'domain-changed': rule('Domain changed', 'risky', 'compatible'),
  'data-product-changed': harmless('Data product changed'),
  'tenant-changed': rule('Tenant changed', 'risky', 'risky'),
  'description-changed': words('Description changed'),
  'tags-changed': words('Tags changed'),
  'links-changed': words('Links to definitions changed'),
  'examples-changed': words('Examples changed'),
  'business-name-changed': words('Business name changed'),
  'custom-property-changed': words('Custom property changed'),
  'team-changed': words('Team changed'),
  'support-changed': words('Support channels changed'),

  'status-advanced': harmless('Status advanced'),
  'status-withdrawn': rule('Status taken back', 'risky', 'risky'),
  'status-changed': rule('Status changed', 'risky', 'risky'),
  deprecated: rule('Deprecated', 'risky', 'risky'),
  retired: rule('Retired', 'breaking', 'breaking'),

  'object-added': harmless('Table or topic added'),
  'object-removed': rule('Table or topic removed', 'breaking', 'breaking'),
  'object-renamed': rule('Table or topic renamed', 'breaking', 'breaking'),
  'object-kind-changed': rule('Kind of object changed', 'breaking', 'breaking'),
  'granularity-changed': rule('Granularity changed', 'risky', 'risky'),

  'property-added': harmless('Property added'),
  'required-property-added': rule(
    'Required property added',
    'compatible',
    'breaking',
  ),
  'property-removed': rule('Property removed', 'breaking', 'risky'),
  'property-renamed': rule('Property renamed', 'breaking', 'breaking'),
  'physical-name-changed': rule(
    'Physical name changed',
    'breaking',
    'breaking',
  ),
  'type-widened': rule('Type widened', 'risky', 'compatible'),
  'type-narrowed': rule('Type narrowed', 'compatible', 'breaking'),
  'type-changed': rule('Type changed', 'breaking', 'breaking'),
  'type-stated': harmless('Type stated'),
  'type-unstated': rule('Type no longer stated', 'risky', 'compatible'),
  'constraint-tightened': rule(
    'Constraint tightened',
    'compatible',
    'breaking',
  ),
  'constraint-loosened': rule('Constraint loosened', 'risky', 'compatible'),
  'constraint-changed': rule('Constraint changed', 'risky', 'risky'),
  'format-changed': rule('Format of values changed', 'breaking', 'breaking'),
  'required-added': rule('Became required', 'compatible', 'breaking'),
  'required-removed': rule('No longer required', 'breaking', 'compatible'),
  'unique-added': rule('Became unique', 'compatible', 'breaking'),
  'unique-removed': rule('No longer unique', 'breaking', 'compatible'),
  'enum-added': rule('List of values introduced', 'compatible', 'breaking'),
  'enum-removed': rule('List of values lifted', 'risky', 'compatible'),
  'enum-values-added': rule('Values added', 'risky', 'compatible'),
  'enum-values-removed': rule('Values removed', 'compatible', 'breaking'),

  'primary-key-added': rule('Primary key added', 'compatible', 'breaking'),
  'primary-key-removed': rule('Primary key removed', 'breaking', 'compatible'),
  'primary-key-changed': rule('Primary key changed', 'breaking', 'breaking'),
  'primary-key-reordered': rule('Primary key reordered', 'risky', 'risky'),
  'partitioning-changed': rule('Partitioning changed', 'risky', 'risky'),
  'relationship-added': rule('Relationship added', 'compatible', 'risky'),
  'relationship-removed': rule('Relationship removed', 'risky', 'compatible'),

  'classification-raised': rule('Classification raised', 'risky', 'compatible'),
  'classification-lowered': rule(
    'Classification lowered',
    'compatible',
    'risky',
  ),
  'classification-changed': rule('Classification changed', 'risky', 'risky'),
  'critical-data-element-added': harmless('Marked as critical data element'),
  'critical-data-element-removed': rule(
    'No longer a critical data element',
    'risky',
    'compatible',
  ),
  'encrypted-column-added': rule(
    'Encrypted column stated',
    'risky',
    'compatible',
  ),
  'encrypted-column-removed': rule(
    'Encrypted column removed',
    'breaking',
    'risky',
  ),
  'encrypted-column-renamed': rule(
    'Encrypted column renamed',
    'breaking',
    'breaking',
  ),
  'masking-changed': rule('Masking changed', 'risky', 'risky'),

  'transformation-changed': rule(
    'Computation of values changed',
    'risky',
    'compatible',
  ),
  'sources-changed': harmless('Sources of values changed'),

  'quality-rule-added': rule('Quality rule added', 'compatible', 'risky'),
  'quality-rule-removed': rule('Quality rule removed', 'risky', 'compatible'),
  'quality-tightened': rule('Quality tightened', 'compatible', 'risky'),
  'quality-loosened': rule('Quality loosened', 'risky', 'compatible'),
  'quality-rule-changed': rule('Quality rule changed', 'risky', 'risky'),
  'quality-severity-raised': harmless('Severity of a quality rule raised'),
  'quality-severity-lowered': rule(
    'Severity of a quality rule lowered',
    'risky',
    'compatible',
  ),
  'quality-schedule-changed': harmless('Schedule of a quality rule changed'),
  'quality-rule-documented': words('Words of a quality rule changed'),

  'service-level-added': harmless('Service level added'),
  'service-level-removed': rule('Service level removed', 'risky', 'compatible'),
  'service-level-stronger': harmless('Service level stronger'),
  'service-level-weaker': rule('Service level weaker', 'risky', 'compatible'),
  'service-level-changed': rule('Service level changed', 'risky', 'risky'),
  'service-level-scope-reduced': rule(
    'Service level covers less',
    'risky',
    'compatible',
  ),
  'end-of-life-withdrawn': harmless('End of life no longer announced'),
  'end-of-life-announced': rule('End of life announced', 'risky', 'risky'),

  'server-added': harmless('Server added'),
  'server-removed': rule('Server removed', 'breaking', 'breaking'),
  'server-renamed': rule('Server renamed', 'risky', 'risky'),
  'server-moved': rule('Server moved', 'breaking', 'breaking'),
  'server-type-changed': rule('Type of server changed', 'breaking', 'breaking'),
  'server-format-changed': rule(
    'Format of files or messages changed',
    'breaking',
    'breaking',
  ),
  'server-environment-changed': rule(
    'Environment of a server changed',
    'risky',
    'risky',
  ),
  'server-roles-changed': rule('Roles of a server changed', 'risky', 'risky'),
  'server-setting-changed': rule(
    'Setting of a server changed',
    'risky',
    'risky',
  ),

  'role-added': harmless('Role added'),
  'role-removed': rule('Role removed', 'breaking', 'breaking'),
  'role-access-widened': harmless('Access of a role widened'),
  'role-access-narrowed': rule(
    'Access of a role narrowed',
    'breaking',
    'breaking',
  ),
  'role-access-changed': rule('Access of a role changed', 'risky', 'risky'),
  'role-approvers-changed': harmless('Approvers of a role changed'),

  'price-raised': rule('Price raised', 'risky', 'compatible'),
  'price-lowered': harmless('Price lowered'),
  'price-introduced': rule('Price introduced', 'risky', 'compatible'),
  'price-removed': harmless('Price removed'),
  'price-changed': rule('Price changed', 'risky', 'compatible'),
  'usage-changed': rule('Usage terms changed', 'risky', 'compatible'),
  'limitations-changed': rule('Limitations changed', 'risky', 'compatible'),
  'billing-changed': rule('Billing changed', 'risky', 'compatible'),
  'notice-period-shortened': rule(
    'Notice period shortened',
    'risky',
    'compatible',
  ),
  'notice-period-extended': harmless('Notice period extended'),
  'notice-period-changed': rule('Notice period changed', 'risky', 'compatible'),

  'output-port-added': harmless('Output port added'),
  'output-port-removed': rule('Output port removed', 'breaking', 'breaking'),
  'output-port-version-raised': harmless('Version of an output port raised'),
  'output-port-major-version-raised': rule(
    'Major version of an output port raised',
    'breaking',
    'breaking',
  ),
  'output-port-version-lowered': rule(
    'Version of an output port lowered',
    'risky',
    'risky',
  ),
  'output-port-version-changed': rule(
    'Version of an output port changed',
    'risky',
    'risky',
  ),
  'output-port-type-changed': rule(
    'Type of an output port changed',
    'breaking',
    'breaking',
  ),
  'output-port-contract-added': harmless('Contract of an output port stated'),
  'output-port-contract-removed': rule(
    'Contract of an output port removed',
    'risky',
    'risky',
  ),
  'output-port-contract-changed': rule(
    'Contract of an output port changed',
    'risky',
    'risky',
  ),
  'output-port-platform-changed': rule(
    'Platform of an output port changed',
    'breaking',
    'breaking',
  ),
  'output-port-moved': rule('Output port moved', 'breaking', 'breaking'),
  'output-port-location-added': harmless('Location of an output port added'),
  'output-port-inputs-changed': rule(
    'Inputs of an output port changed',
    'risky',
    'compatible',
  ),
  'input-port-added': harmless('Input port added'),
  'input-port-removed': rule('Input port removed', 'risky', 'compatible'),
  'input-port-changed': rule('Input port changed', 'risky', 'compatible'),
  'management-port-added': harmless('Management port added'),
  'management-port-removed': rule(
    'Management port removed',
    'risky',
    'compatible',
  ),
  'management-port-changed': rule(
    'Management port changed',
    'risky',
    'compatible',
  ),
  'type-of-product-changed': harmless('Type of product changed'),
  'owner-changed': harmless('Owner changed'),
  'platforms-changed': harmless('Platforms changed'),
} satisfies Record<string, ChangeRule>;

/** Stable id of a kind of change. @public */
export type ChangeId = keyof typeof changeRules;
