// SPDX-License-Identifier: Apache-2.0
import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';
import {
  contractSchema,
  domainSchema,
  examplesSchema,
  portsSchema,
  productNameSchema,
  servicesSchema,
} from './fieldSchemas';

const domain = FormFieldBlueprint.make({
  name: 'data-mesh-domain',
  params: {
    field: async () => {
      const { DomainField } = await import('./domain/DomainField');
      return createFormField({
        name: 'DataMeshDomain',
        component: DomainField,
        schema: domainSchema,
      });
    },
  },
});

const productName = FormFieldBlueprint.make({
  name: 'data-mesh-product-name',
  params: {
    field: async () => {
      const [{ ProductNameField }, { validateProductName }] = await Promise.all(
        [
          import('./name/ProductNameField'),
          import('./name/validateProductName'),
        ],
      );
      return createFormField({
        name: 'DataMeshProductName',
        component: ProductNameField,
        validation: validateProductName,
        schema: productNameSchema,
      });
    },
  },
});

const ports = FormFieldBlueprint.make({
  name: 'data-mesh-ports',
  params: {
    field: async () => {
      const { PortsField } = await import('./ports/PortsField');
      return createFormField({
        name: 'DataMeshPorts',
        component: PortsField,
        schema: portsSchema,
      });
    },
  },
});

const contract = FormFieldBlueprint.make({
  name: 'data-mesh-contract',
  params: {
    field: async () => {
      const [{ ContractField }, { validateContract }] = await Promise.all([
        import('./contract/ContractField'),
        import('./contract/validateContract'),
      ]);
      return createFormField({
        name: 'DataMeshContract',
        component: ContractField,
        validation: validateContract,
        schema: contractSchema,
      });
    },
  },
});

const services = FormFieldBlueprint.make({
  name: 'data-mesh-services',
  params: {
    field: async () => {
      const [{ ServicesField }, { validateServices }] = await Promise.all([
        import('./services/ServicesField'),
        import('./services/validateServices'),
      ]);
      return createFormField({
        name: 'DataMeshServices',
        component: ServicesField,
        validation: validateServices,
        schema: servicesSchema,
      });
    },
  },
});

const examples = FormFieldBlueprint.make({
  name: 'data-mesh-examples',
  params: {
    field: async () => {
      const { ExamplesField } = await import('./examples/ExamplesField');
      return createFormField({
        name: 'DataMeshExamples',
        component: ExamplesField,
        schema: examplesSchema,
      });
    },
  },
});

/** Fields of templates that create and change data products. @internal */
export const formFields = [
  examples,
  domain,
  productName,
  ports,
  contract,
  services,
];
