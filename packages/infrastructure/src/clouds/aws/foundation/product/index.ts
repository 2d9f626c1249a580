// SPDX-License-Identifier: Apache-2.0
import type {
  Contribution,
  GenerationContext,
} from '../../../../generate/types';
import { type Block, blocks, expr } from '../../../../hcl';
import { UNKNOWN_ACCOUNT } from '../../terms/names';
import { fillIn } from '../fillIn';
import { alerts } from './alerts';
import { base } from './base';
import { dataLoss } from './dataLoss';
import { encryption } from './encryption';
import { network } from './network';
import { people } from './people';
import { sandbox } from './sandbox';

/** Says so, without stopping a plan, as long as nobody told the product where its domain is. */
const filledIn: Block = {
  type: 'check',
  labels: ['filled_in'],
  body: {
    assert: blocks({
      condition: expr(`var.account_id != "${UNKNOWN_ACCOUNT}"`),
      error_message:
        'The file of variables still has placeholders: scripts/fill_in.py takes what the domain stack made.',
    }),
  },
};

/** What every product has: key, network, alarms, budget, roles of people, sandbox, search for personal data. @internal */
export function productFoundation(context: GenerationContext): Contribution {
  const { services, network: wish } = context.blueprint;
  const hasInterfaces = services.processing !== 'none' || services.warehouse;
  return {
    terraform: {
      main: [...base(context), filledIn],
      encryption: encryption(context),
      network: hasInterfaces ? network(!wish.private) : [],
      monitoring: alerts(context),
      access: people(context),
      sandbox: sandbox(context),
      data_loss_prevention: dataLoss(context),
    },
    files: fillIn,
    outputs: [
      {
        name: 'alerts_topic_arn',
        value: 'aws_sns_topic.alerts.arn',
        description: 'Topic that alarms and budgets go to.',
      },
    ],
  };
}
