// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution } from '../../../generate/types';
import { type Block, blocks, expr, resource, text } from '../../../hcl';
import { project, region } from '../support/references';

/** Addresses by which services of Google are reached that a perimeter may guard. */
const RESTRICTED = {
  range: '199.36.153.4/30',
  addresses: ['199.36.153.4', '199.36.153.5', '199.36.153.6', '199.36.153.7'],
};

/** Names of Google that lead there. */
const ZONES: Readonly<Record<string, string>> = {
  googleapis: 'googleapis.com.',
  gcr: 'gcr.io.',
  pkg: 'pkg.dev.',
  composer: 'composer.cloud.google.com.',
  airflow: 'composer.googleusercontent.com.',
  dataproc: 'dataproc.cloud.google.com.',
};

const name = (suffix: string) => text`${expr('local.name')}-${suffix}`;
const network = expr('google_compute_network.domain.id');

/** Names of Google that lead to the restricted addresses. */
function privateNames(): Block[] {
  return Object.entries(ZONES).flatMap(([label, dns]) => [
    resource('google_dns_managed_zone', label, {
      project,
      name: name(label),
      dns_name: dns,
      description: 'Leads to services of Google without the internet.',
      visibility: 'private',
      private_visibility_config: blocks({
        networks: blocks({ network_url: network }),
      }),
    }),
    resource('google_dns_record_set', `${label}_a`, {
      project,
      managed_zone: expr(`google_dns_managed_zone.${label}.name`),
      name: label === 'googleapis' ? `restricted.${dns}` : dns,
      type: 'A',
      ttl: 300,
      rrdatas: RESTRICTED.addresses,
    }),
    resource('google_dns_record_set', `${label}_all`, {
      project,
      managed_zone: expr(`google_dns_managed_zone.${label}.name`),
      name: `*.${dns}`,
      type: 'CNAME',
      ttl: 300,
      rrdatas: [label === 'googleapis' ? `restricted.${dns}` : dns],
    }),
  ]);
}

/** What workers may talk to: each other, and services of Google. */
function firewall(open: boolean): Block[] {
  const log = blocks({ metadata: 'INCLUDE_ALL_METADATA' });
  const inside = expr('[google_compute_subnetwork.domain.ip_cidr_range]');
  const rule = (label: string, body: Block['body']) =>
    resource('google_compute_firewall', label, {
      project,
      name: name(label.replace(/_/g, '-')),
      network,
      ...body,
    });
  return [
    rule('workers_in', {
      description: 'Workers of one run talk to each other.',
      direction: 'INGRESS',
      priority: 1000,
      source_ranges: inside,
      allow: blocks(
        { protocol: 'tcp' },
        { protocol: 'udp' },
        { protocol: 'icmp' },
      ),
    }),
    rule('workers_out', {
      description: 'Workers of one run talk to each other.',
      direction: 'EGRESS',
      priority: 1000,
      destination_ranges: inside,
      allow: blocks(
        { protocol: 'tcp' },
        { protocol: 'udp' },
        { protocol: 'icmp' },
      ),
    }),
    rule('google_out', {
      description: 'Services of Google.',
      direction: 'EGRESS',
      priority: 1000,
      destination_ranges: [RESTRICTED.range],
      allow: blocks({ protocol: 'tcp', ports: ['443'] }),
    }),
    ...(open
      ? []
      : [
          rule('nothing_else_out', {
            description: 'Nothing else leaves the network.',
            direction: 'EGRESS',
            priority: 65000,
            destination_ranges: ['0.0.0.0/0'],
            deny: blocks({ protocol: 'all' }),
            log_config: log,
          }),
        ]),
  ];
}

/** A way to the internet without addresses that are reached from there. */
function wayOut(): Block[] {
  return [
    resource('google_compute_router', 'domain', {
      project,
      name: expr('local.name'),
      region,
      network,
    }),
    resource('google_compute_router_nat', 'domain', {
      project,
      name: expr('local.name'),
      region,
      router: expr('google_compute_router.domain.name'),
      nat_ip_allocate_option: 'AUTO_ONLY',
      source_subnetwork_ip_ranges_to_nat: 'ALL_SUBNETWORKS_ALL_IP_RANGES',
      log_config: blocks({ enable: true, filter: 'ERRORS_ONLY' }),
    }),
  ];
}

/**
 * The domain's network: no public addresses, and services of Google by private ones. A network that the blueprint does
 * not want private has a way out, and still no way in.
 *
 * @internal
 */
export function domainNetwork({
  network: wanted,
}: ResolvedBlueprint): Contribution {
  return {
    terraform: {
      network: [
        resource('google_compute_network', 'domain', {
          project,
          name: expr('local.name'),
          auto_create_subnetworks: false,
          routing_mode: 'REGIONAL',
        }),
        resource('google_compute_subnetwork', 'domain', {
          project,
          name: expr('local.name'),
          region,
          network,
          ip_cidr_range: expr('var.address_space'),
          private_ip_google_access: true,
          stack_type: 'IPV4_ONLY',
          log_config: blocks({
            aggregation_interval: 'INTERVAL_5_MIN',
            flow_sampling: 0.5,
            metadata: 'INCLUDE_ALL_METADATA',
          }),
        }),
        ...firewall(!wanted.private),
        ...privateNames(),
        ...(wanted.private ? [] : wayOut()),
      ],
    },
    variables: [
      {
        name: 'address_space',
        type: 'string',
        description: "Addresses of the domain's network.",
        default: wanted.addressSpace,
        validations: [
          {
            condition: 'can(cidrhost(var.address_space, 0))',
            message: 'address_space must be a range such as 10.20.0.0/16.',
          },
        ],
      },
    ],
    outputs: [
      {
        name: 'domain_network_id',
        value: 'google_compute_network.domain.id',
        description: 'Network of the domain.',
      },
      {
        name: 'domain_subnetwork_id',
        value: 'google_compute_subnetwork.domain.id',
        description: 'Subnetwork of the domain in the region.',
      },
    ],
  };
}
