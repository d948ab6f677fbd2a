package nl.magbellen.objection.keypad;

import java.util.regex.Pattern;

/** How what was pressed is understood. Who may have objected has objected. */
public enum Reading {
  /** The agreed key, alone or among others: an objection. */
  AGREED,
  /** Other keys alone: none. */
  OTHER,
  /** No key at all: none. */
  NOTHING,
  /** Nothing that a keypad has: an objection, as nobody can say that it is none. */
  UNCLEAR;

  private static final Pattern KEYS = Pattern.compile("[0-9*#A-D]+");

  static Reading of(String pressed, String agreed) {
    String keys = pressed.strip();
    if (keys.isEmpty()) {
      return NOTHING;
    }
    if (keys.contains(agreed)) {
      return AGREED;
    }
    return KEYS.matcher(keys).matches() ? OTHER : UNCLEAR;
  }

  /** Whether it is an objection. */
  boolean isObjection() {
    return this == AGREED || this == UNCLEAR;
  }
}
