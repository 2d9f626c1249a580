// SPDX-License-Identifier: Apache-2.0
import type { CatalogModelLayerBuilder } from '@backstage/catalog-model/alpha';
import {
  CONTRACT_ID_ANNOTATION,
  CONTRACT_VERSION_ANNOTATION,
  DESCRIPTOR_ANNOTATION,
  DESCRIPTOR_LOCATION_ANNOTATION,
  FINDINGS_ANNOTATION,
  FINDING_COUNTS_ANNOTATION,
  PRODUCT_ID_ANNOTATION,
  SOURCE_ANNOTATION,
} from '../entities/annotations';

const ANNOTATIONS = [
  {
    name: SOURCE_ANNOTATION,
    title: 'Data mesh source',
    description:
      'Id of the data mesh entity provider that made the entity: its key under catalog.providers.dataMesh.',
  },
  {
    name: DESCRIPTOR_ANNOTATION,
    title: 'Descriptor standard',
    description:
      'Standard and version of the descriptor that the entity was made from, for example odcs/3.1.0.',
  },
  {
    name: DESCRIPTOR_LOCATION_ANNOTATION,
    title: 'Descriptor location',
    description:
      "Where the descriptor can be read: a URL, or a path below the provider's folder.",
  },
  {
    name: FINDINGS_ANNOTATION,
    title: 'Descriptor findings',
    description: 'What is to be said about the descriptor, as a JSON array.',
  },
  {
    name: FINDING_COUNTS_ANNOTATION,
    title: 'Descriptor finding counts',
    description: 'Numbers of errors and warnings, separated by a comma.',
  },
  {
    name: CONTRACT_ID_ANNOTATION,
    title: 'Contract id',
    description:
      'Id that the contract states; all versions of a contract share it.',
  },
  {
    name: CONTRACT_VERSION_ANNOTATION,
    title: 'Contract version',
    description: 'Version that the contract states.',
  },
  {
    name: PRODUCT_ID_ANNOTATION,
    title: 'Data product id',
    description: 'Id that the data product descriptor states.',
  },
];

/** Annotations that data mesh entities carry. @internal */
export function declareAnnotations(model: CatalogModelLayerBuilder) {
  for (const annotation of ANNOTATIONS) {
    model.addAnnotation(annotation);
  }
}
