-- That the holder of a business number published it himself for calls. Never changed once written:
-- another page or another day is another record. It counts only for the advertisers of the token
-- that told it; * stands for all. The content is a digest of all that was told, and of for whom.
create table published_number (
  number_key     uuid        not null,
  id             uuid        not null,
  content        bytea       not null,
  advertisers    text[]      not null,
  holder         text        not null,
  kvk            text        not null,
  url            text        not null,
  page_sha256    text        not null,
  seen_at        timestamptz not null,
  stated_purpose text        not null,
  subjects       text[]      not null,
  number_cipher  bytea       not null,
  recorded_by    text        not null,
  recorded_at    timestamptz not null default now(),
  primary key (number_key, id),
  unique (number_key, content),
  check (cardinality(advertisers) > 0),
  check (cardinality(subjects) > 0)
);

create index published_number_id on published_number (id);
create index published_number_of_advertisers on published_number using gin (advertisers);
