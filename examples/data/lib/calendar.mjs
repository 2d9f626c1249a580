// SPDX-License-Identifier: Apache-2.0

/** Last day of the sample. Every file shows the company as of the end of this day. */
export const TODAY = '2026-09-30';
/** First day with orders. */
export const FIRST_DAY = '2025-10-01';

const DAY = 24 * 60 * 60 * 1000;

const toTime = text =>
  Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text);

/** The day of a date or timestamp, `2026-09-30`. */
export const dayOf = text => text.slice(0, 10);

/** A date some days later, or earlier where `days` is negative. */
export const addDays = (day, days) =>
  new Date(toTime(day) + days * DAY).toISOString().slice(0, 10);

/** A timestamp some seconds later. */
export const addSeconds = (timestamp, seconds) =>
  `${new Date(toTime(timestamp) + seconds * 1000).toISOString().slice(0, 19)}Z`;

/** Whole days from one date or timestamp to another. */
export const daysBetween = (from, to) =>
  Math.floor((toTime(dayOf(to)) - toTime(dayOf(from))) / DAY);

/** A timestamp on a day, from 7 in the morning to 10 in the evening. */
export const momentOn = (day, random) =>
  addSeconds(day, random.integer(7 * 3600, 22 * 3600));

/** A day between two days, both included. */
export const dayBetween = (from, to, random) =>
  addDays(from, random.integer(0, daysBetween(from, to)));

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = text =>
  (new Date(toTime(dayOf(text))).getUTCDay() + 6) % 7;

/** Week of ISO 8601, `2026-W38`. */
export function isoWeek(day) {
  const thursday = addDays(day, 3 - weekdayOf(day));
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
