// SPDX-License-Identifier: Apache-2.0
import type { SourceDocument } from '../../document/types';
import type {
  AuthoritativeDefinition,
  CustomProperty,
  Product,
  ServiceLevel,
  SupportChannel,
  TeamMember,
} from '../../model';
import { productType } from '../productType';
import { canonicalServiceLevel, canonicalUnit } from '../serviceLevels';
import { defined, isRecord, Value } from '../values';
import { readAccessLinks, readOutputPorts } from './access';
import {
  findDetails,
  localized,
  localizedRecord,
  member,
  resolved,
} from './members';
import { defaultPackage, type Package, readPackages } from './packages';

function readServiceLevels(chosen: Package | undefined): ServiceLevel[] {
  return (chosen?.dimensions ?? []).flatMap(dimension => {
    const name = member(dimension, 'dimension').text();
    if (name === undefined) return [];
    const unit = member(dimension, 'unit').text();
    return defined<ServiceLevel>({
      path: dimension.pointer,
      property: canonicalServiceLevel(name),
      value: member(dimension, 'objective').raw,
      unit: unit === undefined ? undefined : canonicalUnit(unit),
      elements: [],
      description: localized(member(dimension, 'description', 'displayTitle')),
    });
  });
}

function readQualityObjectives(chosen: Package | undefined): CustomProperty[] {
  const value = (chosen?.dimensions ?? []).map(dimension =>
    defined({
      dimension: member(dimension, 'dimension').text(),
      objective: member(dimension, 'objective').raw,
      unit: member(dimension, 'unit').text(),
    }),
  );
  return value.length > 0 ? [{ property: 'dataQuality', value }] : [];
}

const emptyText = (text: string | undefined) =>
  text === undefined || text.trim() === '';

function readSupport(section: Value, words: string): SupportChannel[] {
  const email = member(section, 'email').text();
  const phone = member(section, 'phoneNumber', 'telephone').text();
  const docs = member(section, 'documentationURL').text();
  const channels: SupportChannel[] = [];
  if (!emptyText(email)) {
    channels.push(
      defined<SupportChannel>({
        channel: `${words} by e-mail`,
        url: `mailto:${email}`,
        tool: 'email',
        description: member(section, 'emailServiceHours').text(),
      }),
    );
  }
  if (!emptyText(phone)) {
    channels.push(
      defined<SupportChannel>({
        channel: `${words} by phone`,
        url: `tel:${phone?.replace(/[^+\d]/g, '')}`,
        tool: 'phone',
        description: member(section, 'phoneServiceHours').text(),
      }),
    );
  }
  if (!emptyText(docs)) {
    channels.push({ channel: `${words}: documentation`, url: docs });
  }
  return channels;
}

/** Fields of the details that the model has no field for. */
const extras = [
  'visibility',
  'categories',
  'standards',
  'productSeries',
  'outputFileFormats',
  'governanceProfile',
  'portfolioPriority',
  'versionNotes',
  'issues',
];

function readExtras(details: Value, product: Value): CustomProperty[] {
  const named = (holder: Value, names: readonly string[]) =>
    names.flatMap(property => {
      const value = member(holder, property);
      const isEmpty = Array.isArray(value.raw) && value.raw.length === 0;
      return value.present && !isEmpty ? [{ property, value: value.raw }] : [];
    });
  return [
    ...named(details, extras),
    ...named(product, ['pricingPlans', 'license', 'productStrategy']),
    ...details
      .members()
      .filter(([name, { present }]) => name.startsWith('x-') && present)
      .map(([property, { raw }]) => ({ property, value: raw })),
  ];
}

function readHolder(holder: Value) {
  const owner = [
    member(holder, 'legalName').text(),
    member(holder, 'contactName').text(),
    member(holder, 'email').text(),
  ].find(text => !emptyText(text));
  const contact = member(holder, 'contactName').text();
  const members: TeamMember[] = emptyText(contact)
    ? []
    : [
        defined<TeamMember>({
          name: contact,
          email: member(holder, 'email').text(),
          role: 'contact',
        }),
      ];
  return {
    owner,
    domain: member(holder, 'businessDomain').text(),
    team:
      owner === undefined
        ? undefined
        : defined({
            name: owner,
            description: member(holder, 'description').text(),
            members,
          }),
  };
}

function readLinks(details: Value, holder: Value): AuthoritativeDefinition[] {
  return (
    [
      ['sample', member(details, 'contentSample')],
      ['logo', member(details, 'logoURL')],
      ['owner', member(holder, 'URL')],
    ] as const
  ).flatMap(([type, value]) => {
    const url = value.text();
    return url === undefined || emptyText(url) ? [] : [{ url, type }];
  });
}

/**
 * Reads a product of ODPS (opendataproducts.org) into the canonical model, in English or the first language
 * that it has.
 *
 * The owner is the data holder's legal name, the domain its business domain. Service levels are those of the
 * package `default`. What the specification has no field for is read from extensions of the details:
 * `x-classification`, `x-platforms` (a text or a list), `x-type` for how far the product is from
 * its sources, and `x-owner` for the team inside the company that holds the data. `visibility` says who may see
 * the product, and stays a custom property.
 *
 * @internal
 */
export function readProduct(document: SourceDocument): Product {
  const root = Value.of(document);
  const product = member(root, 'product');
  const details = findDetails(product) ?? product;
  const holder = localizedRecord(resolved(root, member(product, 'dataHolder')));
  const { owner, domain, team } = readHolder(holder);
  const license = localizedRecord(resolved(root, member(product, 'license')));
  const sla = member(product, 'SLA');
  const type = details.at('x-type').text() ?? member(details, 'type').text();
  const support = readSupport(
    [member(product, 'support'), member(sla, 'support')]
      .map(section => resolved(root, section))
      .find(section => isRecord(section.raw)) ?? member(product, 'support'),
    'Support',
  );
  return defined<Product>({
    id: member(details, 'productID').text(),
    name: member(details, 'name').text(),
    version: member(details, 'productVersion', 'version').text(),
    status: member(details, 'status').text(),
    domain,
    type: type === undefined ? undefined : productType(type),
    classification: details.at('x-classification').text(),
    owner: details.at('x-owner').text() ?? owner,
    description: defined({
      text: localized(member(details, 'description')),
      purpose: localized(member(details, 'valueProposition')),
      limitations: localized(member(member(license, 'scope'), 'restrictions')),
    }),
    tags: member(details, 'tags').texts(),
    platforms: details.at('x-platforms').texts(),
    inputPorts: [],
    outputPorts: readOutputPorts(root, product),
    managementPorts: [],
    serviceLevels: readServiceLevels(defaultPackage(readPackages(root, sla))),
    team,
    support: support.length > 0 ? support : readSupport(holder, 'Data holder'),
    authoritativeDefinitions: [
      ...readLinks(details, holder),
      ...readAccessLinks(root, product),
    ],
    customProperties: [
      ...readExtras(details, product),
      ...readQualityObjectives(
        defaultPackage(readPackages(root, member(product, 'dataQuality'))),
      ),
    ],
    createdAt: member(details, 'created').text(),
  });
}
