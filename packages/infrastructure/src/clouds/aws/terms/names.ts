// SPDX-License-Identifier: Apache-2.0
import { type Finding, shortName } from '@meshwright/contracts';
import type {
  ResolvedBlueprint,
  ResolvedEnvironment,
} from '../../../blueprint/types';
import type { GenerationContext } from '../../../generate/types';
import { lastPart } from './words';

/** With account, layer and prefix a bucket stays below S3's 63 characters. */
const NAME_LENGTH = 32;

const joined = (words: readonly string[]) =>
  shortName(words, { length: NAME_LENGTH }).toLowerCase();

/** Six letters and digits made from a text: what a name that is too long ends in. */
const markOf = (text: string) =>
  shortName([text.padEnd(2 * NAME_LENGTH, '.')], { length: NAME_LENGTH }).slice(
    -6,
  );

/**
 * The name that everything of a product in an environment begins with.
 *
 * A domain with a hyphen in it could end where its product begins in more than one way, so that its names get a mark.
 *
 * @internal
 */
export function productName(
  { product }: ResolvedBlueprint,
  environment: Pick<ResolvedEnvironment, 'name'>,
): string {
  const words = [product.domain, product.name, environment.name];
  if (!product.domain.includes('-')) return joined(words);
  return joined([...words, markOf(`${product.domain}/${product.name}`)]);
}

/** The name that everything of a domain in an environment begins with. @internal */
export function domainName(
  { product }: ResolvedBlueprint,
  environment: Pick<ResolvedEnvironment, 'name'>,
): string {
  return joined([product.domain, environment.name, 'domain']);
}

/** The name that everything of the platform in an environment begins with. @internal */
export function platformName(
  environment: Pick<ResolvedEnvironment, 'name'>,
): string {
  return joined(['mesh', environment.name]);
}

/** Twelve zeros stand for an account that is not known yet: no account has that number. @internal */
export const UNKNOWN_ACCOUNT = '000000000000';

/** The account of an environment as Terraform gets it. @internal */
export function accountOf({ account }: ResolvedEnvironment): string {
  return account && /^\d{12}$/.test(account) ? account : UNKNOWN_ACCOUNT;
}

/** Bucket of the state of Terraform, made by the platform's stack. @internal */
export function stateBucket(environment: ResolvedEnvironment): string {
  return `dm-${platformName(environment)}-state-${accountOf(environment)}`;
}

/** Database of Glue and of Redshift. @internal */
export function databaseName(
  blueprint: ResolvedBlueprint,
  environment: Pick<ResolvedEnvironment, 'name'>,
): string {
  return productName(blueprint, environment).replace(/-/g, '_');
}

/** A permission set of IAM Identity Center has letters, digits and these. */
const PERMISSION_SET = /^[\w+=,.@-]{1,32}$/;

/** The permission set that a group of people comes with. @internal */
export const permissionSet = (group: string) => lastPart(group);

type NameFinding = Omit<Finding, 'line' | 'column'>;

/** What AWS would refuse. @internal */
export function checkNames({ blueprint }: GenerationContext): NameFinding[] {
  const findings: NameFinding[] = [];
  const report = (path: string, message: string) =>
    findings.push({
      severity: 'error',
      rule: 'blueprint/aws-name',
      path,
      message,
    });
  const first = blueprint.product.domain[0] ?? '';
  if (!/[a-z]/.test(first)) {
    report(
      '/product/domain',
      'On AWS the name of the domain begins with a letter, as databases are named after it.',
    );
  }
  blueprint.environments.forEach(({ account }, index) => {
    if (account !== undefined && !/^\d{12}$/.test(account)) {
      report(
        `/environments/${index}/account`,
        'An account of AWS has twelve digits, in quotes so that YAML keeps leading zeros.',
      );
    }
  });
  blueprint.access.forEach(({ group }, index) => {
    if (!PERMISSION_SET.test(permissionSet(group))) {
      report(
        `/access/${index}/group`,
        'On AWS a group stands for the permission set of the same name: at most 32 letters, digits and + = , . @ - _.',
      );
    }
  });
  return findings;
}
