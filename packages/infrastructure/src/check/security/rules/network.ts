// SPDX-License-Identifier: Apache-2.0
import { type BodyView, listOf } from '../../evaluate';
import type { Problem, SecurityCheck, SecurityRule } from '../types';

const ANYWHERE = new Set([
  '0.0.0.0/0',
  '::/0',
  '*',
  'Internet',
  'Any',
  'any',
  '0.0.0.0',
]);

function open(view: BodyView, names: readonly string[]): string | undefined {
  return names.find(name =>
    listOf(view.get(name)).some(
      value => typeof value === 'string' && ANYWHERE.has(value),
    ),
  );
}

const problem = (view: BodyView, name: string, address: string): Problem => ({
  at: view.place(name),
  message: `${address} lets the whole internet in.`,
  fix: 'Name the ranges or the security groups that need it',
});

const awsGroup: SecurityCheck = {
  types: ['aws_security_group', 'aws_default_security_group'],
  check: view =>
    view.blocks('ingress').flatMap(ingress => {
      const name = open(ingress, ['cidr_blocks', 'ipv6_cidr_blocks']);
      return name ? [problem(ingress, name, view.address)] : [];
    }),
};

const awsRule: SecurityCheck = {
  types: ['aws_security_group_rule', 'aws_vpc_security_group_ingress_rule'],
  check: view => {
    if (
      view.type === 'aws_security_group_rule' &&
      view.get('type') !== 'ingress'
    ) {
      return [];
    }
    const name = open(view, [
      'cidr_blocks',
      'ipv6_cidr_blocks',
      'cidr_ipv4',
      'cidr_ipv6',
    ]);
    return name ? [problem(view, name, view.address)] : [];
  },
};

const google: SecurityCheck = {
  types: ['google_compute_firewall'],
  check: view => {
    const ingress = (view.get('direction') ?? 'INGRESS') === 'INGRESS';
    const name = open(view, ['source_ranges']);
    return ingress && name && view.blocks('allow').length > 0
      ? [problem(view, name, view.address)]
      : [];
  },
};

function azureRule(rule: BodyView, address: string): Problem[] {
  if (rule.get('direction') !== 'Inbound' || rule.get('access') !== 'Allow') {
    return [];
  }
  const name = open(rule, ['source_address_prefix', 'source_address_prefixes']);
  return name ? [problem(rule, name, address)] : [];
}

const azure: SecurityCheck = {
  types: ['azurerm_network_security_rule', 'azurerm_network_security_group'],
  check: view =>
    view.type === 'azurerm_network_security_rule'
      ? azureRule(view, view.address)
      : view
          .blocks('security_rule')
          .flatMap(rule => azureRule(rule, view.address)),
};

const azureDefault: SecurityCheck = {
  types: ['azurerm_storage_account', 'azurerm_key_vault'],
  check: view => {
    const block =
      view.type === 'azurerm_key_vault' ? 'network_acls' : 'network_rules';
    return view
      .blocks(block)
      .filter(rules => rules.get('default_action') === 'Allow')
      .map(rules => ({
        at: rules.place('default_action'),
        message: `${view.address} lets everybody in that no rule names.`,
        fix: 'Set default_action = "Deny"',
      }));
  },
};

/** Walls with a hole for everybody. @internal */
export const openFirewall: SecurityRule = {
  id: 'security/open-firewall',
  severity: 'error',
  title: 'No rule of a network lets the whole internet in.',
  reason: 'Open ports are found within minutes.',
  checks: [awsGroup, awsRule, google, azure, azureDefault],
};
