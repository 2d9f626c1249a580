// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import List from '@material-ui/core/List';
import { makeStyles } from '@material-ui/core/styles';
import {
  EmptyState,
  ErrorState,
  Panel,
  PanelSkeleton,
  lineageApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { SearchField } from '../../layout/SearchField';
import { useDraft } from '../../layout/useDraft';
import { useUrlParam } from '../../layout/useUrlParam';
import { placeWords, titleOf } from '../graph/lineageWords';
import { TYPE_ICONS } from '../graph/nodeBoxes';
import { levelOf } from '../panels/ImpactTab';
import { useDatasetPath, useLineagePath } from '../useLineagePath';
import { useFoundStyles } from './foundStyles';
import { LineageBeginnings } from './LineageBeginnings';

const LIMIT = 30;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2), maxWidth: 860 },
    intro: { margin: 0, color: theme.palette.text.secondary },
    more: { padding: theme.spacing(1, 2.5), margin: 0 },
  }),
  { name: 'MeshwrightLineageSearch' },
);

/** Where a person says of what they want to see the lineage. @internal */
export function LineageSearch() {
  const classes = useStyles();
  const foundClasses = useFoundStyles();
  const api = useApi(lineageApiRef);
  const lineagePath = useLineagePath();
  const datasetPath = useDatasetPath();
  const [text, setText] = useUrlParam('q');
  const draft = useDraft(text ?? '', next => setText(next || undefined));
  const words = text?.trim() ?? '';
  const { data, error, loading, retry } = useAsyncData(
    async signal => ({
      words,
      ...(await api.searchLineage({ text: words, limit: LIMIT }, { signal })),
    }),
    [api, words],
    { enabled: words.length > 0 },
  );
  const failed = error !== undefined && !loading;
  // What was found before stays while the next answer is on its way; that nothing was found is true of its words only.
  const found =
    data && (data.items.length > 0 || data.words === words) ? data : undefined;
  return (
    <div className={classes.root}>
      <p className={classes.intro}>
        Where does this come from, and what depends on it? Begin with a data
        product, a dataset or a column.
      </p>
      <SearchField
        value={draft.text}
        label="Search products, datasets and columns"
        placeholder="orders, customer_360, email …"
        onChange={draft.set}
        onCommit={draft.commit}
      />
      {words === '' && <LineageBeginnings />}
      {words !== '' && failed && (
        <ErrorState
          title="The lineage could not be searched"
          error={error}
          onRetry={retry}
        />
      )}
      {words !== '' && !found && loading && (
        <PanelSkeleton title="Found" lines={6} />
      )}
      {words !== '' && !failed && found && found.items.length === 0 && (
        <EmptyState title={`Nothing that you may see is called “${words}”`}>
          Try a part of the name, such as the table without its schema.
        </EmptyState>
      )}
      {words !== '' && !failed && found && found.items.length > 0 && (
        <Panel
          title="Found"
          count={found.more ? undefined : found.items.length}
          flush
        >
          <List aria-label="Found">
            {found.items.map(item => (
              <li key={item.id} className={foundClasses.item}>
                <span className={foundClasses.icon} aria-hidden="true">
                  {TYPE_ICONS[item.type]}
                </span>
                <span className={foundClasses.words}>
                  <Link
                    to={
                      item.type === 'dataset'
                        ? datasetPath(item.id)
                        : lineagePath({
                            node: item.id,
                            level: levelOf(item.id),
                          })
                    }
                  >
                    {item.type === 'column'
                      ? item.name.slice(item.name.lastIndexOf('.') + 1)
                      : titleOf(item)}
                  </Link>
                  <span className={foundClasses.place}>{placeWords(item)}</span>
                </span>
              </li>
            ))}
          </List>
          {found.more && (
            <p className={classes.more}>
              There is more. Type more of the name to find it.
            </p>
          )}
        </Panel>
      )}
    </div>
  );
}
