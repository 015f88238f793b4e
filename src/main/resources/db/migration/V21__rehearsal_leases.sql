-- A rehearsal whose node dies is taken over by another node, as a job is. It starts again from its first case, so that an uploaded
-- set of cases is stored until the rehearsal ends.

-- How often the rehearsal was taken. Every write of the node that works on it names this number.
alter table rehearsal add column run integer default 0 not null;
-- The uploaded cases as gzipped lines of JSON; null where the kept evaluations are meant, and after the end.
alter table rehearsal add column upload bytea;

update rehearsal set state = 'FAILED', finished_at = current_timestamp,
       failure = '中断：服务升级时试算尚未完成 / interrupted: the service was upgraded before the rehearsal ended'
 where state = 'RUNNING';

create index rehearsal_state on rehearsal (state, started_at, id);
