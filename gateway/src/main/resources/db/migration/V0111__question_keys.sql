-- The first answers to questions that carried an Idempotency-Key, for as long as a repeat may join them. Both may hold a
-- telephone number: the question is kept as a keyed hash, the answers encrypted.
create table question_key (
  client      text        not null,
  key         text        not null,
  digest      uuid        not null,
  answers     bytea       not null,
  answered_at timestamptz not null,
  primary key (client, key)
);

create index question_key_age on question_key (answered_at);
