// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, Suspense, lazy } from 'react';
import { Progress } from '@backstage/core-components';
import { compatWrapper } from '@backstage/core-compat-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import type { ExamplesOptions } from '../scaffolder/examples/ExamplesField';
import {
  contractSchema,
  domainSchema,
  examplesSchema,
  portsSchema,
  productNameSchema,
  servicesSchema,
} from '../scaffolder/fieldSchemas';
import type { NameOptions } from '../scaffolder/name/ProductNameField';
import { dataMeshPlugin } from './dataMeshPlugin';

const DomainField = lazy(() =>
  import('../scaffolder/domain/DomainField').then(m => ({
    default: m.DomainField,
  })),
);
const ProductNameField = lazy(() =>
  import('../scaffolder/name/ProductNameField').then(m => ({
    default: m.ProductNameField,
  })),
);
const PortsField = lazy(() =>
  import('../scaffolder/ports/PortsField').then(m => ({
    default: m.PortsField,
  })),
);
const ContractField = lazy(() =>
  import('../scaffolder/contract/ContractField').then(m => ({
    default: m.ContractField,
  })),
);
const ServicesField = lazy(() =>
  import('../scaffolder/services/ServicesField').then(m => ({
    default: m.ServicesField,
  })),
);
const ExamplesField = lazy(() =>
  import('../scaffolder/examples/ExamplesField').then(m => ({
    default: m.ExamplesField,
  })),
);

/** A field that is loaded when a form shows it. */
const field = (element: ReactNode) =>
  compatWrapper(<Suspense fallback={<Progress />}>{element}</Suspense>);

/** Field `DataMeshDomain` of templates: a domain that the person may create in. @public */
export const DataMeshDomainFieldExtension = dataMeshPlugin.provide(
  createScaffolderFieldExtension<string>({
    name: 'DataMeshDomain',
    component: props => field(<DomainField {...props} />),
    schema: domainSchema.schema,
  }),
);

/** Field `DataMeshProductName` of templates: a name, with whether it is free. @public */
export const DataMeshProductNameFieldExtension = dataMeshPlugin.provide(
  createScaffolderFieldExtension<string, Pick<NameOptions, 'kind'>>({
    name: 'DataMeshProductName',
    component: props => field(<ProductNameField {...props} />),
    validation: async (...given) => {
      const { validateProductName } = await import(
        '../scaffolder/name/validateProductName'
      );
      return validateProductName(...given);
    },
    schema: productNameSchema.schema,
  }),
);

/** Field `DataMeshPorts` of templates: contracts of other products. @public */
export const DataMeshPortsFieldExtension = dataMeshPlugin.provide(
  createScaffolderFieldExtension<string[]>({
    name: 'DataMeshPorts',
    component: props => field(<PortsField {...props} />),
    schema: portsSchema.schema,
  }),
);

/** Field `DataMeshContract` of templates: a contract with live findings. @public */
export const DataMeshContractFieldExtension = dataMeshPlugin.provide(
  createScaffolderFieldExtension<string>({
    name: 'DataMeshContract',
    component: props => field(<ContractField {...props} />),
    validation: async (...given) => {
      const { validateContract } = await import(
        '../scaffolder/contract/validateContract'
      );
      return validateContract(...given);
    },
    schema: contractSchema.schema,
  }),
);

/** Field `DataMeshServices` of templates: services, what they become, what they cost, what policies say. @public */
export const DataMeshServicesFieldExtension = dataMeshPlugin.provide(
  createScaffolderFieldExtension<
    typeof servicesSchema.TOutput,
    { cloud?: 'aws' | 'azure' | 'gcp' }
  >({
    name: 'DataMeshServices',
    component: props => field(<ServicesField {...props} />),
    validation: async (...given) => {
      const { validateServices } = await import(
        '../scaffolder/services/validateServices'
      );
      return validateServices(...given);
    },
    schema: servicesSchema.schema,
  }),
);

/** Field `DataMeshExamples` of templates: cases that fill the whole form in. @public */
export const DataMeshExamplesFieldExtension = dataMeshPlugin.provide(
  createScaffolderFieldExtension<null, Pick<ExamplesOptions, 'examples'>>({
    name: 'DataMeshExamples',
    component: props => field(<ExamplesField {...props} />),
    schema: examplesSchema.schema,
  }),
);
