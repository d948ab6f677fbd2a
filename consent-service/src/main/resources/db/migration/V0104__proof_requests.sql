-- A consumer's request for proof is its events; its row is what they add up to.
-- It asks for the proof of one consent, or of whatever the advertiser has on record for the number.
create table proof_request (
  number_key    uuid        not null,
  id            uuid        not null,
  advertiser    text        not null,
  consent       uuid,
  requested_at  timestamptz not null,
  channel       text        not null,
  due_on        date        not null,
  number_cipher bytea       not null,
  delivered_at  timestamptz,
  recorded_at   timestamptz not null default now(),
  primary key (number_key, id),
  check (delivered_at >= requested_at)
);

create index proof_request_id on proof_request (id);
create index proof_request_of_advertiser on proof_request (advertiser, id);
create index proof_request_open on proof_request (due_on) where delivered_at is null;

create table proof_request_event (
  number_key    uuid        not null,
  proof_request uuid        not null,
  sequence      bigint      not null generated always as identity,
  kind          text        not null,
  happened_at   timestamptz not null,
  recorded_by   text        not null,
  recorded_at   timestamptz not null default now(),
  primary key (number_key, proof_request, sequence)
);
