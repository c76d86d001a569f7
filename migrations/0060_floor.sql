-- The floor of a session: the talk queue's log, what a table plan must keep, and statements with their answers.
-- Rows of this room; the record holds digests only.
create table deliberate.talk (
  session  text not null,
  position integer not null,
  event    jsonb not null,
  by       text not null,
  at       timestamptz not null,
  primary key (session, position)
);

-- Who must sit together, apart or near the door, kept so that a plan can be solved again when somebody comes late.
create table deliberate.table_wish (
  session text not null,
  round   integer not null,
  wishes  jsonb not null,
  primary key (session, round)
);

create table deliberate.statements (
  session text primary key,
  opened  timestamptz not null,
  closed  timestamptz,
  -- In the digest of the answers, so that nobody can find them by trying.
  salt    text not null,
  result  jsonb
);

create table deliberate.statement (
  session  text not null,
  id       text not null,
  number   integer not null,
  words    text not null,
  author   text,
  seed     boolean not null,
  at       timestamptz not null,
  out      text,
  primary key (session, id),
  unique (session, number)
);

create table deliberate.answer (
  id        text primary key,
  position  bigint generated always as identity,
  session   text not null,
  statement text not null,
  pseudonym text not null,
  choice    text not null check (choice in ('agree', 'disagree', 'pass')),
  matters   boolean not null,
  at        timestamptz not null
);
create index on deliberate.answer (session, pseudonym);

-- What was shown to whom, and how likely that was.
create table deliberate.impression (
  session    text not null,
  pseudonym  text not null,
  statement  text not null,
  propensity text not null,
  position   integer not null,
  at         timestamptz not null,
  primary key (session, pseudonym, statement)
);
