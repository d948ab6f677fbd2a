package nl.magbellen.list;

import java.util.zip.ZipException;

/** What was sent gzipped becomes far longer than a list does: a few bytes could keep us busy. */
final class PackedTooTightlyException extends ZipException {

  private static final long serialVersionUID = 1L;

  PackedTooTightlyException(int mostTimes) {
    super(
        "The list breaks off here: unpacked it is more than %d times as long as it was sent. Send it as it is."
            .formatted(mostTimes));
  }
}
