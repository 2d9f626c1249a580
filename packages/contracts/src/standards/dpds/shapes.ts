// SPDX-License-Identifier: Apache-2.0
import {
  any,
  choose,
  list,
  mapOf,
  nothing,
  number,
  record,
  required,
  text,
  union,
} from '../../shape';
import type { Fields, RecordOptions, RecordShape, Shape } from '../../shape';
import { mendVersion } from '../semanticVersion';

/*
 * Generators write every field they know, empty where they have no value. An empty field says no more than
 * a missing one, so optional fields may be null.
 *
 * The schema names formats (`name`, `fqn`, `version`) that only the prose defines, and the specification's
 * own examples do not keep to them: they are said as information, never as errors.
 */

const maybe = (shape: Shape): Shape => union(shape, nothing);

const words = maybe(text());
const name = text({
  minLength: 1,
  pattern: /^([a-zA-Z][a-zA-Z0-9]+)?$/,
  patternWords: 'a letter followed by letters and digits',
  formatSeverity: 'info',
});
const qualifiedName = text({
  pattern: /^[a-zA-Z][a-zA-Z0-9.:]+$/,
  patternWords:
    'letters, digits, dots and colons, such as urn:dpds:com.example:dataproducts:orders:1',
  formatSeverity: 'info',
});
const versionNumber =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;
const version = text({
  pattern: versionNumber,
  patternWords: 'a semantic version such as 1.4.0',
  formatSeverity: 'warning',
  mend: value => mendVersion(value)?.replace(/^v/, ''),
});
const texts = maybe(list(text()));

/** Fields beside those of the specification, which only its own extensions (`x-`) may be. */
const open: RecordOptions = { extensions: /^x-/, restSeverity: 'warning' };

const thing = (title: string, fields: Fields, options: RecordOptions = {}) =>
  record(title, fields, { ...open, ...options });

const reference = thing('reference', {
  $ref: required(text({ minLength: 1 })),
  mediaType: words,
  description: words,
});

/** A record, or a reference to one. */
const orReference = (shape: RecordShape): Shape =>
  choose(value => (value.$ref === undefined ? shape : reference));

const externalDocs = maybe(
  thing('external resource', {
    $href: required(text()),
    description: words,
    mediaType: words,
  }),
);

const entity: Fields = {
  id: words,
  fullyQualifiedName: maybe(qualifiedName),
  entityType: words,
  name: required(name),
  version: required(version),
  displayName: words,
  description: words,
  componentGroup: words,
  tags: texts,
  externalDocs,
};

const standardDefinition = thing('standard definition', {
  ...entity,
  specification: required(text()),
  specificationVersion: words,
  definition: required(
    union(text(), record('definition', {}, { rest: 'allow' })),
  ),
});
const definition = maybe(standardDefinition);

const promises = thing('set of promises', {
  platform: words,
  servicesType: words,
  api: maybe(orReference(standardDefinition)),
  deprecationPolicy: definition,
  slo: definition,
});
const expectations = thing('set of expectations', {
  audience: definition,
  usage: definition,
});
const obligations = thing('set of obligations', {
  termsAndConditions: definition,
  billingPolicy: definition,
  sla: definition,
});

const port = orReference(
  thing('port', {
    ...entity,
    promises: maybe(orReference(promises)),
    expectations: maybe(orReference(expectations)),
    obligations: maybe(orReference(obligations)),
  }),
);
const ports = maybe(list(port));

const application = orReference(
  thing('application component', {
    ...entity,
    platform: words,
    applicationType: words,
    consumesFrom: texts,
    providesTo: texts,
    dependsOn: texts,
  }),
);
const infrastructure = orReference(
  thing('infrastructural component', {
    ...entity,
    platform: words,
    infrastructureType: words,
    dependsOn: texts,
  }),
);

const lifecycleTask = thing('lifecycle task', {
  name: words,
  order: maybe(number()),
  service: externalDocs,
  template: maybe(orReference(standardDefinition)),
  configurations: maybe(record('configuration', {}, { rest: 'allow' })),
});

const reusable = (shape: Shape) =>
  maybe(
    mapOf('set of components', shape, {
      restNames: {
        pattern: /^[a-zA-Z0-9.\-_]+$/,
        words: 'letters, digits, dots, hyphens and underscores only',
      },
    }),
  );

/** DPDS 1.0.0. @internal */
export const shape100 = thing('data product descriptor', {
  dataProductDescriptor: required(version),
  info: required(
    thing('info', {
      id: words,
      fullyQualifiedName: maybe(qualifiedName),
      entityType: words,
      name: required(name),
      version: required(version),
      displayName: words,
      description: words,
      domain: required(name),
      owner: required(
        thing('owner', { id: required(text({ minLength: 1 })), name: words }),
      ),
      contactPoints: maybe(
        list(
          thing('contact point', {
            name: words,
            description: words,
            channel: words,
            address: words,
          }),
        ),
      ),
    }),
  ),
  interfaceComponents: required(
    record(
      'set of ports',
      {
        inputPorts: ports,
        outputPorts: required(list(port)),
        discoveryPorts: ports,
        observabilityPorts: ports,
        controlPorts: ports,
      },
      { restSeverity: 'warning' },
    ),
  ),
  internalComponents: maybe(
    thing('set of internal components', {
      lifecycleInfo: maybe(mapOf('lifecycle', list(lifecycleTask))),
      applicationComponents: maybe(list(application)),
      infrastructuralComponents: maybe(list(infrastructure)),
    }),
  ),
  components: maybe(
    thing('set of components', {
      inputPorts: reusable(port),
      outputPorts: reusable(port),
      discoveryPorts: reusable(port),
      observabilityPorts: reusable(port),
      controlPorts: reusable(port),
      applicationComponents: reusable(application),
      infrastructuralComponents: reusable(infrastructure),
      apis: reusable(orReference(standardDefinition)),
      templates: reusable(any),
    }),
  ),
  tags: texts,
  externalDocs,
});
