// SPDX-License-Identifier: Apache-2.0
import {
  type BodyView,
  isRecordValue,
  listOf,
  type ResourceView,
  type Value,
} from '../evaluate';

/** A statement of a policy of AWS, as far as the files tell it. @internal */
export interface PolicyStatement {
  at: number;
  allows: boolean;
  /** Whether it is for everybody. */
  everyone: boolean;
  conditional: boolean;
  actions: string[];
  resources: string[];
  /** Whether it is about whoever it is attached to, or names principals itself. */
  principals: boolean;
}

const texts = (value: Value | undefined) =>
  listOf(value).filter((item): item is string => typeof item === 'string');

/** Resources of a statement. Addresses that only Terraform knows are some of them, and not everything. */
const places = (value: Value | undefined) =>
  listOf(value).map(item => (typeof item === 'string' ? item : '(unknown)'));

/** A statement of `aws_iam_policy_document`. */
function ofBlock(statement: BodyView): PolicyStatement {
  const principals = statement.blocks('principals');
  return {
    at: statement.at,
    allows: (statement.get('effect') ?? 'Allow') === 'Allow',
    everyone: principals.some(
      principal =>
        texts(principal.get('identifiers')).includes('*') &&
        ['*', 'AWS'].includes(String(principal.get('type'))),
    ),
    conditional: statement.blocks('condition').length > 0,
    actions: texts(statement.get('actions')),
    resources: places(statement.get('resources')),
    principals: principals.length > 0,
  };
}

/** A statement of a policy that is written as JSON. */
function ofRecord(
  statement: { readonly [name: string]: Value },
  at: number,
): PolicyStatement {
  const principal = statement.Principal;
  const named = isRecordValue(principal) ? principal.AWS : principal;
  return {
    at,
    allows: statement.Effect === 'Allow',
    everyone: texts(named).includes('*'),
    conditional: statement.Condition !== undefined,
    actions: texts(statement.Action),
    resources: places(statement.Resource),
    principals: principal !== undefined,
  };
}

const POLICY_ARGUMENTS = ['policy', 'assume_role_policy', 'access_policy'];

function parsed(value: Value | undefined): Value | undefined {
  if (typeof value !== 'string' || value.length > 100_000) return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** Statements of a policy document, or of the policies that a resource holds as JSON. @internal */
export function policyStatements(view: ResourceView): PolicyStatement[] {
  if (view.type === 'aws_iam_policy_document') {
    return view.blocks('statement').map(ofBlock);
  }
  return POLICY_ARGUMENTS.flatMap(name => {
    const policy = parsed(view.get(name));
    if (!isRecordValue(policy)) return [];
    return listOf(policy.Statement).flatMap(statement =>
      isRecordValue(statement) ? [ofRecord(statement, view.place(name))] : [],
    );
  });
}
