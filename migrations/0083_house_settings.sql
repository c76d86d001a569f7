-- What a house says about itself, and the days on which nothing falls due.
alter table people.house
  add column phone text not null default '',
  add column rest_days integer[] not null default '{}';
comment on column people.house.rest_days is 'Days of the week on which no office is open: 1 Monday to 7 Sunday.';

create table people.holiday (
  first     date not null,
  last      date not null check (last >= first),
  name      text not null default '',
  primary key (first, last)
);
comment on table people.holiday is 'Days off: one day, or a recess of many. A deadline that falls on one moves to the next open day.';
