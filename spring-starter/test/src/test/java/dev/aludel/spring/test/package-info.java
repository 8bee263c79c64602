/** What tests of an application see of this module, on a real PostgreSQL. */
package dev.aludel.spring.test;
