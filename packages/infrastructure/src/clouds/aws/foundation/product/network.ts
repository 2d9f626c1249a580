// SPDX-License-Identifier: Apache-2.0
import { type Block, expr, resource } from '../../../../hcl';

const group = expr('aws_security_group.product.id');

const egress = (name: string, description: string, target: Block['body']) =>
  resource('aws_vpc_security_group_egress_rule', name, {
    security_group_id: group,
    description,
    ip_protocol: 'tcp',
    from_port: 443,
    to_port: 443,
    ...target,
  });

/** What the product's own network interfaces may talk to: each other, and services of AWS by private endpoints. @internal */
export function network(openEgress: boolean): Block[] {
  return [
    resource(
      'aws_security_group',
      'product',
      {
        name: expr('var.name'),
        description: 'Jobs and warehouse of the data product',
        vpc_id: expr('var.vpc_id'),
      },
      {
        innerComments: [
          'checkov:skip=CKV2_AWS_5:It is attached to the jobs and the warehouse of the product.',
        ],
      },
    ),
    resource(
      'aws_vpc_security_group_ingress_rule',
      'members',
      {
        security_group_id: group,
        referenced_security_group_id: group,
        description: 'Workers of one job talk to each other',
        ip_protocol: 'tcp',
        from_port: 0,
        to_port: 65535,
      },
      {
        comment:
          'Glue and EMR demand that all ports are open between the workers, and between them alone.',
        innerComments: [
          'checkov:skip=CKV_AWS_24:Only members of the same group come in.',
          'checkov:skip=CKV_AWS_25:Only members of the same group come in.',
          'checkov:skip=CKV_AWS_260:Only members of the same group come in.',
        ],
      },
    ),
    resource('aws_vpc_security_group_egress_rule', 'members', {
      security_group_id: group,
      referenced_security_group_id: group,
      description: 'Workers of one job talk to each other',
      ip_protocol: 'tcp',
      from_port: 0,
      to_port: 65535,
    }),
    egress('endpoints', 'Services of AWS by private endpoints', {
      referenced_security_group_id: expr('var.endpoint_security_group_id'),
    }),
    egress('storage', 'S3 by the gateway endpoint', {
      prefix_list_id: expr('var.s3_prefix_list_id'),
    }),
    ...(openEgress
      ? [
          egress('internet', 'Sources outside of AWS, encrypted', {
            cidr_ipv4: '0.0.0.0/0',
          }),
        ]
      : []),
    resource(
      'aws_vpc_security_group_ingress_rule',
      'endpoints',
      {
        security_group_id: expr('var.endpoint_security_group_id'),
        referenced_security_group_id: group,
        description: expr('"Data product ${var.name}"'),
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
      },
      { comment: 'Lets the product in at the endpoints of its domain.' },
    ),
  ];
}
