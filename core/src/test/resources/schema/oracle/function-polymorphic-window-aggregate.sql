CREATE FUNCTION med_final(numeric[]) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT max(x) FROM unnest($1) x';
CREATE AGGREGATE med(numeric) (SFUNC = array_append, STYPE = numeric[], FINALFUNC = med_final);
-- ---- after ----
CREATE FUNCTION firstof(a anycompatible, b anycompatible) RETURNS anycompatible LANGUAGE sql IMMUTABLE AS 'SELECT coalesce(a, b)';
CREATE FUNCTION med_final(numeric[]) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT avg(x) FROM unnest($1) x';
CREATE AGGREGATE med(numeric) (SFUNC = array_append, STYPE = numeric[], FINALFUNC = med_final, INITCOND = '{}', PARALLEL = SAFE);
CREATE AGGREGATE hypo(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
