-- Precious tables of the rooms: what is not a fact. Each room has a schema of its own; views folded from facts live in
-- <room>_view and are made by the program.
create schema recruit;
create table recruit.applicant (
  pseudonym text primary key,
  seats     text not null,
  person    text not null references people.person (id) on delete cascade,
  route     text not null,
  features  jsonb not null,
  household text,
  needs     text not null default '',
  salt      bytea not null,
  by        text,
  at        timestamptz not null
);
create index applicant_by_seats on recruit.applicant (seats);
create unique index one_application_for_each_person on recruit.applicant (seats, person);

create table recruit.invitation (
  id        text primary key,
  seats     text not null,
  route     text not null,
  address   text not null,
  enrolled  text,
  sent      timestamptz not null
);
create index invitation_by_seats on recruit.invitation (seats, route);

create schema deliberate;
create table deliberate.note (
  session   text not null,
  round     integer not null,
  board     integer not null,
  line      integer not null,
  words     text not null,
  at        timestamptz not null,
  primary key (session, round, board, line)
);
create table deliberate.arrival (
  session   text not null,
  pseudonym text not null,
  at        timestamptz not null,
  primary key (session, pseudonym)
);

create schema decide;
create table decide.ballot (
  decision  text not null,
  voter     text not null,
  channel   text not null check (channel in ('page', 'code', 'paper')),
  choices   jsonb not null,
  batch     text,
  at        timestamptz not null,
  primary key (decision, voter)
);
comment on table decide.ballot is 'Confidential ballots: staff with access to the database could see them, and the page says so.';
create table decide.paper (
  decision  text not null,
  batch     text not null,
  counter   text not null,
  papers    jsonb not null,
  at        timestamptz not null,
  primary key (decision, batch, counter)
);

create schema respond;
create table respond.draft (
  debtor    text not null,
  duty      text not null,
  typed     jsonb not null,
  version   integer not null,
  at        timestamptz not null,
  primary key (debtor, duty)
);

create schema convene;
create table convene.draft (
  id        text primary key,
  person    text not null references people.person (id) on delete cascade,
  typed     jsonb not null,
  at        timestamptz not null
);
