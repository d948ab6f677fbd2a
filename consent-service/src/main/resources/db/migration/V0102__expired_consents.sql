-- A consent's own end is told in the feed when it has come, once. An end up to this instant is no news: it was told, or had come
-- when the consent was recorded. For consents that stand already it is the instant of this migration; no row is rewritten.
alter table consent add column end_told_until timestamptz not null default now();

-- Only what is still to be told: the index stays small, whatever ended before.
create index consent_end_not_told on consent (valid_until) where valid_until > end_told_until;
