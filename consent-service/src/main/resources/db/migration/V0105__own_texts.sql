-- The digest of the text that was on record when the consent was recorded: a text that comes later proves nothing.
alter table consent add column text_digest bytea;

update consent c set text_digest = t.digest from consent_text t
where t.advertiser = c.advertiser and t.version = c.text_version and t.recorded_at <= c.recorded_at;
