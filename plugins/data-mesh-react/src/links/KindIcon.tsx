// SPDX-License-Identifier: Apache-2.0
import { AppIcon } from '@backstage/core-components';
import DataProductIcon from '@material-ui/icons/LayersOutlined';
import PolicyIcon from '@material-ui/icons/GavelOutlined';
import OtherIcon from '@material-ui/icons/CategoryOutlined';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  { root: { display: 'inline-flex' } },
  { name: 'MeshwrightKindIcon' },
);

const FALLBACKS: Record<string, typeof OtherIcon> = {
  dataproduct: DataProductIcon,
  governancepolicy: PolicyIcon,
};

/** Props of {@link KindIcon}. @public */
export interface KindIconProps {
  /** Entity kind, in any case. */
  kind: string;
  className?: string;
}

/** The app's icon of an entity kind; for kinds of the data mesh the app need not name one. @public */
export function KindIcon({ kind, className }: KindIconProps) {
  const classes = useStyles();
  const key = kind.toLocaleLowerCase('en-US');
  return (
    <span className={`${classes.root} ${className ?? ''}`} aria-hidden="true">
      <AppIcon
        id={`kind:${key}`}
        Fallback={FALLBACKS[key] ?? OtherIcon}
        fontSize="inherit"
      />
    </span>
  );
}
