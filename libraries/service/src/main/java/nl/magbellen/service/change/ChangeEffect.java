package nl.magbellen.service.change;

/** What a change means for a list of numbers. */
public enum ChangeEffect {
  /** What was permitted may be denied from now on: take the number off, or ask before a call. */
  BLOCKS,
  /** What was denied may be permitted from now on: only a question tells. */
  MAY_ALLOW
}
