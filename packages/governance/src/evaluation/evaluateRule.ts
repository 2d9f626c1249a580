// SPDX-License-Identifier: Apache-2.0
import { Budget, RULE_LIMITS } from '../cel/budget';
import type { Evaluated } from '../cel/expression';
import { type DataMap, type Value, isDataMap } from '../cel/values';
import type { Subject } from '../estate';
import type { CompiledPolicy, CompiledRule } from '../policy/compile';
import { dayOf, inGrace, severityToday, waiversFor } from './binding';
import { type HashState, verdictId } from './identity';
import { patchesAt, splitPlace } from './patches';
import type {
  EvaluationContext,
  Evidence,
  FixPatch,
  Outcome,
  Verdict,
} from './types';

/** Places of evidence in one verdict; what is cut is said. */
const MOST_EVIDENCE = 50;
/** Failing items whose message is written out. */
const MOST_NAMED = 3;

/** What has gone into a verdict so far. */
interface Judgement {
  outcome: Outcome;
  message: string;
  evidence: Evidence[];
  fix?: { description: string; patch: FixPatch[] };
}

/** Why a rule is not asked. @internal */
export interface NotAsked {
  outcome: 'not-applicable' | 'error';
  message: string;
}

/** A rule on a subject, with everything that the question needs. @internal */
export interface RuleQuestion {
  compiled: CompiledPolicy;
  rule: CompiledRule;
  hash: HashState;
  subject: Subject;
  /** Facts as expressions see them, with `now`, `environment` and `parameters`. */
  roots: DataMap;
  context: EvaluationContext;
}

/** A question with what its answer may cost in all. */
type MeteredQuestion = RuleQuestion & { whole: Budget };

function evidenceAt(path: string, { lineOf }: EvaluationContext): Evidence {
  const line = lineOf?.(path);
  return line === undefined ? { path } : { path, line };
}

function missingSection(
  wanted: readonly string[],
  roots: DataMap,
): string | undefined {
  return wanted.find(name => roots[name] === undefined);
}

function notApplicable(message: string): Judgement {
  return { outcome: 'not-applicable', message, evidence: [] };
}

function inError(question: RuleQuestion, message: string): Judgement {
  const { compiled, rule, subject, context } = question;
  return {
    outcome: 'error',
    message: `The rule '${rule.rule.id}' of ${compiled.policy.name} could not be decided: ${message}`,
    evidence: [evidenceAt(subject.path, context)],
  };
}

function standardOf({ facts, kind }: Subject): string {
  const known = kind === 'contract' ? facts.contract : facts.product;
  return known?.standard ?? '';
}

/** Standard of the document that a place is in: the subject's own, or that of a contract of the product. */
function standardAt(place: string, subject: Subject): string {
  const { file } = splitPlace(place);
  const { product, contract } = subject.facts;
  for (const known of [contract, product, ...(product?.contracts ?? [])]) {
    if (known && splitPlace(known.path).file === file) return known.standard;
  }
  return standardOf(subject);
}

function pathOfItem(item: Value, subject: Subject): string {
  return isDataMap(item) && typeof item.path === 'string' && item.path !== ''
    ? item.path
    : subject.path;
}

/** Sentences in one, each once. */
function joined(sentences: readonly string[]): string {
  const unique = [...new Set(sentences)];
  return unique
    .map((text, index) =>
      index < unique.length - 1 ? text.replace(/\.$/, '') : text,
    )
    .join('; ');
}

/** Failing items become one verdict: the first are named, all are evidence, and each has its patch. */
function failed(
  question: MeteredQuestion,
  items: ReadonlyArray<Value | undefined>,
): Judgement {
  const { rule, subject, roots, context, whole } = question;
  const evidence: Evidence[] = [];
  const messages: string[] = [];
  const fixes: string[] = [];
  const patch: FixPatch[] = [];
  for (const item of items) {
    const own: DataMap =
      item === undefined
        ? roots
        : Object.assign(Object.create(null), roots, { item });
    const place =
      item === undefined
        ? `${subject.path}${rule.rule.at ? `#${rule.rule.at}` : ''}`
        : pathOfItem(item, subject);
    if (evidence.length < MOST_EVIDENCE) {
      evidence.push(evidenceAt(place, context));
    }
    if (messages.length < MOST_NAMED)
      messages.push(rule.message.fill(own, whole).trim());
    if (!rule.fix) continue;
    if (fixes.length < MOST_NAMED) fixes.push(rule.fix.text.fill(own, whole));
    const at = item === undefined ? subject.path : place;
    patch.push(
      ...patchesAt(rule.fix.patch, at, standardAt(at, subject), own, whole),
    );
  }
  const more = items.length - messages.length;
  const message = joined(messages);
  return {
    outcome: 'fail',
    message:
      more > 0 ? `${message.replace(/\.$/, '')} (and ${more} more)` : message,
    evidence,
    ...(fixes.length > 0 && {
      fix: { description: joined(fixes), patch },
    }),
  };
}

function isTrue(result: Evaluated): boolean | string {
  if ('error' in result) return result.error;
  return typeof result.value === 'boolean'
    ? result.value
    : 'the expression gave neither true nor false.';
}

function judgeEach(question: MeteredQuestion, list: Value): Judgement {
  const { rule, roots, subject, context, whole } = question;
  if (!Array.isArray(list)) {
    return inError(question, "'each' gave no list.");
  }
  const failing: Value[] = [];
  const own: DataMap = Object.assign(Object.create(null), roots);
  for (const item of list) {
    own.item = item;
    const result = isTrue(rule.check.evaluate(own, whole));
    if (typeof result === 'string') return inError(question, result);
    if (!result) failing.push(item);
  }
  if (failing.length > 0) return failed(question, failing);
  return {
    outcome: 'pass',
    message:
      list.length === 0
        ? `${rule.rule.title}: there is nothing to check.`
        : rule.rule.title,
    evidence: [evidenceAt(subject.path, context)],
  };
}

function judge(question: MeteredQuestion): Judgement {
  const { rule, roots, subject, context, whole } = question;
  const missing = missingSection(rule.sections, roots);
  if (missing) {
    return notApplicable(`Nothing is known yet of: ${missing}.`);
  }
  if (rule.when) {
    const applies = isTrue(rule.when.evaluate(roots, whole));
    if (typeof applies === 'string') return inError(question, applies);
    if (!applies)
      return notApplicable(
        `The rule asks only where ${rule.when.source.trim()}.`,
      );
  }
  if (rule.each) {
    const list = rule.each.evaluate(roots, whole);
    if ('error' in list) return inError(question, list.error);
    return judgeEach(question, list.value);
  }
  const result = isTrue(rule.check.evaluate(roots, whole));
  if (typeof result === 'string') return inError(question, result);
  if (!result) return failed(question, [undefined]);
  return {
    outcome: 'pass',
    message: rule.rule.title,
    evidence: [evidenceAt(subject.path, context)],
  };
}

/** What a waiver makes of a failure. */
function waive(
  question: RuleQuestion,
  judgement: Judgement,
  today: string,
): Judgement {
  const { compiled, rule, subject, context } = question;
  const found = waiversFor(
    context.waivers ?? [],
    compiled.policy,
    rule.rule.id,
    subject,
  );
  if (found.length === 0) return judgement;
  if (!rule.rule.waivable) {
    return {
      ...judgement,
      message: `${judgement.message} (A waiver was given, but nobody can be let off this rule.)`,
    };
  }
  const holds = found.find(
    ({ from, until }) =>
      today <= until && (from === undefined || today >= from),
  );
  if (holds) {
    return {
      ...judgement,
      outcome: 'waived',
      message: `Waived until ${holds.until} by ${
        holds.approver
      } (${holds.reason.replace(/\.$/, '')}): ${judgement.message}`,
    };
  }
  const [{ until }] = [...found].sort((a, b) => (a.until < b.until ? 1 : -1));
  return today > until
    ? {
        ...judgement,
        message: `${judgement.message} (A waiver ended on ${until}.)`,
      }
    : judgement;
}

/** Asks one rule about one subject. @internal */
export function evaluateRule(
  question: RuleQuestion,
  notAsked: NotAsked | undefined,
): Verdict {
  const { compiled, rule, hash, subject, context } = question;
  const { policy } = compiled;
  const today = dayOf(context.now);
  let judgement: Judgement =
    notAsked === undefined
      ? judge({ ...question, whole: new Budget(RULE_LIMITS) })
      : {
          ...notAsked,
          evidence:
            notAsked.outcome === 'error'
              ? [evidenceAt(subject.path, context)]
              : [],
        };
  const fails = judgement.outcome === 'fail';
  if (fails) judgement = waive(question, judgement, today);
  const { outcome, message, evidence, fix } = judgement;
  return {
    policy: policy.name,
    rule: rule.rule.id,
    subject: subject.ref,
    outcome,
    severity: severityToday(rule.severity, policy, today),
    message,
    evidence,
    ...(fix && {
      fix: {
        description: fix.description,
        ...(fix.patch.length > 0 && { patch: fix.patch }),
      },
    }),
    ...(fails && inGrace(policy, today) && { graceUntil: policy.graceUntil }),
    id: verdictId(hash, subject.ref, context.environment ?? ''),
    policyVersion: policy.version,
  };
}
