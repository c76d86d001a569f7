-- Links by mail, the post that carries them, and what is known about each signed-in device.
create table people.link (
  hash      text primary key,
  person    text not null references people.person (id) on delete cascade,
  purpose   text not null check (purpose in ('sign-in', 'confirm')),
  address   text not null,
  browser   text not null,
  ends      timestamptz not null,
  used      boolean not null default false
);
comment on column people.link.browser is 'The hash of a cookie of the browser that asked: the link opens nothing anywhere else.';
create index link_by_person on people.link (person);

create table people.post (
  id        text primary key,
  person    text not null references people.person (id) on delete cascade,
  address   text not null,
  kind      text not null check (kind in ('link', 'confirm', 'staff')),
  secret    text,
  at        timestamptz not null,
  due       timestamptz not null default now(),
  ends      timestamptz not null,
  tries     integer not null default 0,
  trouble   text,
  sent      timestamptz
);
comment on column people.post.secret is 'What the link in the mail holds; deleted in the moment in which the mail is sent or given up.';
create index post_waiting on people.post (due) where sent is null;
create index post_by_person on people.post (person);

alter table people.session
  add column device text not null default '',
  add column way text not null default 'code' check (way in ('code', 'link', 'passkey', 'demonstration'));
create index session_by_person on people.session (person);
create index channel_by_value on people.channel (kind, lower(value));
