-- @revises base
-- @upgrade
--
-- PostgreSQL database dump
--

\restrict aB3kQ9x2

-- Dumped from database version 15.18

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SELECT pg_catalog.set_config('search_path', '', false);

CREATE TABLE public.customer (
    id integer NOT NULL,
    email text
);

--
-- Data for Name: customer; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.customer (id, email) FROM stdin;
1	ann@example.org
2	\N
\.


--
-- Name: customer customer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.customer
    ADD CONSTRAINT customer_pkey PRIMARY KEY (id);

--
-- PostgreSQL database dump complete
--

\unrestrict aB3kQ9x2

