-- A box that is being shut takes nothing more: a ballot that was acknowledged is in the count, or it was refused.
create table decide.box (
  decision  text primary key,
  open      boolean not null
);
alter table decide.paper add column complete boolean not null default true;
comment on column decide.paper.complete is 'False while a counter is still typing papers of the batch; the other counter waits, and never sees what was typed.';
