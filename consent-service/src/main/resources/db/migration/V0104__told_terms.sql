-- How far it was told that the terms are over which the rules set to records: of the records of each term, in the order in which
-- they began, those up to this one. Those that were behind it when they were recorded were over then. A longer term sets it back.
-- The records themselves are not written: their term is the law's, and may change.
create table term_told (
  term      text        not null primary key,
  -- When it was last looked: an earlier look, of a replica whose clock is behind, changes nothing.
  looked_at timestamptz not null,
  began_at  timestamptz not null,
  record    uuid        not null
);

-- By the term for the first call that a text stated, which are few.
create index consent_given on consent (coalesce(first_call_within, ''), given_at, id);
create index consent_used on consent_event (happened_at, consent) where kind = 'USED';
create index requested_call_not_used on requested_call (valid_until, id) where used_at is null;
create index published_number_seen on published_number (seen_at, id);
