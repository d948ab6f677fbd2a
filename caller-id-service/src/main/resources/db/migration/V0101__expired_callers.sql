-- What ends by time alone is told in the feed when its time has come, once: each row remembers what was told of it.
alter table caller_id add column expired_check uuid references callback_check;
alter table mandate add column expiry_told timestamptz;

-- What ended before there was a feed of such ends is no news.
update mandate set expiry_told = valid_to where valid_to <= now();

create index mandate_expiry_not_told on mandate (valid_to) where expiry_told is distinct from valid_to;

-- Whether a callback check lets its number be shown. The one place of it in this database.
create function callback_passed(checked callback_check) returns boolean language sql immutable as $$
  select checked.result = 'ANSWERED' and checked.identifies_advertiser and checked.ordinary_tariff
$$;

create or replace function caller_id_called_back() returns trigger language plpgsql as $$
begin
  insert into change (kind, advertiser, agency, caller_id, evidence, happened_at)
  select case when callback_passed(k) then 'CALLBACK_PASSED' else 'CALLBACK_FAILED' end,
    c.advertiser, c.agency, c.number, 'callback-check:' || k.id, k.at
  from callback_check k join caller_id c on c.id = k.caller_id
  where k.id in (select id from added)
  order by k.id;
  return null;
end $$;
