// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import Tooltip from '@material-ui/core/Tooltip';
import { describeRelativeTime, describeTimeSince } from './relativeTime';

const RENEW_MS = 60_000;

/** Props of {@link RelativeTime}. @public */
export interface RelativeTimeProps {
  /** ISO 8601. A text that is no time is shown as it is. */
  value: string;
  /** `ago`: how long ago it was. `lasting`: how long it has lasted, for "for 3 hours". */
  form?: 'ago' | 'lasting';
}

/** A time as people say it, with the exact one on hover and for machines. @public */
export function RelativeTime({ value, form = 'ago' }: RelativeTimeProps) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), RENEW_MS);
    return () => clearInterval(timer);
  }, []);

  const time = new Date(value);
  if (Number.isNaN(time.getTime())) {
    return <span>{value}</span>;
  }
  const exact = time.toLocaleString('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return (
    <Tooltip title={exact}>
      <time dateTime={time.toISOString()}>
        {form === 'lasting'
          ? describeTimeSince(time, now)
          : describeRelativeTime(time, now)}
      </time>
    </Tooltip>
  );
}
