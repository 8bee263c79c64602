package dev.aludel.internal.autogenerate;

import dev.aludel.schema.SchemaObject;

/**
 * How two objects of one kind are compared.
 *
 * @param <T> the kind's record
 */
interface KindComparison<T extends SchemaObject> {

  /** {@return what it takes to turn one into the other} */
  Change between(T before, T after);

  /**
   * {@return whether altering one into the other is refused, or goes wrong, while an object that
   * needs it is there}
   */
  default boolean disturbs(T before, T after, SchemaObject dependent) {
    return false;
  }

  /**
   * {@return whether one can't be altered into the other as long as the object that it is a part of
   * is there}
   */
  default boolean breaks(T before, T after, SchemaObject whole) {
    return false;
  }
}
