-- Whether measurements bear out where the request came from, and the answer to who they are; of earlier mail nothing was kept.
alter table sar_request add column mail_origin text not null default 'NOT_MEASURED';
alter table sar_request add column identity_answer_origin text not null default 'NOT_MEASURED';
