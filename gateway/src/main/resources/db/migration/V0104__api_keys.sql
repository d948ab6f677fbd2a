-- Keys of machines that cannot do OpenID Connect. Of a secret only its SHA-256 is kept: it is of 256 random bits, which nobody
-- finds by trying. A key that is deleted stays on record, and is taken no more.
create table api_key (
  id           uuid        not null primary key,
  secret_hash  bytea       not null unique,
  beginning    text        not null,
  advertiser   text,
  agency       text,
  scopes       text[]      not null,
  campaign     text,
  addresses    text[]      not null,
  created_by   text        not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_on date,
  deleted_by   text,
  deleted_at   timestamptz
);
