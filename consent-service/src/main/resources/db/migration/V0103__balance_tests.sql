-- A balance test never changes: another one is held instead.
create table balance_test (
  advertiser       text        not null,
  id               uuid        not null,
  subject          text        not null,
  held_on          date        not null,
  term             text        not null,
  interests        text        not null,
  impact           text        not null,
  safeguards       text        not null,
  conclusion       text        not null,
  approved_by      text        not null,
  advice_outcome   text,
  advice_term      text,
  advice_given_on  date,
  advice_reference text,
  recorded_by      text        not null,
  recorded_at      timestamptz not null default now(),
  primary key (advertiser, id),
  -- an advice is told whole or not at all
  check (num_nulls(advice_outcome, advice_term, advice_given_on, advice_reference) in (0, 4))
);

create index balance_test_id on balance_test (id);
