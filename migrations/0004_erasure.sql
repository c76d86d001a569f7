-- An applicant who is erased after the pool was frozen stays in it as a pseudonym without a person, so that the digest of
-- the pool and the draw can still be checked.
alter table recruit.applicant alter column person drop not null;
