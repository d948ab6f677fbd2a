-- A telemarketer's id is its owner's own: of an agency, or of an advertiser with whom the person works. What was
-- registered without agency by a client of all advertisers counts for each of them.
alter table telemarketer_version
  add column telemarketer text,
  add column advertiser   text references advertiser;

create temporary table owned on commit drop as
select v.*, 'agency:' || v.agency || '/' || v.entry as owned_entry, null as owner
from telemarketer_version v
where v.agency is not null
union all
select v.*, 'advertiser:' || a.id || '/' || v.entry, a.id
from telemarketer_version v
join advertiser a on a.id = any (v.advertisers) or '*' = any (v.advertisers)
where v.agency is null;

create temporary table owned_training on commit drop as
select t.*, o.owned_entry, row_number() over (partition by t.id order by o.newest desc, o.owned_entry) as place
from training t
join (select entry, owned_entry, max(version) as newest from owned group by entry, owned_entry) o
  on o.entry = t.telemarketer;

insert into telemarketer (id) select distinct owned_entry from owned;

insert into telemarketer_version
  (id, entry, version, name, agency, advertisers, recorded_by, recorded_at, telemarketer, advertiser)
select gen_random_uuid(), owned_entry, row_number() over (partition by owned_entry order by version), name, agency,
  advertisers, recorded_by, recorded_at, entry, owner
from owned;

update training t set telemarketer = o.owned_entry
from owned_training o where o.id = t.id and o.place = 1;

insert into training (id, telemarketer, module, code_version, passed_on, valid_until, recorded_by, recorded_at)
select gen_random_uuid(), owned_entry, module, code_version, passed_on, valid_until, recorded_by, recorded_at
from owned_training where place > 1;

-- Ids of the clients' own have no stroke.
delete from training where position('/' in telemarketer) = 0;
delete from telemarketer_version where position('/' in entry) = 0;
delete from telemarketer where position('/' in id) = 0;

alter table telemarketer_version
  drop column advertisers,
  alter column telemarketer set not null,
  add constraint one_owner check (num_nonnulls(agency, advertiser) = 1);

create index telemarketer_version_of_telemarketer on telemarketer_version (telemarketer, entry, version);
