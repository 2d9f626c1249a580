// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import OpenIcon from '@material-ui/icons/LockOpenOutlined';
import LockedIcon from '@material-ui/icons/LockOutlined';
import { sentenceCase } from '../words';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
      verticalAlign: 'top',
    },
    icon: { fontSize: '1.15em', color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightClassification' },
);

/** Props of {@link ClassificationLabel}. @public */
export interface ClassificationLabelProps {
  /** As a descriptor states it: `confidential`. */
  classification: string;
}

/** Who may see data: a lock, open where everybody may, and the word. @public */
export function ClassificationLabel({
  classification,
}: ClassificationLabelProps) {
  const classes = useStyles();
  const Icon =
    classification.toLocaleLowerCase('en-US') === 'public'
      ? OpenIcon
      : LockedIcon;
  return (
    <span className={classes.root}>
      <Icon className={classes.icon} aria-hidden="true" />
      {sentenceCase(classification)}
    </span>
  );
}
