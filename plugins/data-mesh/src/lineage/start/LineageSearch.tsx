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

const LIMIT = 30;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2), maxWidth: 860 },
    intro: { margin: 0, color: theme.palette.text.secondary },
    item: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      padding: theme.spacing(1, 2.5),
      minWidth: 0,
      '&:hover': { backgroundColor: theme.palette.action.hover },
    },
    icon: {
      flex: 'none',
      display: 'flex',
      fontSize: 20,
      color: theme.palette.text.secondary,
      '& svg': { width: 20, height: 20 },
    },
    words: { minWidth: 0, overflowWrap: 'anywhere' },
    place: {
      ...theme.typography.caption,
      display: 'block',
      color: theme.palette.text.secondary,
    },
    more: { padding: theme.spacing(1, 2.5), margin: 0 },
  }),
  { name: 'MeshwrightLineageSearch' },
);

/** Where a person says of what they want to see the lineage. @internal */
export function LineageSearch() {
  const classes = useStyles();
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
      {words === '' && (
        <EmptyState title="Nothing is chosen yet">
          Type a part of a name. The lineage of a product or a contract is on a
          tab of its page as well.
        </EmptyState>
      )}
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
              <li key={item.id} className={classes.item}>
                <span className={classes.icon} aria-hidden="true">
                  {TYPE_ICONS[item.type]}
                </span>
                <span className={classes.words}>
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
                  <span className={classes.place}>{placeWords(item)}</span>
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
