-- Each save looks up the newest evaluations of a body: H2 reads an index in its own order only, and read all of them.
drop index evaluation_profile_body;
create index evaluation_profile_body on evaluation_profile (scheme, body, evaluation_id desc);
