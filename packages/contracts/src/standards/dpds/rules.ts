// SPDX-License-Identifier: Apache-2.0
import { quote } from '../../shape';
import { parseReference, suggestReference } from '../references';
import { eachRepeated } from '../repeated';
import type { RuleContext } from '../standard';
import { didYouMean, fixWith, Suggestions } from '../suggestions';
import { Value } from '../values';
import { portKinds, portsOf } from './ports';
import { References } from './references';

/** Members of a port, a definition or a task that may be references, by the member that holds them. */
const nestedPlaces: ReadonlyArray<readonly string[]> = [
  ['promises'],
  ['expectations'],
  ['obligations'],
  ['promises', 'api'],
  ['promises', 'api', 'definition'],
  ['promises', 'deprecationPolicy', 'definition'],
  ['promises', 'slo', 'definition'],
  ['expectations', 'audience', 'definition'],
  ['expectations', 'usage', 'definition'],
  ['obligations', 'termsAndConditions', 'definition'],
  ['obligations', 'billingPolicy', 'definition'],
  ['obligations', 'sla', 'definition'],
  ['template'],
  ['template', 'definition'],
  ['configurations'],
  ['definition'],
];

/**
 * Places where the specification allows a reference. A definition inside the descriptor is not searched:
 * it is a document of another standard, whose references are its own.
 */
function placesOfReferences(root: Value): Value[] {
  const components = root.at('components');
  const internal = root.at('internalComponents');
  const holders = [
    ...portKinds.flatMap(kind => portsOf(root, kind)),
    ...components
      .members()
      .flatMap(([, set]) => set.members().map(([, c]) => c)),
    ...internal.at('applicationComponents').records(),
    ...internal.at('infrastructuralComponents').records(),
    ...internal
      .at('lifecycleInfo')
      .members()
      .flatMap(([, tasks]) => tasks.records()),
  ];
  return holders.flatMap(holder => [
    holder,
    ...nestedPlaces.map(steps =>
      steps.reduce((value, step) => value.at(step), holder),
    ),
  ]);
}

function checkReferences(
  root: Value,
  references: References,
  context: RuleContext,
) {
  const suggestions = new Suggestions();
  for (const place of placesOfReferences(root)) {
    const ref = place.at('$ref');
    const text = ref.text();
    if (text === undefined || text === '') continue;
    const parsed = parseReference(text);
    if (parsed.kind === 'internal' && parsed.proper !== undefined) {
      context.report({
        rule: 'malformed-reference',
        severity: 'warning',
        path: ref.path,
        message: `The reference ${quote(
          text,
        )} must have a slash after its '#', as in ${quote(parsed.proper)}.`,
        fix: { description: `Write '${parsed.proper}'`, value: parsed.proper },
      });
    }
    const resolution = references.resolve(place);
    if (resolution.kind === 'external') {
      context.report({
        rule: 'reference-not-followed',
        severity: 'info',
        path: ref.path,
        message: `What ${quote(
          resolution.target,
        )} holds is not looked at: references are followed inside a document only.`,
      });
    } else if (resolution.kind === 'dangling' && resolution.text === text) {
      const meant = suggestReference(root, resolution.steps, suggestions);
      context.report({
        rule: 'dangling-reference',
        severity: 'error',
        path: ref.path,
        message: `There is nothing at ${quote(
          text,
        )} in this document.${didYouMean(meant)}`,
        ...fixWith(meant),
      });
    } else if (resolution.kind === 'circular') {
      context.report({
        rule: 'circular-reference',
        severity: 'error',
        path: ref.path,
        message: `The reference ${quote(
          text,
        )} leads back to itself. Let one of the references name the thing itself.`,
      });
    }
  }
}

function checkEntityType(entity: Value, wanted: string, context: RuleContext) {
  const type = entity.at('entityType').text();
  if (type === undefined || type === wanted) return;
  context.report({
    rule: 'wrong-entity-type',
    severity: 'warning',
    path: entity.at('entityType').path,
    message: `The entity type here must be '${wanted}', but is ${quote(type)}.`,
    fix: { description: `Write '${wanted}'`, value: wanted },
  });
}

function checkPorts(root: Value, references: References, context: RuleContext) {
  for (const kind of portKinds) {
    const ports = portsOf(root, kind).map(port => references.resolved(port));
    eachRepeated(
      ports,
      port => port.at('name').text() || undefined,
      (port, first) =>
        context.report({
          rule: 'duplicate-port',
          severity: 'error',
          path: port.at('name').path,
          message: `Another ${kind.words} is called ${quote(
            port.at('name').text() ?? '',
          )} too, at '${
            first.pointer
          }'. Names of ports of one kind must be unique: rename one of them, or remove it.`,
        }),
    );
    for (const port of ports) checkEntityType(port, kind.entityType, context);
  }
}

/**
 * What the prose of DPDS demands and its JSON Schema does not: names that are unique, entity types that are
 * constants, references that lead somewhere.
 *
 * @internal
 */
export function checkDescriptor(context: RuleContext): void {
  const root = Value.of(context.document);
  const info = root.at('info');
  for (const field of ['info', 'interfaceComponents']) {
    if (root.at(field).raw !== null) continue;
    context.report({
      rule: 'missing-field',
      severity: 'error',
      path: [field],
      message: `This data product descriptor has an empty '${field}', which is required.`,
    });
  }
  if (info.present && !info.at('fullyQualifiedName').present) {
    context.report({
      rule: 'no-qualified-name',
      severity: 'info',
      path: info.path,
      message:
        "This data product states no 'fullyQualifiedName'. The specification lets a platform generate it; other products can name this one only when it is stated.",
      fix: {
        description: "Add 'fullyQualifiedName'",
        path: '/info/fullyQualifiedName',
      },
    });
  }
  checkEntityType(info, 'dataproduct', context);
  const references = new References(root);
  checkPorts(root, references, context);
  checkReferences(root, references, context);
}
