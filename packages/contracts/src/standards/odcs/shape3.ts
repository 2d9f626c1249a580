// SPDX-License-Identifier: Apache-2.0
import {
  list,
  oneOf,
  record,
  required,
  scalar,
  text,
  union,
} from '../../shape';
import { nothing } from '../../shape';
import type { RenamedField, Shape } from '../../shape';
import {
  authoritativeDefinitions,
  customProperties,
  description,
  givenUp,
  idField,
  price,
  role,
  support,
  tags,
  team,
} from './blocks';
import {
  apiVersions,
  cameWith,
  closedSince31,
  since,
  versionSynonyms,
  type Edition,
} from './edition';
import { schemaObject } from './schemaShapes';
import { server } from './serverShapes';

const goneCredentials: RenamedField = {
  reason:
    'Credentials do not belong into a contract. Remove it, and change the password if it was a true one.',
  fix: { description: 'Remove it', value: null },
};
const toSupport: RenamedField = {
  reason: "Since ODCS 3.0 it is a channel of 'support'.",
};
const toServers: RenamedField = {
  reason: "Since ODCS 3.0 it belongs to one of the 'servers'.",
};

/** What was elsewhere in ODCS 2, or is elsewhere in other standards. */
const renamed: Record<string, RenamedField> = {
  uuid: { to: 'id', reason: "It is 'id' since ODCS 3.0." },
  dataset: { to: 'schema', reason: "It is 'schema' since ODCS 3.0." },
  datasetDomain: { to: 'domain', reason: "It is 'domain' since ODCS 3.0." },
  quantumName: {
    to: 'dataProduct',
    reason: "It is 'dataProduct' since ODCS 3.0.",
  },
  stakeholders: { to: 'team', reason: "It is 'team' since ODCS 3.0." },
  slaDefaultColumn: {
    to: 'slaDefaultElement',
    reason: "It is 'slaDefaultElement' since ODCS 3.0.",
  },
  productSlackChannel: toSupport,
  productFeedbackUrl: toSupport,
  productDl: toSupport,
  sourcePlatform: toServers,
  sourceSystem: toServers,
  project: toServers,
  database: toServers,
  driver: toServers,
  driverVersion: toServers,
  server: toServers,
  datasetName: toServers,
  username: goneCredentials,
  password: goneCredentials,
  models: { reason: "ODCS has 'schema' with a list of objects." },
};

function serviceLevel(edition: Edition): Shape {
  return record(
    'service level',
    {
      ...idField(edition),
      property: required(text()),
      value: required(union(...scalar.options, nothing)),
      valueExt: union(...scalar.options, nothing),
      unit: text(),
      element: text(),
      driver: text(),
      ...(since(edition, '3.1.0') && {
        description: text(),
        scheduler: text(),
        schedule: text(),
      }),
    },
    {
      ...closedSince31(edition),
      renamed: {
        column: { to: 'element', reason: "It is 'element' since ODCS 3.0." },
      },
    },
  );
}

/** A contract of ODCS 3. @internal */
export function contract3(edition: Edition): Shape {
  const definitions = since(edition, '3.0.1');
  return record(
    'contract',
    {
      apiVersion: required(
        oneOf(apiVersions(edition), { synonyms: versionSynonyms(edition) }),
      ),
      kind: required(oneOf(['DataContract'])),
      id: required(text()),
      version: required(text()),
      status: required(text()),
      name: text(),
      tenant: text(),
      domain: text(),
      dataProduct: givenUp(
        edition,
        text(),
        'Name the contract in the output port of the product instead.',
      ),
      description: description(edition),
      tags,
      servers: list(server(edition)),
      schema: list(schemaObject(edition)),
      support: support(edition),
      price: price(edition),
      team: team(edition),
      roles: list(role(edition)),
      slaDefaultElement: givenUp(
        edition,
        text(),
        "Give each service level its own 'element'.",
      ),
      slaProperties: list(serviceLevel(edition)),
      ...(definitions && {
        authoritativeDefinitions: authoritativeDefinitions(edition),
      }),
      customProperties: customProperties(edition),
      contractCreatedTs: text({ format: 'date-time' }),
    },
    {
      renamed: {
        ...renamed,
        ...(!definitions && { authoritativeDefinitions: cameWith('3.0.1') }),
      },
    },
  );
}
