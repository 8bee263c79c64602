package dev.aludel.internal.script.writing;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Where new files go, and how they are called.
 *
 * @param folder the folder; empty for the first one that a location gives
 * @param pattern the pattern of a file's name, without its ending
 * @param timeZone the time zone of dates
 * @param slugLength how many characters the message may have in a name
 */
public record FileNaming(
    Optional<String> folder, String pattern, ZoneId timeZone, int slugLength) {}
