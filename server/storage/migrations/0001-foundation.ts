import { sql, type Kysely, type Migration } from 'kysely';

/** Associations, desks, records in server order, the log of operations, and the slots that appointments hold. */
export const foundation: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`create extension if not exists btree_gist`.execute(database);
    await sql`
      create table association (
        id uuid primary key,
        epoch integer not null default 1,
        generation integer not null default 1,
        high bigint not null default 0,
        created_at timestamptz not null
      )`.execute(database);
    await sql`
      create table device (
        association_id uuid not null references association,
        id uuid not null,
        desk_code text not null check (desk_code ~ '^[0-9]{2}$'),
        name text not null,
        token_hash text not null unique,
        last_mid bigint not null default 0,
        enrolled_at timestamptz not null,
        primary key (association_id, id),
        -- Leased once, never again: reference numbers on paper carry it.
        unique (association_id, desk_code)
      )`.execute(database);
    await sql`
      create table enrolment_code (
        code_hash text primary key,
        association_id uuid not null references association,
        expires_at timestamptz not null,
        used_at timestamptz
      )`.execute(database);
    await sql`
      create table record (
        association_id uuid not null references association,
        table_name text not null,
        id text not null,
        scope text not null,
        revision integer not null,
        seq bigint not null,
        fields jsonb not null,
        field_revisions jsonb not null,
        primary key (association_id, table_name, id)
      )`.execute(database);
    await sql`create unique index record_in_order on record (association_id, scope, seq)`.execute(database);
    await sql`
      create table scope_exit (
        association_id uuid not null references association,
        scope text not null,
        table_name text not null,
        record_id text not null,
        seq bigint not null,
        primary key (association_id, scope, table_name, record_id)
      )`.execute(database);
    await sql`create index scope_exit_in_order on scope_exit (association_id, scope, seq)`.execute(database);
    await sql`
      create table operation (
        association_id uuid not null,
        device_id uuid not null,
        mid bigint not null,
        body jsonb not null,
        outcome text not null,
        reason text,
        received_at timestamptz not null,
        primary key (association_id, device_id, mid),
        foreign key (association_id, device_id) references device
      )`.execute(database);
    await sql`
      create table overwritten_value (
        association_id uuid not null,
        device_id uuid not null,
        mid bigint not null,
        table_name text not null,
        record_id text not null,
        field text not null,
        value jsonb not null,
        written_by text not null,
        written_in_revision integer not null,
        primary key (association_id, device_id, mid, field)
      )`.execute(database);
    await sql`
      create table booked_slot (
        association_id uuid not null references association,
        appointment_id text not null,
        resource_id text not null,
        period tstzrange not null,
        primary key (association_id, appointment_id),
        exclude using gist (association_id with =, resource_id with =, period with &&)
      )`.execute(database);
  },
};
