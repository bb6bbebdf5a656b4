import { sql, type Kysely } from 'kysely';
import type { ServerDatabase } from './schema.ts';

/** The role without any privilege of its own under which requests are answered: it reads and writes rows, and changes no table. */
export const REQUEST_ROLE = 'istiqbal_server';

/** The association whose rows a connection may see; empty for none. */
const current = sql.raw(`nullif(current_setting('app.association', true), '')::uuid`);

/**
 * Puts every table that belongs to associations, also one that a later migration adds, under row-level security: a
 * connection sees and writes only the rows of the association it was bound to, and none while it is bound to none. FORCE
 * makes it hold for the tables' owner too.
 */
export async function enforceRowSecurity(database: Kysely<ServerDatabase>): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // Servers that start at once would get in each other's way.
    await sql`select pg_advisory_xact_lock(2)`.execute(transaction);
    await makeRequestRole(transaction);
    for (const { name, isForced } of await protectedTables(transaction)) {
      if (isForced) continue;
      const isOwn =
        name === 'association'
          ? sql`id = ${current} or current_setting('app.founding', true) = 'on'`
          : sql`association_id = ${current}`;
      await protect(transaction, name, isOwn);
    }
  });
}

/** Lets the tables' owner see all rows while he migrates them; `enforceRowSecurity` ends it. */
export async function relaxRowSecurity(database: Kysely<ServerDatabase>): Promise<void> {
  for (const { name, isForced } of await protectedTables(database)) {
    if (isForced) await sql`alter table ${sql.table(name)} no force row level security`.execute(database);
  }
}

/** Every table that belongs to associations, and whether its owner is bound by its policy. */
export async function protectedTables(
  database: Kysely<ServerDatabase>,
): Promise<{ readonly name: string; readonly isForced: boolean }[]> {
  const { rows } = await sql<{ name: string; isForced: boolean }>`
    select relname as name, relforcerowsecurity as "isForced"
    from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r'
      and (relname = 'association' or exists (
        select from pg_attribute where attrelid = pg_class.oid and attname = 'association_id' and not attisdropped))
    order by relname`.execute(database);
  return rows;
}

async function protect(database: Kysely<ServerDatabase>, table: string, isOwn: ReturnType<typeof sql>): Promise<void> {
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security`.execute(database);
  await sql`alter table ${name} force row level security`.execute(database);
  await sql`drop policy if exists own_association on ${name}`.execute(database);
  await sql`create policy own_association on ${name} using (${isOwn}) with check (${isOwn})`.execute(database);
}

/**
 * The account owns the tables, and a superuser may pass over policies besides: both lay their powers down in favour of this role. An
 * account that may not make roles works without it, and is bound by the policies as an owner is.
 */
async function makeRequestRole(database: Kysely<ServerDatabase>): Promise<void> {
  const role = sql.raw(REQUEST_ROLE);
  await sql`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then
        create role ${role} nologin nosuperuser nobypassrls;
      end if;
      -- Whoever makes a role may not take it on yet.
      if not pg_has_role(current_user, '${role}', 'USAGE') then
        grant ${role} to current_user;
      end if;
    exception when insufficient_privilege or duplicate_object or unique_violation then null;
    end $$`.execute(database);
  const { rows } = await sql`select from pg_roles where rolname = ${REQUEST_ROLE}`.execute(database);
  if (rows.length === 0) return;
  const schema = sql.id(
    (await sql<{ name: string }>`select current_schema() as name`.execute(database)).rows[0]?.name ?? 'public',
  );
  await sql`grant usage on schema ${schema} to ${role}`.execute(database);
  await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`.execute(database);
  // The list of migrations is nobody's but who migrates; a backup names them.
  await sql`revoke insert, update, delete on kysely_migration, kysely_migration_lock from ${role}`.execute(database);
}

/** Lets a transaction look at all associations, to find or found the one that this server serves. */
export const mayFound = sql`select set_config('app.founding', 'on', true)`;
