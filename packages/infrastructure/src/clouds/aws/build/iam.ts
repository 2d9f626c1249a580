// SPDX-License-Identifier: Apache-2.0
import {
  type Block,
  type Body,
  type HclValue,
  blocks,
  data,
  expr,
  resource,
  text,
} from '../../../hcl';

/** A condition of a statement: test, variable, values. @internal */
export type Condition = readonly [
  string,
  HclValue,
  readonly HclValue[] | HclValue,
];

/** A statement of a policy. @internal */
export interface Statement {
  sid: string;
  deny?: boolean;
  actions: readonly string[];
  /** Absent in policies of trust, which are about the role they stand at. */
  resources?: readonly HclValue[] | HclValue;
  /** Type of principal, such as `Service`, and who. */
  principals?: readonly (readonly [string, readonly HclValue[] | HclValue])[];
  conditions?: readonly Condition[];
}

const listed = (values: readonly HclValue[] | HclValue): HclValue =>
  typeof values === 'string' ? [values] : (values as HclValue);

function statementBody(statement: Statement): Body {
  const { sid, deny, actions, resources, principals, conditions } = statement;
  return {
    sid,
    effect: deny ? 'Deny' : undefined,
    actions: [...actions],
    resources: resources && listed(resources),
    principals:
      principals &&
      blocks(
        ...principals.map(([type, identifiers]) => ({
          type,
          identifiers: listed(identifiers),
        })),
      ),
    condition:
      conditions &&
      blocks(
        ...conditions.map(([test, variable, values]) => ({
          test,
          variable,
          values: listed(values),
        })),
      ),
  };
}

/** A policy as a document that others refer to by `policyJson`. @internal */
export function policyDocument(
  name: string,
  statements: readonly Statement[],
  notes: Pick<Block, 'comment' | 'innerComments'> = {},
): Block {
  return data(
    'aws_iam_policy_document',
    name,
    { statement: blocks(...statements.map(statementBody)) },
    notes,
  );
}

/** The text of a policy document. @internal */
export const policyJson = (name: string) =>
  expr(`data.aws_iam_policy_document.${name}.json`);

/** Only on behalf of resources of this account: no other account can borrow the service's right. @internal */
export const FROM_THIS_ACCOUNT: Condition = [
  'StringEquals',
  'aws:SourceAccount',
  [expr('var.account_id')],
];

/** @internal */
export interface ServiceRole {
  /** Label in Terraform; the role's name ends in it. */
  name: string;
  description: string;
  /** Services that may use it, such as `glue.amazonaws.com`. */
  services: readonly string[];
  statements: readonly Statement[];
  /** Expression of `count`. */
  count?: string;
  /** Notes next to the policy, for what it has to leave wide. */
  innerComments?: readonly string[];
  /** More conditions of trust; false leaves out the account, for services that send none. */
  sourceAccount?: boolean;
}

/** A role for a service, with a policy of its own and the boundary of the platform. @internal */
export function serviceRole({
  name,
  description,
  services,
  statements,
  count,
  innerComments,
  sourceAccount = true,
}: ServiceRole): Block[] {
  const label = name.replace(/-/g, '_');
  const each = count ? expr(count) : undefined;
  return [
    policyDocument(`${label}_trust`, [
      {
        sid: 'Trust',
        actions: ['sts:AssumeRole'],
        principals: [['Service', services]],
        conditions: sourceAccount ? [FROM_THIS_ACCOUNT] : undefined,
      },
    ]),
    resource('aws_iam_role', label, {
      count: each,
      name: text`${expr('var.name')}-${name}`,
      path: '/data-mesh/',
      description,
      assume_role_policy: policyJson(`${label}_trust`),
      permissions_boundary: expr('var.permissions_boundary_arn'),
    }),
    policyDocument(label, statements, { innerComments }),
    resource('aws_iam_role_policy', label, {
      count: each,
      name: 'work',
      role: expr(`aws_iam_role.${label}${count ? '[0]' : ''}.id`),
      policy: policyJson(label),
    }),
  ];
}
