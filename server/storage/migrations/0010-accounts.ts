import { sql, type Kysely, type Migration } from 'kysely';

/** What people sign in with, who is signed in where, what a desk serves, and the chain of what was done. */
export const accounts: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`
      alter table device
        add column sections text[] not null default '{MEN,WOMEN,FAMILY}',
        -- Opens the desk's ring; given only to a person who is signed in at it.
        add column secret bytea,
        add column generation integer not null default 0,
        add column last_seen_at timestamptz,
        add column revoked_at timestamptz,
        -- How far the desk's own audit chain has arrived.
        add column audit_number bigint not null default 0,
        add column audit_hash text`.execute(database);
    await sql`alter table enrolment_code add column sections text[] not null default '{MEN,WOMEN,FAMILY}'`.execute(
      database,
    );
    await sql`
      create table account (
        association_id uuid not null references association,
        user_id text not null,
        proof_salt bytea,
        proof_hash bytea,
        secret_kind text check (secret_kind in ('pin', 'passphrase')),
        activation_hash text,
        activation_expires_at timestamptz,
        failures integer not null default 0,
        blocked_until timestamptz,
        public_key text,
        sealed_private_key text,
        primary key (association_id, user_id)
      )`.execute(database);
    await sql`
      create table session (
        association_id uuid not null,
        device_id uuid not null,
        user_id text not null,
        -- Null once the session was ended; the row still says who has worked at which desk.
        token_hash text unique,
        opened_at timestamptz not null,
        primary key (association_id, device_id, user_id),
        foreign key (association_id, device_id) references device
      )`.execute(database);
    await sql`
      create table audit (
        association_id uuid not null references association,
        number bigint not null,
        at timestamptz not null,
        device_id uuid,
        user_id text,
        kind text not null,
        facts json not null,
        previous text not null,
        hash text not null,
        primary key (association_id, number)
      )`.execute(database);
    await sql`
      create function refuse_rewriting() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit is only ever added to';
      end $$`.execute(database);
    await sql`
      create trigger audit_is_append_only before update or delete on audit
      for each row execute function refuse_rewriting()`.execute(database);
    await sql`
      create trigger audit_is_never_emptied before truncate on audit
      for each statement execute function refuse_rewriting()`.execute(database);
  },
};
