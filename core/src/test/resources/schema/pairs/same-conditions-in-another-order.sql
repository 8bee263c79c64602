CREATE DOMAIN month_number AS integer CONSTRAINT month_number_check CHECK (VALUE >= 1 AND VALUE <= 12);
CREATE TABLE pets (
    age   integer CHECK (age >= 1 AND age <= 12 AND age <> 7),
    name  text CHECK (name <> 'a) AND (b' AND (name LIKE 'x%' OR name LIKE 'y%')),
    CHECK (age > length(name) AND name <> ' AND ')
);
-- ---- after ----
CREATE DOMAIN month_number AS integer CONSTRAINT month_number_check CHECK (VALUE <= 12 AND VALUE >= 1);
CREATE TABLE pets (
    age   integer CHECK (age <> 7 AND age <= 12 AND age >= 1),
    name  text CHECK ((name LIKE 'x%' OR name LIKE 'y%') AND name <> 'a) AND (b'),
    CHECK (name <> ' AND ' AND age > length(name))
);
