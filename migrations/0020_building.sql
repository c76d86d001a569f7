-- One building of panels for each draw: long work that survives a restart.
create table recruit.building (
  seats     text primary key,
  draw_on   date not null,
  by_actor  jsonb not null,
  state     text not null check (state in ('waiting', 'computing', 'computed', 'published', 'cancelled', 'failed')),
  attempt   integer not null default 1,
  done      integer not null default 0,
  of_all    integer not null default 0,
  result    jsonb,
  why       text not null default '',
  began     timestamptz not null,
  beat      timestamptz
);
comment on column recruit.building.beat is 'Whoever computes says so every few seconds; where the word stops, another takes over.';
