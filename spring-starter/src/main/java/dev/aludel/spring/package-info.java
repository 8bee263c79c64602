/** Spring Boot's side of Aludel: settings, data sources and beans in, a database at head out. */
@org.jspecify.annotations.NullMarked
package dev.aludel.spring;
