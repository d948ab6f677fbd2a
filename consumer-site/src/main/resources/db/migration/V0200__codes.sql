-- A request for a code. Kept for a day after its end, to find out why a code did not come.
create table code_request (
  id            uuid        primary key,
  number_key    uuid        not null,
  number_cipher bytea       not null,
  delivery      text        not null,
  state         text        not null,
  tries         smallint    not null default 0,
  asked_at      timestamptz not null,
  expires_at    timestamptz not null
);

create index code_request_expiry on code_request (expires_at);

-- The one code of a number that counts: the one sent last. Only its keyed hash is here.
create table active_code (
  number_key uuid        primary key,
  request    uuid        not null,
  hash       uuid        not null,
  sent_at    timestamptz not null,
  expires_at timestamptz not null
);

create index active_code_expiry on active_code (expires_at);

-- How far an allowance is used up: it is whole again at whole_at. Keys are hashes of numbers and address blocks.
create table code_allowance (
  scope    text        not null,
  key      uuid        not null,
  whole_at timestamptz not null,
  primary key (scope, key)
);

create index code_allowance_expiry on code_allowance (whole_at);

-- What the codes of a day have cost, in euro cents.
create table code_budget (
  day         date   primary key,
  spent_cents bigint not null
);

-- Proofs of work that were used, until they expire by themselves: none counts twice.
create table used_proof (
  challenge  text        primary key,
  expires_at timestamptz not null
);

create index used_proof_expiry on used_proof (expires_at);
