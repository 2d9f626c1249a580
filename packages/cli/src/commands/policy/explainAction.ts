// SPDX-License-Identifier: Apache-2.0
import { suggest } from '@meshwright/contracts';
import {
  type EvaluationContext,
  type Policy,
  type PolicyRule,
  type Subject,
  type Verdict,
  evaluate,
  isBlocking,
  policySet,
} from '@meshwright/governance';
import { Failure, exitCodes } from '../../failure';
import { withLines } from '../../mesh/places';
import { explanationText } from '../../reports/verdicts/explanation';
import { verdictsJson } from '../../reports/verdicts/json';
import { clean, cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import {
  type GatherOptions,
  gather,
  needSomething,
  needSoundPolicies,
} from './gather';
import { tellTorn } from './tell';

export interface ExplainOptions extends GatherOptions {
  format: 'text' | 'json';
}

function findRules(
  policies: readonly Policy[],
  wanted: string,
): { policy: Policy; rules: PolicyRule[] } {
  const [name, id] = wanted.split('/');
  const policy = policies.find(item => item.name === name);
  if (!policy) {
    const meant = suggest(
      name,
      policies.map(item => item.name),
    );
    throw new Failure(
      `There is no policy ${clean(name)}.`,
      meant
        ? `Did you mean ${clean(meant)}?`
        : `Known are ${policies.map(item => clean(item.name)).join(', ')}.`,
    );
  }
  const rules = policy.rules.filter(rule => id === undefined || rule.id === id);
  if (rules.length === 0) {
    throw new Failure(
      `${clean(name)} has no rule ${clean(id ?? '')}.`,
      `It has ${policy.rules.map(rule => clean(rule.id)).join(', ')}.`,
    );
  }
  return { policy, rules };
}

function findSubject(subjects: readonly Subject[], wanted: string): Subject {
  const namesOf = ({ ref, facts, kind }: Subject) => {
    const own = kind === 'contract' ? facts.contract : facts.product;
    const short = ref.replace(/^[^:]+:(default\/)?/, '');
    return [ref, short, own?.name ?? '', own?.id ?? ''];
  };
  // Exact refs go before names, which a product may share with its contract.
  for (const position of [0, 1, 2, 3]) {
    const found = subjects.filter(item => namesOf(item)[position] === wanted);
    if (found.length > 0) {
      return found.find(({ kind }) => kind === 'product') ?? found[0];
    }
  }
  const meant = suggest(wanted, subjects.flatMap(namesOf).filter(Boolean));
  throw new Failure(
    `There is no product and no contract ${clean(wanted)}.`,
    meant
      ? `Did you mean ${clean(meant)}?`
      : `Known are ${subjects.map(({ ref }) => ref).join(', ')}.`,
  );
}

/** Why a policy was not asked about a subject at all. */
function whyNot(
  policy: Policy,
  subject: Subject,
  { environment }: EvaluationContext,
): string {
  const { lifecycle, target, domain, environments } = policy;
  if (lifecycle === 'retired') return 'The policy is retired.';
  if (!target.kinds.includes(subject.kind)) {
    return `The policy judges ${target.kinds.join(' and ')}, and this is a ${
      subject.kind
    }.`;
  }
  if (domain !== undefined && !subject.domains.includes(domain)) {
    return `The policy binds the domain ${domain}; this belongs to ${
      subject.domains.join(', ') || 'none'
    }.`;
  }
  return `The policy binds the environments ${environments.join(
    ', ',
  )}; asked was ${environment ?? 'none'}.`;
}

/** Explains how a subject does under a rule. */
export async function explain(
  rule: string,
  wanted: string,
  paths: string[],
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  const where = paths.length > 0 ? paths : ['.'];
  const gathered = await gather(where, options, io);
  needSomething(gathered, where);
  needSoundPolicies(gathered);
  tellTorn(gathered, io);
  const { subjects, policies, context, mesh } = gathered;
  const set = policySet(policies);
  const { policy, rules } = findRules(set.policies, rule);
  const subject = findSubject(subjects, wanted);
  const ids = new Set(rules.map(({ id }) => id));
  // A draft is explained too, and so is a policy that is not asked in CI.
  const asked = { ...context, point: undefined, drafts: true };
  const verdicts: Verdict[] = withLines(
    evaluate(set, subject, asked).filter(
      verdict => verdict.policy === policy.name && ids.has(verdict.rule),
    ),
    mesh.texts,
  );
  const reason =
    verdicts.length === 0 ? whyNot(policy, subject, context) : undefined;
  if (options.format === 'json') {
    const { name, title, version, owner, purpose, serves, lifecycle } = policy;
    io.out(
      `${cleanJson({
        policy: { name, title, version, owner, purpose, serves, lifecycle },
        subject: {
          ref: subject.ref,
          title: subject.title,
          owner: subject.owner,
        },
        ...(reason && { notAsked: reason }),
        verdicts: verdictsJson(verdicts).map(verdict => {
          const stated = rules.find(({ id }) => id === verdict.rule);
          return {
            ...verdict,
            check: stated?.check,
            ...(stated?.each && { each: stated.each }),
            ...(stated?.reason && { reason: stated.reason }),
          };
        }),
      })}\n`,
    );
  } else {
    io.out(
      explanationText(
        { policy, rules, subject, verdicts, reason, texts: mesh.texts },
        io.colours,
      ),
    );
  }
  return verdicts.some(
    verdict => isBlocking(verdict) || verdict.outcome === 'fail',
  )
    ? exitCodes.findings
    : exitCodes.fine;
}
