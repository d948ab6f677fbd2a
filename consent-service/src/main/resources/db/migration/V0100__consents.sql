-- A consent is its events; the rows of the consent and of its parties are what they add up to.
-- The particulars never change. The index on id is not unique, so that the tables can be sharded by number key.
create table consent (
  number_key        uuid        not null,
  id                uuid        not null,
  advertiser        text        not null,
  subject           text        not null,
  person            text,
  given_at          timestamptz not null,
  valid_until       timestamptz,
  channel           text        not null,
  text_version      text,
  standalone        boolean     not null,
  first_call_within text,
  number_cipher     bytea       not null,
  source_cipher     bytea,
  first_used_at     timestamptz,
  recorded_at       timestamptz not null default now(),
  primary key (number_key, id),
  check (valid_until > given_at)
);

-- A consent is on record once: what is told again is the first record, with all that happened to it.
create unique index consent_once
  on consent (number_key, advertiser, subject, given_at, text_version, person) nulls not distinct;
create index consent_id on consent (id);

-- For whom a consent holds: the addressee and every partner that its text named.
create table consent_party (
  number_key   uuid    not null,
  advertiser   text    not null,
  consent      uuid    not null,
  addressee    boolean not null,
  withdrawn_at timestamptz,
  primary key (number_key, advertiser, consent)
);

create index consent_party_of_advertiser on consent_party (advertiser, consent);
create index consent_party_of_consent on consent_party (consent);

-- An event holds for the advertiser that it names, or, naming none, for every party.
create table consent_event (
  number_key      uuid        not null,
  consent         uuid        not null,
  sequence        bigint      not null generated always as identity,
  kind            text        not null,
  happened_at     timestamptz not null,
  advertiser      text,
  channel         text,
  method          text,
  evidence_cipher bytea,
  decision        text,
  recorded_by     text        not null,
  recorded_at     timestamptz not null default now(),
  primary key (number_key, consent, sequence)
);

create index consent_event_of_consent on consent_event (consent, sequence);
create unique index consent_used_once_per_decision
  on consent_event (number_key, consent, decision) where kind = 'USED';

-- What people agreed to, once per version; neither its text nor what it stated ever changes.
create table consent_text (
  advertiser        text        not null,
  version           text        not null,
  digest            bytea       not null,
  body              text        not null,
  standalone        boolean     not null,
  first_call_within text,
  recorded_at       timestamptz not null default now(),
  primary key (advertiser, version)
);
