-- The public record: facts are written once and read for ever.
create schema record;

create table record.head (
  one       boolean primary key default true check (one),
  position  bigint  not null check (position >= 0)
);
comment on table record.head is 'One row, locked by every act: positions are dense and in commit order.';
insert into record.head (position) values (0);

create table record.act (
  id        text        primary key,
  verb      text        not null,
  actor     text        not null,
  key       text        not null,
  command   text        not null,
  at        timestamptz not null,
  first     bigint      not null,
  last      bigint      not null,
  constraint a_key_does_one_thing_for_an_actor unique (actor, key),
  constraint an_act_ends_after_it_begins check (last >= first - 1)
);

create table record.fact (
  position  bigint      primary key,
  act       text        not null references record.act (id),
  stream    text        not null,
  version   integer     not null check (version >= 1),
  type      text        not null,
  at        timestamptz not null,
  day       date        not null,
  leaf      text        not null,
  constraint one_fact_for_each_version_of_a_stream unique (stream, version)
);
create index fact_by_act on record.fact (act);
create index fact_by_day on record.fact (day, position);

create table record.text (
  ref       text primary key check (ref ~ '^[0-9a-f]{64}$'),
  position  bigint not null references record.fact (position),
  name      text not null,
  salt      bytea not null,
  words     text not null
);
create index text_by_position on record.text (position);

create table record.title (
  stream    text primary key,
  ref       text not null
);
comment on table record.title is 'Folded from facts: which text is the title of a stream. Rebuilt with the views.';

create table record.leaf (
  position  bigint primary key,
  hash      bytea  not null
);
comment on table record.leaf is 'Leaf hashes in order (RFC 6962), filled outside the lock.';

create table record.checkpoint (
  origin    text        not null,
  size      bigint      not null,
  root      bytea       not null,
  note      text        not null,
  at        timestamptz not null,
  primary key (origin, size)
);

create table record.log (
  number    integer primary key,
  origin    text    not null unique,
  first     bigint  not null,
  cites     text
);
comment on table record.log is 'Logs of this installation; a new one begins only when an operator says that an older checkpoint is lost.';

create table record.cursor (
  reactor   text   primary key,
  position  bigint not null
);

create table record.parked (
  reactor   text        not null,
  stream    text        not null,
  position  bigint      not null,
  why       text        not null,
  at        timestamptz not null,
  primary key (reactor, position)
);

create table record.view_version (
  name      text    primary key,
  version   integer not null
);

create table record.blob (
  digest     text        primary key check (digest ~ '^[0-9a-f]{64}$'),
  media_type text        not null,
  name       text        not null,
  bytes      bytea       not null,
  at         timestamptz not null,
  constraint a_file_is_at_most_twenty_megabytes check (octet_length(bytes) <= 20 * 1024 * 1024)
);

create function record.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The record is written once: % on %.% is refused', tg_op, tg_table_schema, tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;

create trigger facts_are_written_once before update or delete on record.fact
  for each row execute function record.refuse_change();
create trigger facts_are_never_emptied before truncate on record.fact
  for each statement execute function record.refuse_change();
create trigger acts_are_written_once before update or delete on record.act
  for each row execute function record.refuse_change();
create trigger acts_are_never_emptied before truncate on record.act
  for each statement execute function record.refuse_change();
create trigger texts_are_never_rewritten before update on record.text
  for each row execute function record.refuse_change();
create trigger texts_are_never_emptied before truncate on record.text
  for each statement execute function record.refuse_change();

create function record.refuse_silent_erasure() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('plenaria.erasing', true), '') <> 'yes' then
    raise exception 'A text is deleted only by erase, which writes a fact'
      using errcode = 'integrity_constraint_violation';
  end if;
  return old;
end $$;
create trigger texts_are_deleted_by_erase_only before delete on record.text
  for each row execute function record.refuse_silent_erasure();
