-- Why an answer is a draft again, as a kind, and who stopped it; until now both stood in one sentence.
alter table sar_request add column answer_setback_by text;
update sar_request
set answer_setback_by = substring(answer_setback from ' was cancelled by (.*)[.]$'),
    answer_setback = case
        when answer_setback like 'The second person returned it%' then 'RETURNED'
        when answer_setback like 'Sending was cancelled by %' then 'SENDING_CANCELLED'
        when answer_setback like 'Posting was cancelled by %' then 'POSTING_CANCELLED'
        when answer_setback like 'The requester wrote again %' then 'REQUESTER_WROTE'
        when answer_setback like 'The answer was refused %' then 'REFUSED'
        when answer_setback like 'The requester withdrew %' then 'WITHDRAWN'
        when answer_setback like 'The sorting was corrected %' then 'SORTING_CORRECTED'
        when answer_setback like 'The date of receipt was corrected %' then 'RECEIPT_CORRECTED'
        when answer_setback like 'Name or address %' then 'CONTACT_CORRECTED'
        when answer_setback like 'Data was added %' then 'DATA_ADDED'
        when answer_setback like 'Data was removed %' then 'DATA_REMOVED'
    end
where answer_setback is not null;
