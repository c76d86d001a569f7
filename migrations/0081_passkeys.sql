create table people.passkey (
  id         text primary key,
  person     text not null references people.person (id) on delete cascade,
  name       text not null,
  public_key bytea not null,
  counter    bigint not null,
  transports text[] not null,
  backed_up  boolean not null,
  since      timestamptz not null default now(),
  used       timestamptz,
  closed     timestamptz
);
comment on column people.passkey.closed is 'Its counter went back, as it would in a copy: it opens nothing any more.';
create index passkey_by_person on people.passkey (person);

-- Questions to passkeys that were answered: each counts once. The questions themselves are kept nowhere; they are signed.
create table people.answered (
  question  text primary key,
  ends      timestamptz not null
);
