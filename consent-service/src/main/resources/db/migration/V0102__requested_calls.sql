-- A requested call is its events; its row is what they add up to.
create table requested_call (
  number_key      uuid        not null,
  id              uuid        not null,
  advertiser      text        not null,
  subject         text        not null,
  requested_at    timestamptz not null,
  valid_until     timestamptz not null,
  evidence_cipher bytea       not null,
  number_cipher   bytea       not null,
  used_at         timestamptz,
  -- The decision whose permit may be used for this call, and until when. The decision log has its history.
  pending_decision uuid,
  pending_until    timestamptz,
  recorded_at     timestamptz not null default now(),
  primary key (number_key, id),
  check (valid_until > requested_at),
  check ((pending_decision is null) = (pending_until is null))
);

-- A request is on record once: what is told again is the first record, used or not.
create unique index requested_call_once
  on requested_call (number_key, advertiser, subject, requested_at);
create index requested_call_id on requested_call (id);
create index requested_call_of_advertiser on requested_call (advertiser, id);

create table requested_call_event (
  number_key     uuid        not null,
  requested_call uuid        not null,
  sequence       bigint      not null generated always as identity,
  kind           text        not null,
  happened_at    timestamptz not null,
  decision       text,
  recorded_by    text        not null,
  recorded_at    timestamptz not null default now(),
  primary key (number_key, requested_call, sequence)
);

create index requested_call_event_of_call on requested_call_event (requested_call, sequence);
create unique index requested_call_used_once_per_decision
  on requested_call_event (number_key, requested_call, decision) where kind = 'USED';
