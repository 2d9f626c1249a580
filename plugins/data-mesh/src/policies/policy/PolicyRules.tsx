// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type {
  GovernancePolicyDetail,
  GovernanceRule,
} from '@meshwright/plugin-data-mesh-common';
import {
  CodeBlock,
  DataTable,
  EmptyState,
  Facts,
  Panel,
  Prose,
  StateLabel,
} from '@meshwright/plugin-data-mesh-react';
import { SEVERITY_WORDS } from '../policyWords';
import { AccessRules } from './AccessRules';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    rule: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1),
      padding: theme.spacing(2, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    title: {
      ...theme.typography.body2,
      fontWeight: 600,
      margin: 0,
      overflowWrap: 'anywhere',
    },
    quiet: { color: theme.palette.text.secondary, fontWeight: 'normal' },
  }),
  { name: 'MeshwrightPolicyRules' },
);

const OUTCOMES = {
  pass: 'passes',
  fail: 'fails',
  'not-applicable': 'is not bound',
};

/** The rules of a policy with message, reason and fix, and its examples. @internal */
export function PolicyRules({ policy }: { policy: GovernancePolicyDetail }) {
  const classes = useStyles();
  const { ruleDetails, accessRules, examples, parameters, when, description } =
    policy;
  return (
    <div className={classes.root}>
      {description && <Prose>{description}</Prose>}
      {accessRules.length > 0 && <AccessRules rules={accessRules} />}
      {(ruleDetails.length > 0 || accessRules.length === 0) && (
        <Panel title="Rules" count={ruleDetails.length} flush>
          {ruleDetails.length === 0 ? (
            <EmptyState title="No rule can be read">
              The errors above say what is wrong with its text.
            </EmptyState>
          ) : (
            <ul className={classes.list}>
              {ruleDetails.map(rule => (
                <Rule key={rule.id} rule={rule} />
              ))}
            </ul>
          )}
        </Panel>
      )}
      {when && (
        <Panel title="Binds only where">
          <CodeBlock text={when} what="the condition" />
        </Panel>
      )}
      {parameters.length > 0 && (
        <Panel title="Parameters" count={parameters.length}>
          <Facts
            facts={parameters.map(({ name, value, description: about }) => ({
              label: name,
              value: `${JSON.stringify(value)}${about ? ` · ${about}` : ''}`,
            }))}
          />
        </Panel>
      )}
      <Panel title="Examples" count={examples.length} flush>
        {examples.length === 0 ? (
          <EmptyState title="No examples">
            Examples that must pass and fail show what a policy means, and that
            it does it.
          </EmptyState>
        ) : (
          <DataTable
            label="Examples"
            rows={examples}
            keyOf={({ name }, index) => `${index} ${name}`}
            columns={[
              { id: 'name', label: 'Example', render: ({ name }) => name },
              {
                id: 'expect',
                label: 'It',
                render: ({ expect }) => OUTCOMES[expect],
              },
              {
                id: 'result',
                label: 'Result',
                render: ({ ok, message }) => (
                  <StateLabel state={ok ? 'ok' : 'error'}>
                    {ok ? 'As it should' : message}
                  </StateLabel>
                ),
              },
            ]}
          />
        )}
      </Panel>
    </div>
  );
}

function Rule({ rule }: { rule: GovernanceRule }) {
  const classes = useStyles();
  return (
    <li className={classes.rule}>
      <h3 className={classes.title}>
        {rule.title}{' '}
        <span className={classes.quiet}>
          {rule.id} · {SEVERITY_WORDS[rule.severity]}
          {!rule.waivable && ' · nobody is let off'}
        </span>
      </h3>
      <Facts
        facts={[
          { label: 'Says', value: rule.message },
          { label: 'Why', value: rule.reason },
          {
            label: 'To mend it',
            value: rule.fix && (
              <>
                {rule.fix}
                {rule.mechanical && ' A machine can do it.'}
              </>
            ),
          },
          { label: 'Applies where', value: rule.when },
          { label: 'For each of', value: rule.each },
        ]}
      />
      <CodeBlock text={rule.check} what={`the check of ${rule.title}`} />
    </li>
  );
}
