-- How slow the hash of a code is (scrypt's N). A sign-in code lives long and is hashed slowly; a letter's code ends with its
-- answer day, only lets somebody register, and is made by the thousand.
alter table people.code add column cost integer not null default 16384 check (cost >= 4096);
