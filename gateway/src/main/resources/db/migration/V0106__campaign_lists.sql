-- The numbers that a campaign is to call: to count how many may be called. The list is put whole.
create table campaign_number (
  advertiser    text  not null,
  campaign      text  not null,
  number_key    uuid  not null,
  number_cipher bytea not null,
  primary key (advertiser, campaign, number_key)
);
