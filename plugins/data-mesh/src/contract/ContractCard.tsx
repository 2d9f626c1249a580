// SPDX-License-Identifier: Apache-2.0
import {
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
} from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import {
  EntityRefLinks,
  getEntityRelations,
  useEntity,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  ContractSummary,
  CutList,
  EmptyState,
  Facts,
  Panel,
  plural,
  useContractDocument,
} from '@meshwright/plugin-data-mesh-react';
import { contractPath } from './contractPath';
import { definitionOf, fileNameOf } from './definitionOf';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    table: { display: 'flex', gap: theme.spacing(1) },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightContractCard' },
);

/** A contract at a glance: what it is, what is in it, who offers and who reads it. @internal */
export function ContractCard() {
  const classes = useStyles();
  const { entity } = useEntity();
  const entityPath = useEntityRefLink();
  const document = definitionOf(entity);
  const result = useContractDocument(document, fileNameOf(entity));
  const path = entityPath(entity);
  const providers = getEntityRelations(entity, RELATION_API_PROVIDED_BY);
  const consumers = getEntityRelations(entity, RELATION_API_CONSUMED_BY);
  const tables = result.contract?.schema ?? [];
  return (
    <Panel
      title="Data contract"
      action={<Link to={contractPath(path)}>Open the contract</Link>}
    >
      <div className={classes.root}>
        <ContractSummary
          result={result}
          problemsHref={contractPath(path, { section: 'document' })}
        />
        <Facts
          facts={[
            {
              label: 'Offered by',
              value:
                providers.length > 0 ? (
                  <EntityRefLinks entityRefs={providers} />
                ) : (
                  'No product'
                ),
            },
            {
              label: 'Read by',
              value:
                consumers.length > 0 ? (
                  <CutList
                    items={consumers}
                    keyOf={({ kind, namespace, name }) =>
                      `${kind}:${namespace}/${name}`
                    }
                    what="consumers"
                    render={ref => <EntityRefLinks entityRefs={[ref]} />}
                  />
                ) : (
                  'No product'
                ),
            },
            {
              label: 'Tables',
              value: tables.length > 0 && (
                <CutList
                  items={tables}
                  keyOf={({ path: place }) => place}
                  what="tables"
                  render={({ name, properties }) => (
                    <span className={classes.table}>
                      <Link
                        to={contractPath(path, {
                          section: 'schema',
                          column: name,
                        })}
                      >
                        {name}
                      </Link>
                      <span className={classes.quiet}>
                        {plural(properties.length, 'column', 'columns')}
                      </span>
                    </span>
                  )}
                />
              ),
            },
          ]}
        />
        {!document && (
          <EmptyState title="No contract document">
            This entity has no “definition”. Put the data contract there as
            text.
          </EmptyState>
        )}
      </div>
    </Panel>
  );
}
