-- Lists of callers with a scope read the evaluations within their regions. The prefix of a region, because the entries of an
-- index are limited; regions of a scope are shorter.
set local statement_timeout = 0;

create index evaluation_region on evaluation (left(region, 310) text_pattern_ops, id);
