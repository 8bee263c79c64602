/** What Aludel tells through the actuator: an endpoint, health, info, metrics and observations. */
@org.jspecify.annotations.NullMarked
package dev.aludel.spring.actuate;
