-- People: ordinary tables, erasable, never in a leaf.
create schema people;

create table people.house (
  one       boolean primary key default true check (one),
  name      text not null,
  zone      text not null,
  language  text not null check (language in ('en', 'es', 'pt')),
  demonstration boolean not null,
  clock     timestamptz
);
comment on column people.house.clock is 'The clock of a demonstration, which a visitor can move; a real installation has none and lives by the real one.';

create table people.person (
  id        text primary key,
  name      text not null,
  language  text not null default 'en' check (language in ('en', 'es', 'pt')),
  since     timestamptz not null,
  erased    timestamptz
);

create table people.channel (
  person    text not null references people.person (id) on delete cascade,
  kind      text not null check (kind in ('email', 'phone', 'post', 'host')),
  value     text not null,
  primary key (person, kind, value)
);

create table people.role (
  person    text not null references people.person (id) on delete cascade,
  role      text not null,
  place     text not null,
  since     timestamptz not null,
  primary key (person, role, place)
);
create index role_by_place on people.role (place, role);

create table people.pseudonym (
  person    text not null references people.person (id) on delete cascade,
  place     text not null,
  pseudonym text not null unique,
  primary key (person, place)
);

create table people.session (
  hash      text primary key,
  person    text not null references people.person (id) on delete cascade,
  since     timestamptz not null,
  seen      timestamptz not null,
  ends      timestamptz not null
);

create table people.code (
  locator   text primary key,
  purpose   text not null check (purpose in ('sign-in', 'enrol', 'ballot', 'set-up', 'invite-staff')),
  subject   text not null,
  salt      bytea not null,
  hash      bytea not null,
  uses      integer not null check (uses >= 0),
  tries     integer not null default 0,
  ends      timestamptz not null
);
create index code_by_subject on people.code (purpose, subject);

create table people.consent (
  person    text not null references people.person (id) on delete cascade,
  purpose   text not null,
  given     boolean not null,
  at        timestamptz not null,
  primary key (person, purpose)
);

create unlogged table people.attempt (
  what      text not null,
  span      bigint not null,
  count     integer not null,
  primary key (what, span)
);
