// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type { GovernancePolicyDetail } from '@meshwright/plugin-data-mesh-common';
import {
  SectionTabs,
  StateBanner,
  governanceApiRef,
  sectionPanelProps,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { RefChip } from '../../header/RefChip';
import { NotLoaded } from '../../layout/NotLoaded';
import { useUrlParam } from '../../layout/useUrlParam';
import { ChangePolicy } from '../editor/ChangePolicy';
import { usePolicyPaths } from '../policyPaths';
import { PolicyWaivers } from '../waivers/PolicyWaivers';
import { PolicyFacts } from './PolicyFacts';
import { PolicyFailures } from './PolicyFailures';
import { PolicyRules } from './PolicyRules';
import { PolicyText } from './PolicyText';

const TABS = ['rules', 'failing', 'change', 'waivers', 'text'] as const;
type Tab = (typeof TABS)[number];

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(3),
    },
    // In a line of text a link is told by more than its colour.
    crumb: {
      ...theme.typography.body2,
      '& a': { textDecoration: 'underline' },
    },
    title: {
      ...theme.typography.h5,
      margin: 0,
      fontWeight: 600,
      overflowWrap: 'anywhere',
    },
    purpose: {
      ...theme.typography.body1,
      color: theme.palette.text.secondary,
      margin: 0,
      maxWidth: '80ch',
    },
    list: { margin: theme.spacing(0.5, 0, 0), paddingLeft: theme.spacing(2.5) },
  }),
  { name: 'MeshwrightPolicyView' },
);

/** A policy: its rules, who fails it, what a change of it would do, waivers, and its text. @internal */
export function PolicyView(props: { name: string; inCatalog?: boolean }) {
  const { name, inCatalog } = props;
  const classes = useStyles();
  const api = useApi(governanceApiRef);
  const paths = usePolicyPaths();
  const [wanted, choose] = useUrlParam('tab');
  const tab: Tab = TABS.find(each => each === wanted) ?? 'rules';
  const { data, error, retry } = useAsyncData(
    signal => api.getPolicy(name, { signal }),
    [api, name],
    { subject: name },
  );
  if (!data) {
    return (
      <NotLoaded
        of={{ error, retry }}
        title={name}
        lines={8}
        failed="This policy cannot be shown"
        variant="page"
        action={<Link to={paths.list}>All policies</Link>}
      />
    );
  }
  return (
    <div className={classes.root}>
      {inCatalog && <p className={classes.purpose}>{data.purpose}</p>}
      {!inCatalog && (
        <div>
          <div className={classes.crumb}>
            <Link to={paths.list}>Policies</Link> /{' '}
            {data.domain ? (
              <RefChip entityRef={data.domain} kind="domain" />
            ) : (
              'all domains'
            )}
          </div>
          <h2 className={classes.title}>{data.title}</h2>
          <p className={classes.purpose}>{data.purpose}</p>
        </div>
      )}
      <Problems policy={data} />
      <PolicyFacts policy={data} />
      <SectionTabs<Tab>
        id="policy"
        label="Parts of the policy"
        chosen={tab}
        onChoose={next => choose(next === 'rules' ? undefined : next)}
        tabs={[
          { key: 'rules', title: 'Rules' },
          {
            key: 'failing',
            title: 'Who fails',
            count: data.counts.fail + data.counts.error,
          },
          { key: 'change', title: 'What if' },
          { key: 'waivers', title: 'Waivers' },
          { key: 'text', title: 'Text' },
        ]}
      />
      <div {...sectionPanelProps('policy', tab)}>
        {tab === 'rules' && <PolicyRules policy={data} />}
        {tab === 'failing' && <PolicyFailures policy={data.name} />}
        {tab === 'change' && <ChangePolicy policy={data} />}
        {tab === 'waivers' && <PolicyWaivers policy={data.name} />}
        {tab === 'text' && <PolicyText policy={data} />}
      </div>
    </div>
  );
}

function Problems({ policy }: { policy: GovernancePolicyDetail }) {
  const classes = useStyles();
  const { errors, conflicts, examples } = policy;
  const broken = examples.filter(({ ok }) => !ok);
  return (
    <>
      {errors.length > 0 && (
        <StateBanner state="error">
          This policy is not asked, because it has errors.
          <ul className={classes.list}>
            {errors.map(message => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </StateBanner>
      )}
      {conflicts.length > 0 && (
        <StateBanner state="warning">
          It is in conflict with global policies, which stay in force.
          <ul className={classes.list}>
            {conflicts.map(message => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </StateBanner>
      )}
      {broken.length > 0 && (
        <StateBanner state="warning">
          {broken.length} of its {examples.length} examples do not come out as
          they should: it may not ask what it means.
        </StateBanner>
      )}
    </>
  );
}
