// SPDX-License-Identifier: Apache-2.0
import { STACKS } from '../../blueprint/types';
import { checkFiles } from '../../check';
import { choices, make, open } from './__testUtils__/products';

const all = choices['all with Data Factory'];
const combinations = Object.entries(choices).flatMap(([name, services]) =>
  STACKS.flatMap(stack =>
    [
      { variant: 'guarded', extra: {} },
      { variant: 'open', extra: open },
    ].map(({ variant, extra }) => ({ name, services, stack, variant, extra })),
  ),
);

describe('Azure', () => {
  it.each(combinations)(
    '$name, $variant: the $stack stack has nothing that our own check finds',
    ({ services, stack, extra }) => {
      const { files, findings } = make({ services, ...extra }, stack);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual(
        [],
      );
      expect(files.map(({ path }) => path)).toContain('infra/main.tf');
      expect(checkFiles(files)).toEqual([]);
      // Fabric's provider reads what `source` names when it plans, as Terraform reads files.
      for (const { content } of files.filter(file => /\.tf$/.test(file.path))) {
        expect(content).not.toMatch(/path\.(module|root)\}\/\.\./);
      }
    },
  );

  it('gives products what platform and domain put out, under the same names', () => {
    const outputs = (['platform', 'domain'] as const).flatMap(stack =>
      [
        ...make({ services: all }, stack)
          .read('infra/outputs.tf')
          .matchAll(/^output "(\w+)"/gm),
      ].map(([, name]) => name),
    );
    const variables = [
      ...make({ services: all })
        .read('infra/variables.tf')
        .matchAll(/variable "(\w+)" \{\s+description = "([^"]*)"/g),
    ].filter(([, , description]) =>
      /output of the (platform|domain)/.test(description),
    );
    expect(variables.length).toBeGreaterThan(6);
    expect(outputs).toEqual(
      expect.arrayContaining(variables.map(([, name]) => name)),
    );
  });

  it('never opens a private product, nor leaves it without its own key', () => {
    const terraform = make({ services: all })
      .files.filter(({ path }) => path.endsWith('.tf'))
      .map(({ content }) => content)
      .join('\n');
    expect(terraform).not.toMatch(
      /public_network(_access)?_enabled\s*=\s*true/,
    );
    expect(terraform).not.toMatch(/shared_access_key_enabled\s*=\s*true/);
    for (const type of [
      'azurerm_storage_account" "lake',
      'azurerm_synapse_workspace" "product',
    ]) {
      expect(terraform.split(type)[1].split('\n}\n')[0]).toContain(
        'customer_managed_key',
      );
    }
  });

  it('lets no text of a contract or blueprint become code', () => {
    const { files, read } = make({
      services: all,
      product: {
        name: 'orders',
        domain: 'customer',
        owner: 'group:default/x',
        description: '"${file("/etc/passwd")}"',
        costCenter: '${var.secret}',
      },
      access: [{ group: "x]; DROP TABLE y; --'${1+1}", role: 'owner' }],
    });
    expect(read('infra/main.tf')).toContain('$${var.secret}');
    expect(read('infra/env/prod.tfvars')).toContain("--'$${1+1}");
    expect(read('pipelines/synapse/serverless.sql')).toContain(
      "CREATE LOGIN [x]]; DROP TABLE y; --'${1+1}] FROM",
    );
    expect(read('infra/definitions/powerbi/model.bim')).not.toContain(
      '{{ .Token }}',
    );
    const terraform = files.filter(({ path }) => path.endsWith('.tf'));
    for (const { content } of terraform) {
      expect(content).not.toMatch(/(^|[^$])\$\{file\('x'\)\}/);
    }
  });

  it('masks in the output what the contract closes, and nowhere else', () => {
    const flow = make({ services: all }).read(
      'infra/definitions/datafactory/orders.dataflow',
    );
    expect(flow).toContain('customer_email = sha2(256, customer_email)');
    expect(flow).toContain('line_count = toLong(null())');
    expect(flow).toMatch(/masked sink\([^~]*fileSystem: 'output'/);
    expect(flow).toMatch(/upserts sink\([^~]*fileSystem: 'curated'/);
    const masks = make({ services: all }).read('pipelines/synapse/masks.sql');
    expect(masks).toContain(
      "ALTER COLUMN [customer_email] ADD MASKED WITH (FUNCTION = 'email()')",
    );
    expect(masks).not.toContain('ALTER COLUMN [status]');
    const sql = make({ services: all }).read('pipelines/synapse/dedicated.sql');
    expect(sql).toContain('GRANT UNMASK TO [cleared_readers]');
    expect(sql).not.toMatch(/GRANT SELECT [^;]* TO \[readers\]/);
  });

  it('hashes a closed key, so that rows of the output can still be told apart', () => {
    const { read } = make({ services: all });
    expect(
      read('infra/definitions/datafactory/grosse_der_lager.dataflow'),
    ).toContain('order_id = sha2(256, toString(order_id))');
    expect(read('pipelines/synapse/serverless.sql')).toMatch(
      /\[output\]\.\[grosse_der_lager\][^;]*\[order_id\] NVARCHAR\(64\)/,
    );
  });

  it('reads the table of an input port where the contract names it', () => {
    const { read } = make({ services: all });
    expect(
      read('infra/definitions/datafactory/grosse_der_lager.dataflow'),
    ).toContain("folder as string ('shop_orders')");
    expect(read('infra/processing.tf')).toContain(
      'source = "ls_input_shop_orders"',
    );
  });

  it('takes retention, freshness and availability from the contract', () => {
    const { read } = make({ services: all });
    expect(
      read('infra/definitions/datafactory/orders.retention.dataflow'),
    ).toContain('addDays(currentDate(), -730)');
    expect(read('infra/processing.tf')).toContain(
      'query_time_range_override = "P1D"',
    );
    expect(read('infra/storage.tf')).toMatch(/threshold\s+= 99\.5/);
    const parquet = make({ services: all, tableFormat: 'none' });
    expect(parquet.read('infra/storage.tf')).toContain(
      'output-is-kept-as-promised',
    );
    expect(parquet.files.map(({ path }) => path)).not.toContain(
      'infra/definitions/datafactory/orders.retention.dataflow',
    );
  });

  it('makes a group of each role that a contract names', () => {
    expect(make().read('infra/access.tf')).toMatch(
      /analyst\s+= "reader"\s+steward-x = "developer"/,
    );
  });

  it('starts the pipeline once: by a trigger, a workflow or a DAG', () => {
    const started = (orchestration: 'none' | 'native' | 'airflow') => {
      const { files } = make({
        services: { ...choices['Data Factory'], orchestration },
      });
      const text = files.map(({ content }) => content).join('\n');
      return {
        trigger: text.includes('"azurerm_data_factory_trigger_schedule"'),
        workflow: text.includes('"azapi_resource" "workflow"'),
        dag: text.includes('"fabric_apache_airflow_job"'),
      };
    };
    expect(started('none')).toEqual({
      trigger: true,
      workflow: false,
      dag: false,
    });
    expect(started('native')).toEqual({
      trigger: false,
      workflow: true,
      dag: false,
    });
    expect(started('airflow')).toEqual({
      trigger: false,
      workflow: false,
      dag: true,
    });
  });
});
