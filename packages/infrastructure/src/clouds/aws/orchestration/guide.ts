// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';
import { productName } from '../terms/names';
import { steps } from './steps';

const nameOf = ({ blueprint }: GenerationContext) =>
  productName(blueprint, blueprint.environments[0] ?? { name: 'dev' });

/** How to run Step Functions, what they cost, how to recover them. @internal */
export function stepFunctionsGuide(context: GenerationContext): ServiceGuide {
  const name = nameOf(context);
  const { schedule } = context.blueprint;
  const row = [
    ...steps(context).map(step => step.name.replace(/List$/, '')),
    'Announce',
  ];
  return {
    title: 'AWS Step Functions',
    run: `The state machine \`${name}-pipeline\` goes through ${row.join(
      ' → ',
    )}. EventBridge Scheduler starts it (\`${
      schedule.cron
    }\`, UTC); its definition is \`infra/definitions/pipeline.asl.json\`.

- Start a run: \`aws stepfunctions start-execution --state-machine-arn ARN --input '{}'\`, with the ARN that \`terraform output state_machine_arn\` gives.
- Watch it in the console: inputs and outputs of steps stay out of the logs, since they may carry data.
- Other products hear of a run that succeeded by the event \`Data product updated\` of the source \`data-mesh\` on the default bus.
- Check a change of the definition: \`aws stepfunctions validate-state-machine-definition --definition file://infra/definitions/pipeline.asl.json\`.`,
    cost: `A thousand transitions cost 0.025 USD; waiting for the warehouse and for evaluations is a few transitions a minute. Jobs themselves count at their own service.`,
    recover: `- **A run failed:** the message of the alert names the step and the reason. Mend it, then \`aws stepfunctions redrive-execution --execution-arn ARN\`: it goes on from the step that failed.
- **A change was wrong:** every apply publishes a version. Point the alias \`live\` back: \`aws stepfunctions update-state-machine-alias\`.
- **The clock could not start it:** the alarm \`not-started\` tells; the request lies in the queue \`${name}-undelivered\` for 14 days. Start the run by hand and purge the queue.
- **A run hangs:** it is ended after twice the time of the blueprint; sooner by \`aws stepfunctions stop-execution\`.`,
  };
}

/** How to run Airflow, what it costs, how to recover it. @internal */
export function airflowGuide(context: GenerationContext): ServiceGuide {
  const name = nameOf(context);
  const { domain } = context.blueprint.product;
  return {
    title: 'Apache Airflow on Amazon MWAA',
    run: `Airflow runs once for the domain ${domain}, in the domain stack: it takes half an hour to make, and products come and go without it. This stack puts \`orchestration/airflow/product_dag.py\` and a \`product.json\` of what the product has into the domain's bucket, below \`dags/${name}/\`; the DAG is \`${name.replace(
      /-/g,
      '_',
    )}\`.

- Its tasks step into the role \`${name}-airflow-tasks\`: the DAG of one product can do nothing to another.
- Start a run: in the web server, which is ${
      context.blueprint.network.private
        ? 'reached from the network of the domain'
        : 'reached from the internet, by people of IAM'
    }, or \`airflow dags trigger\` by \`aws mwaa create-cli-token\`.
- Other DAGs can wait for the dataset \`data-product://${domain}/${
      context.blueprint.product.name
    }\`.`,
    cost: `The environment costs by the hour whether it works or not, and is shared by the domain; workers come and go by load. Step Functions is the cheaper choice for a domain of few products.`,
    recover: `- **A task failed:** clear it in the web server; it and what follows run again. Writing is by key, so that a task that runs twice changes nothing.
- **The DAG is broken:** \`git revert\` and apply. Import errors stand in the web server and in the log group \`airflow-…-DAGProcessing\`.
- **The environment is broken:** DAGs come from repositories and the history from a database that MWAA backs up itself. Apply the domain stack again with \`-replace=aws_mwaa_environment.domain\`, then each product's; history starts anew.
- **Region lost:** apply the domain stack in the recovery region; nothing but history is lost.`,
  };
}
