/** Everything a migration may ask for, as sealed records that know their inverse. */
@org.jspecify.annotations.NullMarked
package dev.aludel.operation;
