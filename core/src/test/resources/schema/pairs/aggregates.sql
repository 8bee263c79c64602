CREATE FUNCTION med_final(numeric[]) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT max(x) FROM unnest($1) x';
CREATE AGGREGATE med(numeric) (SFUNC = array_append, STYPE = numeric[], FINALFUNC = med_final);
CREATE VIEW v AS SELECT med(x) AS x FROM generate_series(1.0, 2.0) x;
CREATE AGGREGATE counted(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
COMMENT ON AGGREGATE med(numeric) IS 'kept';

-- ---- after ----
CREATE FUNCTION firstof(a anycompatible, b anycompatible) RETURNS anycompatible LANGUAGE sql IMMUTABLE AS 'SELECT coalesce(a, b)';
CREATE FUNCTION med_final(numeric[]) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT avg(x) FROM unnest($1) x';
CREATE AGGREGATE med(numeric) (SFUNC = array_append, STYPE = numeric[], FINALFUNC = med_final, INITCOND = '{}', PARALLEL = SAFE);
CREATE VIEW v AS SELECT med(x) AS x FROM generate_series(1.0, 2.0) x;
COMMENT ON AGGREGATE med(numeric) IS 'kept';
CREATE AGGREGATE hypo(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
CREATE AGGREGATE "Odd sum"(float8) (SFUNC = float8_accum, STYPE = float8[], SSPACE = 64, FINALFUNC = float8_avg, FINALFUNC_MODIFY = SHAREABLE, COMBINEFUNC = float8_combine, INITCOND = '{0,0,0}', MSFUNC = float8_accum, MINVFUNC = float8_accum, MSTYPE = float8[], MSSPACE = 32, MFINALFUNC = float8_avg, MFINALFUNC_EXTRA = false, MINITCOND = '{0,0,0}', PARALLEL = RESTRICTED);
CREATE AGGREGATE biggest(int) (SFUNC = int4larger, STYPE = int, SORTOP = >);
CREATE AGGREGATE share(ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = mode_final, FINALFUNC_EXTRA);

