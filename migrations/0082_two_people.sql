-- What one keeper asks and another must confirm, and who looked at what is held about people.
create table people.asked (
  person    text primary key references people.person (id) on delete cascade,
  kind      text not null check (kind in ('code', 'keeper')),
  by        text not null references people.person (id) on delete cascade,
  keys      boolean not null,
  ends      timestamptz not null
);
comment on table people.asked is 'A new code for a keeper of the house, or a new keeper: a second keeper confirms it within two days.';

create table people.look (
  person    text not null references people.person (id) on delete cascade,
  by        text not null references people.person (id) on delete cascade,
  what      text not null,
  day       date not null,
  times     integer not null default 1,
  primary key (person, by, what, day)
);
create index look_by_looker on people.look (by, day);
