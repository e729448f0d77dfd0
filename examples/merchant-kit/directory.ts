import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { ApplicationSyncRequest, TenantSyncRequest } from '../../generated/kit-v2/types.ts';

/** The application of a tenant whose users a call is about. `users` is a JSON list. */
export type UserRows = {
  readonly instanceId: string;
  readonly tenantId: string;
  readonly appId: string;
  readonly flag: number;
  readonly users: string;
};

/** The tenant whose departments a call is about. `departments` is a JSON list. */
export type DepartmentRows = {
  readonly instanceId: string;
  readonly tenantId: string;
  readonly departments: string;
};

export type Directory = ReturnType<typeof openDirectory>;

// Columns are named as the platform names its fields. Nothing refers to anything: users may come before their
// department, and an application before its tenant (1.9).
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS tenant (
    instanceId TEXT, tenantId TEXT,
    orderId TEXT NOT NULL, tenantCode TEXT NOT NULL, name TEXT NOT NULL, domainName TEXT NOT NULL,
    PRIMARY KEY (instanceId, tenantId)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS application (
    instanceId TEXT, tenantId TEXT, appId TEXT,
    clientId TEXT NOT NULL, clientSecret TEXT NOT NULL,
    PRIMARY KEY (instanceId, tenantId, appId)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS user (
    instanceId TEXT, tenantId TEXT, appId TEXT, userName TEXT,
    name TEXT NOT NULL, orgCode TEXT NOT NULL, role TEXT NOT NULL, enable TEXT NOT NULL,
    authorized INTEGER NOT NULL,
    PRIMARY KEY (instanceId, tenantId, appId, userName)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS department (
    instanceId TEXT, tenantId TEXT, orgCode TEXT,
    orgName TEXT NOT NULL, parentCode TEXT NOT NULL,
    PRIMARY KEY (instanceId, tenantId, orgCode)
  ) STRICT, WITHOUT ROWID;
`;

const AMONG_USERS = `(instanceId, tenantId, appId) = (:instanceId, :tenantId, :appId)
  AND userName IN (SELECT value ->> 'userName' FROM json_each(:users))`;

/** Milliseconds to wait while another connection writes. */
const BUSY_TIMEOUT = 5_000;

/**
 * Opens the enterprises, their applications, users and departments. Every change is one statement that may be repeated,
 * so a list takes effect as a whole or not at all.
 *
 * @param path a SQLite file, made when it does not exist, or `:memory:`
 * @throws Error when the file can't be opened
 */
export function openDirectory(path: string) {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, allowUnknownNamedParameters: true });
  database.exec(SCHEMA);

  /** @returns runs the statement with the fields that it names */
  function change<Fields extends Record<string, SQLInputValue>>(sql: string): (fields: Fields) => void {
    const statement = database.prepare(sql);
    return (fields) => void statement.run(fields);
  }

  return {
    // A modification concerns nothing but the names; its orderId may be empty (2.1).
    putTenant: change<TenantSyncRequest>(`
      INSERT INTO tenant VALUES (:instanceId, :tenantId, :orderId, :tenantCode, :name, :domainName)
      ON CONFLICT DO UPDATE SET name = :name, domainName = :domainName`),
    removeTenant: change<TenantSyncRequest>(
      'DELETE FROM tenant WHERE (instanceId, tenantId) = (:instanceId, :tenantId)',
    ),

    putApplication: change<ApplicationSyncRequest>(`
      INSERT INTO application VALUES (:instanceId, :tenantId, :appId, :clientId, :clientSecret)
      ON CONFLICT DO UPDATE SET clientId = :clientId, clientSecret = :clientSecret`),
    removeApplication: change<ApplicationSyncRequest>(
      'DELETE FROM application WHERE (instanceId, tenantId, appId) = (:instanceId, :tenantId, :appId)',
    ),

    // Changed data do not give back an authorization that was withdrawn (2.3).
    putUsers: change<UserRows>(`
      INSERT INTO user
      SELECT :instanceId, :tenantId, :appId, value ->> 'userName', value ->> 'name', value ->> 'orgCode',
        value ->> 'role', value ->> 'enable', true
      FROM json_each(:users) WHERE true
      ON CONFLICT DO UPDATE SET name = excluded.name, orgCode = excluded.orgCode, role = excluded.role,
        enable = excluded.enable, authorized = authorized OR :flag = 1`),
    withdrawUsers: change<UserRows>(`UPDATE user SET authorized = false WHERE ${AMONG_USERS}`),
    removeUsers: change<UserRows>(`DELETE FROM user WHERE ${AMONG_USERS}`),

    // The name of a department is spelled in three ways (2.5, 3).
    putDepartments: change<DepartmentRows>(`
      INSERT INTO department
      SELECT :instanceId, :tenantId, value ->> 'orgCode',
        coalesce(value ->> 'orgName', value ->> 'name', value ->> 'OrgName'), coalesce(value ->> 'parentCode', '')
      FROM json_each(:departments) WHERE true
      ON CONFLICT DO UPDATE SET orgName = excluded.orgName, parentCode = excluded.parentCode`),
    removeDepartments: change<DepartmentRows>(`
      DELETE FROM department WHERE (instanceId, tenantId) = (:instanceId, :tenantId)
        AND orgCode IN (SELECT value ->> 'orgCode' FROM json_each(:departments))`),

    close: () => database.close(),
  };
}
