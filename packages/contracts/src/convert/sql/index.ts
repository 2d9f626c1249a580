// SPDX-License-Identifier: Apache-2.0
export { chooseDialect, dialectOf, toSqlDdl } from './ddl';
