// SPDX-License-Identifier: Apache-2.0
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

const domain = FormFieldBlueprint.make({
  name: 'data-mesh-domain',
  params: {
    field: async () => {
      const { DomainField } = await import('./domain/DomainField');
      return createFormField({
        name: 'DataMeshDomain',
        component: DomainField,
        schema: makeFieldSchema({ output: z => z.string() }),
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
        schema: makeFieldSchema({
          output: z => z.string(),
          uiOptions: z =>
            z.object({
              kind: z
                .string()
                .optional()
                .describe('Kind of entity whose name it is'),
            }),
        }),
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
        schema: makeFieldSchema({ output: z => z.array(z.string()) }),
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
        schema: makeFieldSchema({ output: z => z.string() }),
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
        schema: makeFieldSchema({
          output: z =>
            z.object({
              storage: z.boolean().optional(),
              processing: z.enum(['none', 'native', 'spark']).optional(),
              warehouse: z.boolean().optional(),
              catalog: z.boolean().optional(),
              orchestration: z.enum(['none', 'native', 'airflow']).optional(),
              visualization: z.boolean().optional(),
            }),
          uiOptions: z =>
            z.object({
              cloud: z.enum(['aws', 'azure', 'gcp']).optional(),
            }),
        }),
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
        schema: makeFieldSchema({
          output: z => z.null(),
          uiOptions: z =>
            z.object({
              examples: z
                .array(
                  z.object({ title: z.string(), values: z.record(z.any()) }),
                )
                .optional()
                .describe('Cases that fill the whole form in'),
            }),
        }),
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
